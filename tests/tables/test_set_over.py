"""Paragraphs over the whole width of a table that only lines from side to side part: they stand over a row each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.models.page import Box, Page, Ruling, Word
from pipeline.tables.ruled.by_rulings import tables_by_rulings
from pipeline.tables.stacked.band import Band
from pipeline.tables.stacked.stacks import Stack, bands_of, segments_of
from tests import paper

X0, X1 = 47.0, 500.0
COLUMNS = (50.0, 200.0, 350.0)
ONE = (
    "2. That every allotment association is offered a lease of fifteen years and that its tenants are",
    "told of the charges before these are due in the spring of each year, as other councils do by now",
    "already.",
)
ANOTHER = (
    "3. That the growing of vegetables is taught at each of the primary schools in the borough, and a",
    "prize given.",
)


def _row(top: float, *texts: str, bold: bool = False) -> list[Word]:
    look = paper.BOLD if bold else paper.PLAIN
    return [w for x, text in zip(COLUMNS, texts, strict=True) for w in paper.line(text, x, top, look=look)]


def _text(top: float, *printed: str, x: float = 50) -> list[Word]:
    """Lines as a word processor sets them: up to the right side."""
    return [w for line in paper.lines(*printed, x=x, top=top) for w in line]


def _width(printed: str) -> float:
    return paper.line(printed, 50, 0)[-1].box.x1


HEADS = _row(103, "Response", "Progress", "Status", bold=True)
FIRST, SECOND = _row(163, "Agreed.", "Leases were sent.", "Green"), _row(213, "Not agreed.", "No money.", "Red")
LINES = (100.0, 120.0, 160.0, 180.0, 210.0, 230.0)


def _page(words: list[Word], number: int = 1, lines: tuple[float, ...] = LINES) -> Page:
    rulings = tuple(Ruling(Box(X0, y, X1, y), True, "#000000") for y in lines)
    return Page(number, 595.0, 842.0, tuple(w._replace(page=number, index=i) for i, w in enumerate(words)), rulings)


def test_the_lines_of_these_tests_end_where_the_next_word_has_no_room() -> None:
    assert all(470 < _width(line) < X1 for line in (*ONE[:2], ANOTHER[0]))


def test_a_paragraph_from_side_to_side_is_a_row_of_its_own_in_one_table() -> None:
    words = [*HEADS, *_text(122, *ONE), *FIRST, *_text(183, *ANOTHER), *SECOND]
    (table,), _ = tables_by_rulings([_page(words)])
    assert [len([c for c in row.cells if c]) for row in table.rows] == [3, 1, 3, 1, 3]
    assert table.rows[1].cells[0] is not None and table.rows[1].cells[0].columns == 3


def test_it_may_open_what_a_table_has_on_the_next_page() -> None:
    first = _page([*HEADS, *_row(130, "Agreed.", "Leases were sent.", "Green")], lines=(100.0, 120.0, 160.0))
    after = _page([*_text(122, *ONE), *FIRST, *_text(183, *ANOTHER), *SECOND], 2, LINES[1:])
    tables, _ = tables_by_rulings([first, after])
    assert [sum(c is not None for c in row.cells) for t in tables for row in t.rows] == [3, 3, 1, 3, 1, 3]
    assert len(tables) == 1


def _is_set_over(words: list[Word], box: Box) -> bool:
    return Band(1, box, tuple(words)).set_over


@pytest.mark.parametrize(
    "printed",
    [ONE[:1], ("Agreed, and begun.", "It was done in May", "by Jo Day."), (ONE[0], *ANOTHER, "No."), ("", "")],
    ids=["one line", "ends early", "two paragraphs", "nothing"],
)
def test_other_words_are_not_set_over_the_table(printed: tuple[str, ...]) -> None:
    assert not _is_set_over(_text(122, *printed), Box(X0, 120, X1, 160))


def test_nor_is_what_is_indented_or_stands_in_columns() -> None:
    box = Box(X0, 120, X1, 160)
    assert _is_set_over(_text(122, *ONE), box)
    assert not _is_set_over(_text(122, *ONE, x=75), box)
    cells = [*_text(122, "That the wall is", "mended."), *_text(122, *(ONE[0][:60], "again"), x=200)]
    assert not _is_set_over(cells, box)
    aslant = [w._replace(style=w.style._replace(angle=90)) for w in _text(122, *ONE)]
    assert not _is_set_over(aslant, box)


def test_text_between_two_tables_of_other_columns_is_of_neither() -> None:
    stack = Stack(1, X0, X1, (100.0, 120.0, 140.0, 180.0, 200.0, 220.0))
    above = [*HEADS, *_row(123, "Agreed.", "Leases were sent.", "Green")]
    wide = ((50, "What else was asked of the council by them all"), (320, "What came of it"))
    below = [w for top in (183, 203) for x, text in wide for w in paper.line(text, x, top)]
    parts = segments_of(bands_of(stack, [*above, *_text(142, *ANOTHER), *below]))
    assert [len(bands) for bands, _ in parts] == [2, 1, 2]
    after = replace(stack, lines=stack.lines[:4])
    assert [len(bands) for bands, _ in segments_of(bands_of(after, [*above, *_text(142, *ANOTHER)]))] == [2, 1]
