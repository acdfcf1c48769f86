"""Columns that the pieces of lines between rows show, where only the first of them has a line at its side."""

from __future__ import annotations

from itertools import pairwise

from pipeline.models.page import Box, Fill, Page, Ruling, Word
from pipeline.tables.read_tables import read_tables
from pipeline.text.lexicon import Lexicon
from tests import paper

LEFTS = [50.0, 120.0, 150.0, 300.0, 420.0, 500.0]
HEADS = ["Theme", "No", "Recommendation", "Progress", "Status"]
ROWS = [["", "1", "Mend the wall", "Begun", "Green"], ["", "2", "Paint the door", "Done", "Blue"]]
ROWS += [["", "3", "Oil the hinges", "Not begun", "Red"]]
TOPS = [130.0, 160.0, 190.0, 220.0]
BLACK, PURPLE = "#000000", "#4a1a5c"


def page(*, run_over: bool = False) -> Page:
    words: list[Word] = []

    def put(text: str, x: float, top: float) -> None:
        words.extend(paper.line(text, x + 4, top, first=len(words)))

    for x, head in zip(LEFTS, HEADS, strict=False):
        put(head, x, 108)
    put("Homes", LEFTS[0], TOPS[0] + 6)
    for row, top in zip(ROWS, TOPS, strict=False):
        _, number, asked, done, status = row
        asked, done = (f"{asked} and all of the gates on the site", "") if run_over else (asked, done)
        for x, text in zip(LEFTS[1:], (number, asked, done, status), strict=False):
            put(text, x, top + 6)
    pieces = [(a, b) for a, b in pairwise(LEFTS[1:])]
    flat = [Ruling(Box(a, y, b, y + 0.5), True, BLACK) for y in TOPS for a, b in pieces]
    flat += [Ruling(Box(LEFTS[0], y, LEFTS[1], y + 0.5), True, BLACK) for y in (TOPS[0], TOPS[-1])]
    upright = [Ruling(Box(LEFTS[1] - 0.5, a, LEFTS[1] + 0.5, b), False, PURPLE) for a, b in pairwise(TOPS)]
    fills = [Fill(Box(a, 100, b, TOPS[0]), PURPLE) for a, b in pairwise(LEFTS)]
    return Page(1, 595, 842, tuple(words), fills=tuple(fills), rulings=(*flat, *upright))


def cells(page: Page) -> list[list[str | None]]:
    rows = [row for table in read_tables([page], None, Lexicon(), "rulings").tables for row in table.rows]
    return [[" ".join(c.text.value.split()) if c else None for c in row.cells] for row in rows]


def test_pieces_of_lines_part_what_no_upright_does() -> None:
    """The painted cells of the heading show the same columns; the theme is one cell beside all rows."""
    first, *others = ([None, *row[1:]] for row in ROWS)
    assert cells(page()) == [HEADS, ["Homes", *first[1:]], *others]


def test_words_over_a_joint_show_that_no_column_ends_there() -> None:
    found = [cell for row in cells(page(run_over=True)) for cell in row]
    assert sum(cell is not None and "all of the gates on the site" in cell for cell in found) == len(ROWS)
