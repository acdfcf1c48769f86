"""A row below the last line of a table that draws none at its end."""

from __future__ import annotations

import pytest

from pipeline.models.page import Word
from pipeline.tables.last_row import with_last_row
from pipeline.tables.stacks import Stack
from tests import paper

LINES = (101.0, 115.0, 140.0, 165.0)
DRAWN, PLAIN = Stack(1, 47, 500, LINES, (197.0, 347.0)), Stack(1, 47, 500, LINES)


def _row(top: float, *texts: str) -> list[Word]:
    return [w for x, text in zip((50, 200, 350), texts, strict=False) for w in paper.line(text, x, top)]


ROWS = [*_row(102, "Recommendation", "Response", "News"), *_row(118, "That it ends", "Yes", "Begun")]
ROWS += _row(143, "That it starts", "No", "None")


@pytest.mark.parametrize("stack", [DRAWN, PLAIN], ids=["columns drawn", "columns of white"])
def test_words_right_below_the_last_line_that_keep_to_the_columns_are_a_row(stack: Stack) -> None:
    last = [*_row(168, "That it goes on", "Yes", "Begun in"), *_row(180, "", "", "May")]
    note = paper.line("Each of these was settled by the panel in the spring", top=200)
    assert with_last_row(stack, [*ROWS, *last, *note]).lines == (*LINES, 191.0)


@pytest.mark.parametrize(
    "below",
    [
        _row(190, "That it goes on", "Yes", "Begun"),
        paper.line("Each of these was settled by the panel in the spring", top=168),
        _row(168, "Notes"),
        _row(168, "", "Yes", "Begun"),
    ],
    ids=["far", "prose", "a note", "not from the first column"],
)
def test_other_words_below_a_table_are_none(below: list[Word]) -> None:
    assert with_last_row(DRAWN, [*ROWS, *below]) == DRAWN
