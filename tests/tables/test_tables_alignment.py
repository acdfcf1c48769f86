"""Tables without a line over two pages: a column that holds nothing on a page is a column still."""

from __future__ import annotations

from pipeline.models.page import Page, Word
from pipeline.tables.read_tables import read_tables
from pipeline.text.lexicon import Lexicon
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
