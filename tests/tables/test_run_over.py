"""Text over the width of a table: the sides of columns that stand between two of its words part nothing."""

from __future__ import annotations

import pytest

from pipeline.models.page import Style, Word
from pipeline.tables.stacked.band_grid import grid_from
from pipeline.tables.stacked.run_over import run_over_too
from pipeline.tables.stacked.stacks import Stack, bands_of
from pipeline.text.lines import lines_of
from tests import paper

TEXT = "Recommendation One: Halls - That all of the halls are opened on every day of the week, and"
BANDS = (100.0, 114.0, 142.0, 156.0)
PADDING = 6.0
Sides = tuple[float, float, float]


def _line(look: Style = paper.PLAIN) -> tuple[Word, ...]:
    return paper.line(TEXT, 50, 118, look=look)


def _sides(*, crossed: int) -> Sides:
    """Three sides of columns: one through a word of the text, the others where two of its words meet."""
    line = _line()
    cut = [line[at].box.x0 - paper.SPACE / 2 for at in (3, 8, 13)]
    cut[crossed] = line[(3, 8, 13)[crossed]].box.centre[0]
    return cut[0], cut[1], cut[2]


def _row(top: float, sides: Sides, *texts: str, look: Style = paper.PLAIN, padding: float = PADDING) -> list[Word]:
    lefts = (50, *(x + padding for x in sides))
    return [w for x, text in zip(lefts, texts, strict=True) for w in paper.line(text, x, top, look=look)]


def _columns(sides: Sides, *text: Word, padding: float = PADDING) -> list[int]:
    """How many columns each place of the second row takes up; headings stand above it, and a row of cells below."""
    heads = _row(102, sides, "Response", "Progress", "Lead", "Status", look=paper.BOLD, padding=padding)
    body = _row(144, sides, "Agreed", "It was begun", "J Smith", "Green", padding=padding)
    stack = Stack(1, 47, 520, BANDS, sides)
    return [p.columns for p in grid_from(bands_of(stack, [*heads, *text, *body]), sides).places if p.row == 1]


@pytest.mark.parametrize("crossed", [0, 1, 2])
@pytest.mark.parametrize("look", [paper.PLAIN, paper.BOLD], ids=["plain", "bold"])
def test_a_text_over_all_columns_is_one_cell(crossed: int, look: Style) -> None:
    text = (*_line(look), *paper.line("that this is told to all", 50, 130, look=look))
    assert _columns(_sides(crossed=crossed), *text) == [4]


def test_a_cell_that_begins_where_its_column_does_is_none_of_a_text_beside_it() -> None:
    """However little white is in front of it."""
    text = (*_line(), *paper.line("that this", 50, 130))
    assert _columns(_sides(crossed=0), *text, padding=paper.SPACE / 2) == [2, 1, 1]


def test_more_than_a_space_parts_two_cells() -> None:
    sides = _sides(crossed=0)
    line = _line()
    moved = [w._replace(box=w.box._replace(x0=w.box.x0 + 4, x1=w.box.x1 + 4)) for w in line[8:]]
    assert sides[1] in run_over_too(lines_of(line), sides, [])
    assert sides[1] not in run_over_too(lines_of([*line[:8], *moved]), sides, [])


def test_one_line_that_keeps_to_the_columns_keeps_them() -> None:
    sides = _sides(crossed=0)
    apart = _row(130, sides, "of", "all", "halls", "soon")
    assert run_over_too(lines_of([*_line(), *apart]), sides, []) == frozenset()
