"""Tables without a line over two pages: a column that holds nothing on a page is a column still."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.models.page import Box, Fill, Page, Word
from pipeline.tables.read_tables import read_tables
from pipeline.tables.white.heads_above import lines_above
from pipeline.text.lexicon import Lexicon
from pipeline.text.lines import lines_of
from tests import paper

LEFTS = (50.0, 80.0, 200.0, 320.0, 480.0)
ENOUGH = "Work went on all year"


def _page(number: int, *rows: tuple[float, tuple[str, ...]]) -> Page:
    words: list[Word] = []
    for top, cells in rows:
        for x, cell in zip(LEFTS, cells, strict=False):
            words += paper.line(cell, x, top, page=number, first=len(words)) if cell else ()
    return Page(number, 595.0, 842.0, tuple(words), ())


def test_a_page_on_which_a_long_row_goes_on_in_one_column_alone() -> None:
    first = _page(
        1,
        (100, ("No", "Recommendation", "Reply", "Progress", "RAG")),
        *((top, (str(n), "That it is mended", "Agreed", ENOUGH, "")) for n, top in enumerate((130, 160, 190), 1)),
        (202, ("", "", "", "and had not ended", "")),
    )
    second = _page(
        2,
        (60, ("", "", "", "when this was written", "")),
        (90, ("4", "That it is painted", "Agreed", ENOUGH, "")),
        (120, ("5", "That it is sold", "Agreed", ENOUGH, "")),
    )
    (table,) = read_tables([first, second], None, Lexicon()).tables
    cells = [[" ".join(c.text.value.split()) if c else "" for c in row.cells] for row in table.rows]
    assert [row[0] for row in cells] == ["No", "1", "2", "3", "4", "5"]
    assert cells[3][3] == f"{ENOUGH} and had not ended when this was written"


def test_a_heading_in_large_print_with_a_badge_on_the_next_page_is_no_row() -> None:
    rows = [(top, ("", "", "Agreed", ENOUGH, "None")) for top in (130, 160, 190)]
    first = _page(1, (100, ("No", "Recommendation", "Reply", "Progress", "RAG")), *rows)
    large = [*paper.line("Gate", 50, 60, page=2), *paper.line("number two", 84, 60, page=2, first=1)]
    head = [w._replace(box=w.box._replace(bottom=w.box.bottom + 8)) for w in large]
    badge = paper.line("Done", 480, 66, page=2, first=3)
    below = _page(2, (100, ("No", "Recommendation", "Reply", "Progress", "RAG")), *rows).words
    second = Page(2, 595.0, 842.0, (*head, *badge, *(w._replace(index=w.index + 4) for w in below)), ())
    tables = read_tables([first, second], None, Lexicon()).tables
    assert "Gate" not in {w.text for t in tables for row in t.rows for c in row.cells if c for w in c.text.words()}


def test_a_word_behind_the_last_row_that_heads_what_follows_is_none_of_it() -> None:
    rows = [(top, (str(n), "That it is mended", "Agreed", ENOUGH, "")) for n, top in enumerate((130, 160, 190), 1)]
    page = _page(1, (100, ("No", "Recommendation", "Reply", "Progress", "RAG")), *rows, (220, ("Key",)))
    below = paper.line("All that was asked for was done in time", 62, 240, first=len(page.words))
    alone = page
    page = Page(1, 595.0, 842.0, (*page.words, *below), ())
    (table,) = read_tables([page], None, Lexicon()).tables
    assert [row.cells[0].text.value for row in table.rows if row.cells[0]] == ["No", "1", "2", "3"]
    (table,) = read_tables([alone], None, Lexicon()).tables
    assert "Key" in (table.rows[-1].cells[0] or paper.cell()).text.value


def test_headings_set_at_other_heights_head_the_columns_below() -> None:
    lines = lines_of(
        [
            *paper.line("What the panel", 80, 100, look=paper.BOLD),
            *paper.line("Position in May", 250, 106, look=paper.BOLD),
            *paper.line("recommended", 80, 112, look=paper.BOLD),
            *paper.line("1.", 50, 130),
            *paper.line("Mend the wall", 80, 130),
            *paper.line("It was mended", 250, 130),
        ]
    )
    at = len(lines) - 1
    assert lines_above(lines, at, (75.0, 245.0)) == at
    assert lines_above(lines, at, (110.0, 245.0)) == 0, "a column's side runs through them"
    assert lines_above(lines[at:], 0, (75.0, 245.0)) == 0


def test_a_word_that_begins_a_little_in_front_of_its_column_ends_no_table_on_the_next_page() -> None:
    rows = [(top, (str(n), "That it is mended", "Agreed", ENOUGH, "")) for n, top in enumerate((130, 160, 190), 1)]
    first = _page(1, (100, ("No", "Recommendation", "Reply", "Progress", "RAG")), *rows)
    last = [(60, ("4", "That it is sold", "Agreed", ENOUGH, "")), (90, ("5", "That it is sold", "Agreed", ENOUGH, ""))]
    second = _page(2, *last, (102, ("", "", "", "and had not ended", "")))
    lines = lines_of(second.words)
    speck = lines[1][1]
    words = [w._replace(box=w.box._replace(x0=w.box.x0 - 4)) if w is speck else w for w in second.words]
    second = Page(2, 595.0, 842.0, tuple(words), ())
    (table,) = read_tables([first, second], None, Lexicon()).tables
    cells = [[" ".join(c.text.value.split()) if c else "" for c in row.cells] for row in table.rows]
    assert [row[:2] for row in cells[4:]] == [["4", "That it is sold"], ["5", "That it is sold"]]


def _of_bold(page: Page, *tops: float) -> Page:
    """The page with the words at some heights in bold."""
    bold = [w._replace(style=paper.BOLD) if w.box.top in tops else w for w in page.words]
    return replace(page, words=tuple(bold))


HEADS = ("No", "Recommendation", "Reply", "Progress", "RAG")
ROWS = [(top, (str(n), "That it is mended", "Agreed", ENOUGH, "Red")) for n, top in enumerate((200, 230, 260), 1)]


def test_a_table_begins_at_its_own_headings_below_a_form() -> None:
    form = [(130, ("Inquiry", "", "Date", "Lead officer")), (142, ("Walls of the town", "", "3 May 2031", "Ann Ash"))]
    page = _of_bold(_page(1, *form, (170, HEADS), *ROWS), 130, 170)
    (table,) = read_tables([page], None, Lexicon()).tables
    assert [row.cells[0].text.value for row in table.rows if row.cells[0]] == ["No", "1", "2", "3"]


def test_headings_of_two_lines_of_which_the_first_is_a_running_head_are_repeated_whole() -> None:
    def page(number: int, top: float, *rows: tuple[float, tuple[str, ...]]) -> Page:
        return _of_bold(_page(number, (top, HEADS), (top + 12, ("", "", "", "", "of May")), *rows), top, top + 12)

    def later(number: int) -> Page:
        rows = [(y, (str(2 * number + at), *ROWS[0][1][1:])) for at, y in enumerate((170, 200))]
        return page(number, 94, (140, ("", "", "", "ended then" if number == 2 else "", "")), *rows)

    first = page(1, 160, *ROWS, (272, ("", "", "", "and had not", "")))
    (table,) = read_tables([first, later(2), later(3)], None, Lexicon()).tables
    cells = [[" ".join(c.text.value.split()) if c else "" for c in row.cells] for row in table.rows]
    assert [row[0] for row in cells] == ["No", "1", "2", "3", "4", "5", "6", "7"]
    assert cells[3][3:] == [f"{ENOUGH} and had not ended then", "Red"]


@pytest.mark.parametrize(("top", "inside"), [(275.0, False), (215.0, True)])
def test_a_note_well_below_the_last_row_at_the_end_of_a_page_is_none_of_it(top: float, inside: bool) -> None:
    rows = [(at, (str(n), "That it is mended", "Agreed", ENOUGH, "")) for n, at in enumerate((130, 160, 190), 1)]
    page = _page(1, (100, ("No", "Recommendation", "Reply", "Progress", "RAG")), *rows, (top, ("None",)))
    (table,) = read_tables([page], None, Lexicon()).tables
    assert ("None" in {w.text for row in table.rows for c in row.cells if c for w in c.text.words()}) == inside


@pytest.mark.parametrize("painted", [True, False])
def test_a_theme_on_a_painted_band_is_one_though_a_scan_shows_some_of_it_in_plain_print(painted: bool) -> None:
    def row(number: str, top: float) -> tuple[float, tuple[str, ...]]:
        return top, (number, "That it is mended", "Agreed", ENOUGH, "Done")

    heads = (88, ("", "", "Their", "Last", "RAG")), (100, ("No", "Recommendation", "reply", "progress", "status"))
    rows = _page(1, *heads, row("G1", 130), row("G2", 160), row("G3", 220), row("G4", 250))
    theme = paper.line("Near the river bank", 50, 190, first=len(rows.words))
    band = (Fill(Box(47, 187, 505, 203), "#bbd3dd"),) if painted else ()
    page = replace(rows, words=(*rows.words, *theme), fills=band, scanned=True)
    (table,) = read_tables([page], None, Lexicon()).tables
    numbers = [row.cells[0].text.value for row in table.rows if row.cells[0]]
    assert (numbers == ["No", "G1", "G2", "Near the river bank", "G3", "G4"]) == painted


def _form(*rows: tuple[float, tuple[str, ...]]) -> list[list[str]]:
    """A form of bold labels beside their values, told by white → its cells."""
    words: list[Word] = []
    for top, cells in rows:
        for x, cell in zip((50, 150, 320, 450), cells, strict=True):
            look = paper.BOLD if x in (50, 320) else paper.PLAIN
            words += paper.line(cell, x, top, first=len(words), look=look) if cell else ()
    (table,) = read_tables([Page(1, 595.0, 842.0, tuple(words))], None, Lexicon()).tables
    return [[c.text.value if c else "" for c in row.cells] for row in table.rows]


@pytest.mark.parametrize("label", [("Completion", "date:"), ("Completion", "Date:"), ("Completion", "date")])
def test_a_label_that_begins_above_its_value_begins_a_row(label: tuple[str, str]) -> None:
    first, second = label
    rows = _form(
        (100, ("Committee:", "Place Panel", "Date of this update:", "9 May 2031")),
        (120, ("Inquiry:", "Bus Fares", "Lead officer:", "Ann Ash")),
        (140, (first, "", "", "")),
        (152, (second, "3 May 2030", "Cabinet Member:", "Cllr Bo Box")),
    )
    assert rows[-1] == [f"{first} {second}", "3 May 2030", "Cabinet Member:", "Cllr Bo Box"]
    assert len(rows) == 3


def test_a_line_over_labels_is_a_row_of_its_own() -> None:
    rows = _form(
        (100, ("Committee", "Place Panel", "Date of this update", "9 May 2031")),
        (120, ("Inquiry", "Bus Fares", "Lead officer", "Ann Ash")),
        (140, ("People", "", "", "")),
        (152, ("Member", "Cllr Bo Box", "Clerk", "Cy Cox")),
    )
    assert [row[0] for row in rows] == ["Committee", "Inquiry", "People", "Member"]
