"""How far each cell can be believed: evidence from all stages becomes a score and, where it is low, a flag."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.models.report import Report
from pipeline.trust.score import Weights, kind_of, score, scored, weights
from pipeline.trust.whole import with_whole
from pipeline.trust.words import sentences

__all__ = ["Weights", "kind_of", "score", "scored", "sentences", "weighed", "weights", "with_whole"]


def weighed(report: Report, bad_pages: Collection[int] = ()) -> Report:
    """The report with evidence, score and flags for every cell; `bad_pages` were read with trouble."""
    return scored(with_whole(report, bad_pages))
