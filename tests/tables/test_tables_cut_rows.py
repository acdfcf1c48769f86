"""Rows cut by the foot of a page, whose rest opens like a record: told by their lists, or by the lines around them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.models.page import Page
from pipeline.tables.read_tables import read_tables
from pipeline.text.lexicon import Lexicon
from tests import paper

HEAD = ("Recommendation", "Response", "Update")
ONE = ("1) That the wall is mended.", "Agreed.", "It was done in June.")
TWO = ("2) That the roof is mended.", "Agreed.", "It was done in May.")
THREE = ("3) That the gate is mended.", "Not agreed.", "Nothing was done.")

Cells = tuple[str, ...]


def _rows(*pages: Page) -> list[tuple[str, ...]]:
    (table,) = read_tables(pages, None, Lexicon(), "rulings").tables
    return [tuple(c.text.value.replace("\n", " ") if c else "" for c in row.cells) for row in table.rows]


def _joined(above: Cells, below: Cells, one: Cells = ONE, three: Cells = THREE) -> bool:
    """Whether a row at the foot of a page and one at the top of the next are one, every row with lines around it."""
    found = _rows(paper.ruled([HEAD, one, above]), paper.ruled([HEAD, below, three], page=2))
    assert len(found) in (4, 5)
    return len(found) == 4


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("2) That it is mended. We have in mind:", "Agreed.", "Done."), ("1) the roof", "", "")),
        (("2) That it is mended. We have in mind:", "Agreed.", "Done."), ("2) the roof", "", "")),
        (("2) That these are:\n1) the roof", "Agreed.", "Done."), ("2) the wall", "", "")),
        (("2) That it is so.", "There are:\n1) the roof\n2) the wall", "No."), ("1) as said", "3) the gate", "")),
        (("2) That these are:\n1) the roof\n2) the wall", "For:\n(a) all", "No."), ("3) the gate", "(b) each", "")),
    ],
    ids=["announced", "no first item", "counts on from the item", "a list beside it", "as the record does too"],
)
def test_an_item_of_a_list_is_no_record_though_it_opens_like_one(above: Cells, below: Cells) -> None:
    assert _joined(above, below) == (below[0] != "2) the roof")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("2) That these are:\n1) the roof\n2) the wall", "Agreed.", "Done."), ("3) That it is.", "Agreed.", "No.")),
        (
            ("2) That these are:\n1) the roof", "1) Agreed.\n2) So be it.", "No."),
            ("3) That it is.", "1) Agreed.", "No."),
        ),
    ],
    ids=["behind a list", "with a list of its own"],
)
def test_a_record_that_counts_on_is_one(above: Cells, below: Cells) -> None:
    assert not _joined(above, below)


@pytest.mark.parametrize(
    ("response", "rest", "others", "joined"),
    [
        ("We will see to:", "• the roof", "Agreed.", True),
        ("We will see to:", "a) the roof", "Agreed.", True),
        ("We will see to:", "b) the roof", "Agreed.", False),
        ("We will see to:", "• the roof", "• Agreed.", False),
        ("These are:\niv) the roof;", "v) the wall", "Agreed.", True),
        ("These are:\na) the roof;", "c) the wall", "Agreed.", False),
        ("These are:\na) the roof;", "(b) the wall", "Agreed.", False),
    ],
)
def test_where_records_have_no_numbers_a_list_goes_on(response: str, rest: str, others: str, joined: bool) -> None:
    one, three = ("That the wall is mended.", others, "It was."), ("That the gate is.", others, "It was.")
    above, below = ("That the roof is mended.", response, "It was."), ("It must not wait.", rest, "It will be.")
    assert _joined(above, below, one, three) == joined


def _less(page: Page, *levels: float) -> Page:
    """A page without its lines at some heights."""
    kept = (r for r in page.rulings if not r.horizontal or all(abs(r.box.top - y) > 0.1 for y in levels))
    return replace(page, rulings=tuple(kept))


def _levels(page: Page) -> list[float]:
    return sorted({r.box.top for r in page.rulings if r.horizontal})


@pytest.mark.parametrize(
    ("foot", "top", "first", "joined"),
    [(True, True, False, True), (True, False, False, False), (False, True, False, False), (True, True, True, False)],
    ids=["neither", "a line below the heading", "a line at the foot", "no row has any"],
)
def test_a_row_goes_on_where_no_line_parts_it_from_what_follows(
    foot: bool, top: bool, first: bool, joined: bool
) -> None:
    """All of it opens like a record, and what stands above has ended."""
    rest = ("1) Slates", "For now.", "So far.")
    one, two = paper.ruled([HEAD, ONE, TWO]), paper.ruled([HEAD, rest, THREE], page=2)
    one = _less(one, *([_levels(one)[-1]] if foot else []), *(_levels(one)[1:3] if first else []))
    two = _less(two, *([_levels(two)[1]] if top else []))
    whole = tuple(f"{a} {b}" for a, b in zip(TWO, rest, strict=True))
    assert (whole in _rows(one, two)) == joined
