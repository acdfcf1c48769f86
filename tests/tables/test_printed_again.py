"""Headings printed again at the top of a page, that are not the first row of the table they stand over."""

from __future__ import annotations

from dataclasses import replace

from pipeline.models.page import Page
from pipeline.tables.read_tables import read_tables
from pipeline.text.lexicon import Lexicon
from tests import paper

HEAD = ("Recommendation", "Response", "Update")
ONE = ("That the wall is mended.", "Agreed.", "It was done in June.")
LAST = ("That the gate is painted by the", "Agreed.", "It was begun.")
REST = ("volunteers of the town.", "", "")
WHOLE = ("That the gate is painted by the volunteers of the town.", "Agreed.", "It was begun.")
TWO = ("That the roof is mended.", "Not agreed.", "No work was done.")
BAND = ("The old town (reported in May)",)


def _bold(page: Page, *rows: tuple[str, ...]) -> Page:
    """The page, words of some of its rows printed in bold."""
    said = {part for row in rows for cell in row for part in cell.split()}
    words = (w._replace(style=paper.BOLD if w.text in said else paper.PLAIN) for w in page.words)
    return replace(page, words=tuple(words))


def _below(page: Page, more: Page) -> Page:
    """Two tables of a page, one below the other."""
    moved = (w._replace(index=len(page.words) + at) for at, w in enumerate(more.words))
    return replace(page, words=(*page.words, *moved), rulings=page.rulings + more.rulings)


def _read(*pages: Page) -> list[list[tuple[str, ...]]]:
    found = read_tables(pages, None, Lexicon(), "rulings").tables
    return [[tuple(c.text.value.replace("\n", " ") if c else "" for c in r.cells) for r in t.rows] for t in found]


def _over(*rest: tuple[str, ...]) -> Page:
    return _bold(paper.ruled([HEAD, *rest], page=2), HEAD)


def test_labels_of_the_paper_stand_over_the_heading() -> None:
    labels = [("Report by the Director",), ("Officer to contact: Ann Ash",), BAND, ("Six months on",)]
    (table,) = _read(_bold(paper.ruled([*labels, HEAD, ONE, LAST]), HEAD), _over(REST, TWO))
    assert table[4:] == [HEAD, ONE, WHOLE, TWO]


def test_a_title_in_bold_stands_over_the_heading() -> None:
    (table,) = _read(_bold(paper.ruled([BAND, HEAD, ONE, LAST]), BAND, HEAD), _over(REST, TWO))
    assert table[1:] == [HEAD, ONE, WHOLE, TWO]


def test_the_heading_is_that_of_a_table_above_a_band() -> None:
    head = _bold(paper.ruled([HEAD, ONE], top=100), HEAD)
    own = _bold(paper.ruled([TWO, LAST], top=300))
    _, table = _read(_below(head, own), _over(REST, ONE))
    assert table == [TWO, WHOLE, ONE]


def test_below_a_band_at_the_foot_of_a_page_the_heading_stays() -> None:
    first = _bold(paper.ruled([("Paper",), HEAD, ONE, BAND]), HEAD)
    (table,) = _read(first, _over(TWO))
    assert [row[0] for row in table[3:]] == [BAND[0], HEAD[0], TWO[0]]


def test_a_row_in_plain_print_is_a_record_though_another_says_the_same() -> None:
    same = ("That it is mended.", "Agreed.", "Done.")
    first = _bold(paper.ruled([HEAD, same, ONE]), HEAD)
    (table,) = _read(first, _bold(paper.ruled([same, TWO], page=2)))
    assert table == [HEAD, same, ONE, same, TWO]
