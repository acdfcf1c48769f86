"""Rows of labels and values told by the paint of the labels, or by lines below them: none lies above the first."""

from __future__ import annotations

from itertools import pairwise

from pipeline.models.page import Box, Fill, Page, Ruling, Word
from pipeline.tables.painted.painted_labels import with_painted_labels
from pipeline.tables.read_tables import read_tables
from pipeline.text.lexicon import Lexicon
from tests import paper

GREY, BAND = "#e7e6e6", "#eef2f8"
ROWS = [("Recommendation", ["Mend the wall", "before it falls"]), ("Response", ["Agreed."]), ("Progress", ["Begun."])]


def card(top: float, first: int, *, down: float = 0.0) -> tuple[list[Word], list[float]]:
    """The words of a card, its labels `down` from the top of their rows; and where its rows begin and end."""
    words: list[Word] = []
    tops = [top]
    for label, values in ROWS:
        words += paper.line(label, 55, top + 4 + down, first=first + len(words), look=paper.BOLD)
        for value in values:
            words += paper.line(value, 160, top + 4, first=first + len(words))
            top += paper.STEP
        top += 6
        tops.append(top)
    return words, tops


def tables(page: Page) -> list[list[list[str]]]:
    found = read_tables([page], None, Lexicon(), "rulings").tables
    return [[[" ".join(c.text.value.split()) if c else "" for c in row.cells] for row in t.rows] for t in found]


def painted(*, beside: bool = False) -> Page:
    words: list[Word] = []
    fills: list[Fill] = []
    for top in (100, 190):
        own, tops = card(top, len(words), down=paper.STEP / 2 if top == 100 else 0.0)
        words += own
        for above, below in pairwise(tops):
            fills.append(Fill(Box(50, above, 150, below), GREY))
            fills += [Fill(Box(150, above, 400, below), GREY)] if beside else []
    return Page(1, 595, 842, tuple(words), fills=tuple(fills))


def test_painted_labels_tell_rows_and_where_a_card_ends() -> None:
    said = [[label, " ".join(values)] for label, values in ROWS]
    assert tables(painted()) == [said, said]


def test_a_painted_row_is_no_label() -> None:
    page = painted(beside=True)
    assert with_painted_labels(page) is page


def test_the_first_row_of_a_list_of_labels_has_no_line_above() -> None:
    words, tops = card(100, 0)
    more, lower = card(tops[-1], len(words))
    lines = [Ruling(Box(50, y, 400, y + 0.7), True, "#000000") for y in (*tops[1:], *lower[1:])]
    above = paper.line("Progress on all of it since the summer, in the words of the officers", 50, 60, first=90)
    (table,) = tables(Page(1, 595, 842, (*words, *more, *above), rulings=tuple(lines)))
    said = [[name, " ".join(values)] for name, values in ROWS]
    assert table == [*said, *said]
