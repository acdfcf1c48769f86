"""Forms inside the cells of a table, one of which touches the lines of its row, as at the top of a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.models.page import Box, Page, Ruling, Word
from pipeline.models.table import Table
from pipeline.tables.read_tables import read_tables
from pipeline.text.lexicon import Lexicon
from tests import paper

HEAD = ("Recommendation", "Response and progress")
ONE = (("Response", "Agreed."), ("Progress", "It was mended in May."), ("RAG", "Green"))
TWO = (("Response", "Not agreed."), ("Progress", "None."), ("RAG", "Red"))
OUTER, FORM = (50.0, 200.0, 500.0), (210.0, 280.0, 490.0)
ROW = 18.0

Pairs = tuple[tuple[str, str], ...]


def _page(*rows: tuple[str, Pairs, float], number: int = 1) -> Page:
    """A table with a form in the second cell of each row, that far below the row's top; its foot is the row's."""
    made = paper.ruled([HEAD], OUTER, page=number)
    words: list[Word] = list(made.words)
    rulings: list[Ruling] = list(made.rulings)
    top = max(r.box.bottom for r in made.rulings)
    for said, pairs, gap in rows:
        inner = paper.ruled(pairs, FORM, top=top + gap, page=number, bold_first=False)
        foot = max(r.box.bottom for r in inner.rulings)
        for found in (paper.line(said, 53, top + 3, page=number), inner.words):
            words += [w._replace(index=len(words) + at) for at, w in enumerate(found)]
        rulings += inner.rulings
        for x0, x1 in ((50, 200), (200, 500)):
            rulings += paper.border(Box(x0, top, x1, foot))
        top = foot
    return replace(made, words=tuple(words), rulings=tuple(rulings))


def _read(*pages: Page) -> tuple[list[Table], list[Table]]:
    """(the tables, the forms in their cells)"""
    found = read_tables(pages, None, Lexicon(), "rulings").tables
    return [t for t in found if not t.nested], [t for t in found if t.nested]


def _said(table: Table) -> Pairs:
    return tuple((r.cells[0].text.value, r.cells[1].text.value) for r in table.rows if r.cells[0] and r.cells[1])


@pytest.mark.parametrize("rest", [TWO, TWO[:1]])
def test_a_form_whose_lines_touch_those_of_its_row_is_no_row_of_the_table(rest: Pairs) -> None:
    (table,), forms = _read(_page(("Mend the roof", rest, 0.0), ("Mend the gate", ONE, 6.0)))
    assert [r.cells[0] and r.cells[0].text.value for r in table.rows] == [HEAD[0], "Mend the roof", "Mend the gate"]
    assert (table.width, [_said(form) for form in forms]) == (2, [rest, ONE])


def test_forms_on_the_page_before_show_its_columns() -> None:
    first, second = _page(("Mend the gate", ONE, 6.0)), _page(("Mend the roof", TWO, 0.0), number=2)
    (table,), forms = _read(first, second)
    assert ([t.width for t in (table, *forms)], [_said(form) for form in forms]) == ([2, 2, 2], [ONE, TWO])
    assert [r.cells[0] and r.cells[0].text.value for r in table.rows] == [HEAD[0], "Mend the gate", "Mend the roof"]


def test_without_forms_elsewhere_they_are_columns_of_the_table() -> None:
    (table,), forms = _read(_page(("Mend the roof", TWO, 0.0)))
    assert not forms
    assert table.width > 2
