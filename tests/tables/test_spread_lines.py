"""A value that is spread over its line: its last words stand in no column of their own."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.models.page import Box, Word
from pipeline.tables.stacked.band import Band
from pipeline.tables.stacked.spread_lines import without_spread
from pipeline.tables.stacked.stacks import segments_of
from tests import paper

ROWS = (("Report to:", "Place Panel"), ("Member:", "Ann Ash"), ("Wards:", "All"))
TITLE = ("Bus", "fares:", "what", "has", "happened")


def _columns(*gaps: float) -> Sequence[float]:
    """Where the columns of a list of labels begin; the words of its title stand so far apart."""
    words: list[Word] = [w for at, row in enumerate(ROWS) for w in paper.line(row[0], 60, 100 + 15 * at)]
    words += [w for at, row in enumerate(ROWS) for w in paper.line(row[1], 160, 100 + 15 * at)]
    words += paper.line("Title:", 60, 145)
    x = 160.0
    for text, gap in zip(TITLE, (*gaps, 0.0), strict=True):
        words.append(paper.word(text, x, 145))
        x = words[-1].box.x1 + gap
    ((bands, boundaries),) = segments_of([Band(1, Box(55, 95, 540, 165), tuple(words))])
    return [round(x) for x in without_spread(bands, boundaries)]


def test_the_end_of_a_line_that_is_spread_is_no_column() -> None:
    assert _columns(5.2, 5.2, 5.1, 5.2) == [157]


def test_white_that_is_wider_than_the_spaces_parts_columns() -> None:
    assert len(_columns(2.5, 2.5, 2.5, 5.2)) == 2
