"""Records of two rows in a table of horizontal lines: the lines between these reach from a column on to its side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.models.page import Word
from pipeline.tables.stacked.band_grid import grid_from
from pipeline.tables.stacked.short_lines import with_storeys
from pipeline.tables.stacked.stacks import Stack, bands_of
from tests import paper

OUTER = Stack(1, 47, 500, (100.0, 140.0, 180.0), (97.0, 247.0, 397.0))
INNER = Stack(1, 97, 500, (120.0, 160.0))


def _row(top: float, *texts: str) -> list[Word]:
    return [w for x, text in zip((50, 100, 250, 400), texts, strict=False) for w in paper.line(text, x, top)]


UPPER = [*_row(103, "P1", "That it ends", "Agreed", "Amber"), *_row(143, "P2", "That it starts", "No", "Green")]
LOWER = [*_row(123, "", "Begun in May.", "To do: all of the rest of the work"), *_row(163, "", "Done.", "To do: none")]


def test_lines_from_a_column_to_the_side_part_the_rows_of_the_table_around_them() -> None:
    (stack,) = with_storeys([OUTER, INNER], [*UPPER, *LOWER])
    assert stack == replace(OUTER, lines=(100.0, 120.0, 140.0, 160.0, 180.0), storeys=(120.0, 160.0))


@pytest.mark.parametrize(
    "inner",
    [
        replace(INNER, x0=120),
        replace(INNER, x1=450),
        replace(INNER, lines=(120.0, 200.0)),
        replace(INNER, lines=(129.0, 160.0)),
    ],
    ids=["from no column", "to no side", "below it", "through words"],
)
def test_other_lines_are_those_of_a_table_of_their_own(inner: Stack) -> None:
    assert with_storeys([OUTER, inner], [*UPPER, *LOWER]) == [OUTER, inner]


def test_what_runs_over_a_column_s_side_in_one_lower_row_spans_it_in_all() -> None:
    (stack,) = with_storeys([OUTER, INNER], [*UPPER, *LOWER])
    grid = grid_from(bands_of(stack, [*UPPER, *LOWER]), stack.shown)
    assert [(p.column, p.columns) for p in grid.places if p.columns > 1] == [(2, 2), (2, 2)]


def test_a_word_that_is_too_long_for_its_column_spans_none() -> None:
    words = [*UPPER, *_row(123, "", "Begun in May", "Telecommunications-infrastructures")]
    grid = grid_from(bands_of(OUTER, words), OUTER.shown)
    assert all(p.columns == 1 for p in grid.places)
