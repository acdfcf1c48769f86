"""How far each cell can be believed: what the reading knew of it becomes a score and, where it is low, a flag."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.models.page import Page
from pipeline.models.report import Report
from pipeline.trust.beside import with_words_beside
from pipeline.trust.features import features_of
from pipeline.trust.score import Weights, kind_of, letters_whole, scored, sentences, weights
from pipeline.trust.unread import unread
from pipeline.trust.whole import with_whole

__all__ = ["Weights", "kind_of", "letters_whole", "scored", "sentences", "weighed", "weights", "with_whole"]


def weighed(report: Report, pages: Sequence[Page] = (), reading: Any = None) -> Report:
    """The report with evidence, score and flags for every cell.

    `pages` are those it stands on, as they were read; `reading`: how it was read, with what else was weighed.
    """
    held = {place.page for row in report.recommendations for _, places in row.sources for place in places}
    missed = unread(page for page in pages if page.number in held)  # what was missed elsewhere is in no cell
    whole = with_words_beside(with_whole(report, missed), pages)
    return scored(whole, features_of(whole, reading))
