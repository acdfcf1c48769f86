"""Bands over headings that are printed again for every record, drawn by no line: a table for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, pairwise

import pytest

from pipeline.models.page import Box, Fill, Page, Ruling, Style, Word
from pipeline.models.table import Table
from pipeline.tables.read_tables import read_tables
from pipeline.text.lexicon import Lexicon
from tests import paper

LEFTS = (60.0, 160.0, 380.0)
HEADS = ("Reply", "Progress", "State")
ROW = ("Agreed", "The fence was mended in May", "Done")
AGAIN = ("Agreed", "The ditch was dug in June", "Late")

Printed = tuple[float, str | Sequence[str], Style]


def _page(*lines: Printed, number: int = 1, rulings: Sequence[Ruling] = ()) -> Page:
    """Lines of one text at the left, or of a text in each column."""
    words: list[Word] = []
    for top, said, look in lines:
        cells = [(58.0, said)] if isinstance(said, str) else zip(LEFTS, said, strict=True)
        for x, cell in cells:
            words += paper.line(cell, x, top, page=number, first=len(words), look=look) if cell else ()
    return Page(number, 595.0, 842.0, tuple(words), tuple(rulings))


def _block(top: float, band: str, row: Sequence[str], look: Style = paper.BOLD) -> list[Printed]:
    return [(top, band, paper.PLAIN), (top + 18, HEADS, look), (top + 36, row, paper.PLAIN)]


def _answers(headings: Sequence[str]) -> bool:
    return "Progress" in headings


def _read(*pages: Page) -> list[list[list[str]]]:
    """The cells of every table, one list for each row."""
    tables: Sequence[Table] = read_tables(pages, None, Lexicon(), answers=_answers).tables
    return [[[" ".join(c.text.value.split()) for c in row.cells if c] for row in t.rows] for t in tables]


def _table(band: str, row: Sequence[str]) -> list[list[str]]:
    return [[band], [*HEADS], [*row]]


ONE, TWO, THREE = "1. Mend the old fence", "2. Dig a new ditch beside it", "3. Paint the gate of the upper field green"


def test_each_band_has_its_headings_and_cells_though_nothing_is_drawn() -> None:
    page = _page(*_block(100, ONE, ROW), *_block(170, TWO, AGAIN), *_block(240, THREE, ROW))
    assert _read(page) == [_table(ONE, ROW), _table(TWO, AGAIN), _table(THREE, ROW)]


def test_lines_over_the_whole_width_make_no_one_table_of_them() -> None:
    page = _page(*_block(100, ONE, ROW), *_block(170, TWO, AGAIN), *_block(240, THREE, ROW))
    tops = [top + step for top in (97, 167, 237) for step in (0, 16, 34, 52)]
    drawn = [Ruling(Box(55, y, 480, y + 0.5), True, "#000000") for y in tops]
    assert _read(_page_with(page, drawn)) == [_table(ONE, ROW), _table(TWO, AGAIN), _table(THREE, ROW)]


def _page_with(page: Page, rulings: Sequence[Ruling]) -> Page:
    return Page(page.number, page.width, page.height, page.words, tuple(rulings))


def test_a_heading_in_bold_above_a_band_is_of_no_block() -> None:
    theme: Printed = (170, "Fields and gates", paper.BOLD)
    page = _page(*_block(100, ONE, ROW), theme, *_block(195, TWO, AGAIN), *_block(265, THREE, ROW))
    assert _read(page) == [_table(ONE, ROW), _table(TWO, AGAIN), _table(THREE, ROW)]


@pytest.mark.parametrize("over", [1, 2])
def test_a_block_that_the_end_of_a_page_cuts_below_its_band_or_headings_is_whole(over: int) -> None:
    cut = _block(760, TWO, AGAIN)[:over]
    rest = [(60 + 18 * at, said, look) for at, (_, said, look) in enumerate(_block(0, TWO, AGAIN)[over:])]
    pages = _page(*_block(100, ONE, ROW), *cut), _page(*rest, *_block(160, THREE, ROW), number=2)
    assert _read(*pages) == [_table(ONE, ROW), _table(TWO, AGAIN), _table(THREE, ROW)]


def test_headings_at_the_top_of_a_page_without_a_band_repeat_those_of_the_page_before() -> None:
    more: list[Printed] = [(60, HEADS, paper.BOLD), (78, ("", "and again in July", ""), paper.PLAIN)]
    pages = _page(*_block(100, ONE, ROW), *_block(170, TWO, AGAIN)), _page(*more, *_block(160, THREE, ROW), number=2)
    whole = ("Agreed", "The ditch was dug in June and again in July", "Late")
    assert _read(*pages) == [_table(ONE, ROW), _table(TWO, whole), _table(THREE, ROW)]


def test_what_stands_well_below_the_last_block_or_runs_across_its_columns_is_none_of_it() -> None:
    note: Printed = (290, "A note on what the words in the last column of all these tables mean here", paper.PLAIN)
    page = _page(*_block(100, ONE, ROW), *_block(170, TWO, AGAIN), *_block(240, THREE, ROW), note)
    assert _read(page)[2] == _table(THREE, ROW)


def test_a_little_white_between_two_lines_of_the_last_cell_ends_it_not() -> None:
    more: list[Printed] = [(249, ("", "and oiled", ""), paper.PLAIN), (262, ("", "and hung", ""), paper.PLAIN)]
    close = [*_block(100, ONE, ROW), *_block(150, TWO, AGAIN), *_block(200, THREE, ROW), *more]
    assert _read(_page(*close))[2] == _table(THREE, ("Agreed", f"{ROW[1]} and oiled and hung", "Done"))


def test_a_list_in_a_band_that_counts_too_begins_none() -> None:
    listed: list[Printed] = [(112, "1) with new posts", paper.PLAIN), (124, "2) and wire", paper.PLAIN)]
    first, second = _block(100, "R1 Mend the fence", ROW), _block(190, "R2 Dig a ditch", AGAIN)
    down = [(top + 26 * (at > 0), said, look) for at, (top, said, look) in enumerate(first)]
    page = _page(down[0], *listed, *down[1:], *second, *_block(260, "R3 Paint it", ROW))
    assert [table[0] for table in _read(page)] == [
        ["R1 Mend the fence 1) with new posts 2) and wire"],
        ["R2 Dig a ditch"],
        ["R3 Paint it"],
    ]


def test_headings_that_name_what_was_asked_have_no_bands() -> None:
    page = _page(*_block(100, ONE, ROW), *_block(170, TWO, AGAIN), *_block(240, THREE, ROW))
    tables = read_tables([page], None, Lexicon(), answers=lambda headings: False).tables
    assert not any(cell and "fence" in cell.text.value and cell.columns > 1 for t in tables for cell in t.rows[0].cells)


def test_rows_that_say_the_same_twice_are_no_headings() -> None:
    same = ("1 June", "Progress is good", "Done")
    rows = [(100 + 30 * at, ("Day", "Progress", "State") if not at else same, paper.PLAIN) for at in range(6)]
    numbered = [(top + 12, f"{at} and so on", paper.PLAIN) for at, (top, _, _) in enumerate(rows)]
    lines = [line for pair in zip(rows, numbered, strict=True) for line in pair]
    assert all(len(table) != 3 or table[1] != [*same] for table in _read(_page(*lines)))


def test_a_state_below_the_columns_of_every_block_makes_a_form_of_them() -> None:
    def form(top: float, band: str) -> list[Printed]:
        return [*_block(top, band, ROW), (top + 54, ("", "Position: under way", ""), paper.PLAIN)]

    page = _page(*form(100, ONE), *form(200, TWO), *form(300, THREE))
    assert not any(a == [ONE] and b == [*HEADS] for table in _read(page) for a, b in pairwise(table))


def test_headings_of_a_scanned_sheet_that_hangs_aslant_are_those_of_its_head() -> None:
    upright = _page(*_block(100, ONE, ROW), *_block(170, TWO, AGAIN), *_block(240, THREE, ROW))
    assert _read(_aslant(upright)) == [_table(ONE, ROW), _table(TWO, AGAIN), _table(THREE, ROW)]


def _aslant(page: Page) -> Page:
    """The page as it is read from a picture whose lines move to the left towards its foot."""
    moved = (w.box.x0 - (w.box.top - 100) / 25 for w in page.words)
    words = (
        w._replace(score=0.98, box=w.box._replace(x0=x, x1=x + w.box.width))
        for w, x in zip(page.words, moved, strict=True)
    )
    return replace(page, words=tuple(words))


def test_a_painted_cell_parts_the_columns_where_the_text_beside_it_leaves_no_white() -> None:
    long = "The fence of the lower field was mended in May to"  # up to the paint, and the state stands at its edge
    blocks = [_block(top, band, ("Agreed", long, "Done")) for top, band in ((100, ONE), (170, TWO), (240, THREE))]
    page = _page(*chain.from_iterable(blocks))
    paint = [Fill(Box(379.0, top + 34, 470.0, top + 48), "#40a060") for top in (100, 170, 240)]
    whole = [_table(band, ("Agreed", long, "Done")) for band in (ONE, TWO, THREE)]
    assert _read(replace(page, fills=tuple(paint))) == whole
    assert _read(page) != whole


def test_a_band_whose_number_was_read_as_a_letter_begins_where_the_others_do() -> None:
    bands = ("Recommendation I", "Recommendation 2", "Recommendation 3")
    title: Printed = (70, "Walls and fences of the parish", paper.PLAIN)
    blocks = [_block(top, band, ROW) for top, band in zip((100, 170, 240), bands, strict=True)]
    page = _page(title, *chain.from_iterable(blocks))
    seen = replace(page, words=tuple(w._replace(score=0.97) for w in page.words))
    assert [table[0] for table in _read(seen)] == [[band] for band in bands]
