"""How far each cell can be believed: evidence from all stages becomes a score and, where it is low, a flag."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.models.page import Page
from pipeline.models.report import Report
from pipeline.trust.beside import with_words_beside
from pipeline.trust.lines import pages_of_lines, run_through, with_whole
from pipeline.trust.score import Part, Weights, kind_of, score, scored, sentences, weights
from pipeline.trust.unread import unread

__all__ = ["Part", "Weights", "kind_of", "score", "scored", "sentences", "weighed", "weights", "with_whole"]


def weighed(report: Report, pages: Sequence[Page] = ()) -> Report:
    """The report with evidence, score and flags for every cell; `pages` are those it stands on, as they were read."""
    bad = {page.number for page in pages if page.problems}
    crossed = run_through(pages, pages_of_lines(report))
    held = {place.page for row in report.recommendations for _, places in row.sources for place in places}
    missed = unread(page for page in pages if page.number in held)  # what was missed elsewhere is in no cell
    return with_words_beside(scored(with_whole(report, bad, missed, crossed)), pages)
