"""Rows and themes of tables without lines: columns out of step, headings of groups, what follows the table."""

from __future__ import annotations

from pipeline.models.page import Box, Fill, Page, Shape, Style, Word
from pipeline.models.table import Table
from pipeline.tables.read_tables import read_tables
from pipeline.text.lexicon import Lexicon
from tests import paper

LEFTS = (50.0, 200.0, 380.0)
HEADS = ("Recommendation", "Reply", "Progress")


def _page(
    *lines: tuple[float, tuple[str, ...]], bold: tuple[float, ...] = (), shapes: tuple[Shape, ...] = (),
    fills: tuple[Fill, ...] = (),
) -> Page:  # fmt: skip
    """Lines of words by their tops; `bold` are those of bold ones."""
    words: list[Word] = []
    for top, cells in lines:
        look: Style = paper.BOLD if top in bold else paper.PLAIN
        for x, cell in zip(LEFTS, cells, strict=False):
            words += paper.line(cell, x, top, first=len(words), look=look) if cell else ()
    return Page(1, 595.0, 842.0, tuple(words), shapes=shapes, fills=fills)


def _table(page: Page) -> Table:
    (table,) = read_tables([page], None, Lexicon()).tables
    return table


def _first(table: Table) -> list[str]:
    return [" ".join(row.cells[0].text.value.split()) if row.cells[0] else "" for row in table.rows]


def test_columns_that_are_out_of_step_are_one_row() -> None:
    page = _page(
        (100, HEADS),
        (130, ("That it is mended", "Agreed", "Work went on")),
        (142, ("before winter", "", "all year")),
        (149, ("", "Ducks were asked", "")),
        (154, ("and painted", "", "until May")),
        (161, ("", "twice", "")),
        (190, ("That it is sold", "Agreed", "None")),
        bold=(100,),
    )
    assert _first(_table(page)) == ["Recommendation", "That it is mended before winter and painted", "That it is sold"]


def test_a_theme_across_the_columns_does_not_end_the_table() -> None:
    page = _page(
        (100, HEADS),
        (130, ("Ponds and ditches that the Council owns or looks after",)),
        (150, ("That it is mended", "Agreed", "Work went on")),
        (180, ("That it is sold", "Agreed", "None")),
        (210, ("Roads",)),
        (230, ("That it is built", "Agreed", "None")),
        bold=(100, 130, 210),
    )
    assert _first(_table(page))[1:] == [
        "Ponds and ditches that the Council owns or looks after",
        "That it is mended",
        "That it is sold",
        "Roads",
        "That it is built",
    ]


def test_signs_to_the_right_of_all_words_are_a_column() -> None:
    rows = [(130.0, ("That it is mended", "Agreed", "Work")), (160.0, ("That it is sold", "Agreed", "None"))]
    discs = tuple(Shape(Box(520, top, 530, top + 10), "#00aa44", "dot") for top, _ in rows)
    table = _table(_page((100, HEADS), *rows, bold=(100,), shapes=discs))
    assert [len(row.cells[-1].marks) if row.cells[-1] else 0 for row in table.rows] == [0, 1, 1]
    assert table.width == 4


def test_cells_painted_side_by_side_are_the_band_of_one_row() -> None:
    sides = ((46.0, 196.0), (196.2, 376.0), (376.0, 540.0))
    bands = ((97.0, 113.0, "#c0d8d0"), (113.2, 139.0, "#eef5f3"), (165.2, 191.0, "#eef5f3"))
    fills = tuple(Fill(Box(left, top, right, low), colour) for top, low, colour in bands for left, right in sides)
    page = _page(
        (100, HEADS),
        (115, ("That it is mended", "Agreed", "Work went on")),
        (127, ("before winter", "", "all year")),
        (141, ("That it is sold", "Agreed", "None")),
        (153, ("for a fair price", "", "came")),
        (167, ("That it is built", "Agreed", "None")),
        (179, ("in the spring", "", "yet")),
        bold=(100,),
        fills=fills,
    )
    rows = ["Recommendation", "That it is mended before winter", "That it is sold for a fair price"]
    assert _first(_table(page)) == [*rows, "That it is built in the spring"]


def test_a_bold_line_right_over_a_painted_row_heads_it() -> None:
    grey = tuple(Fill(Box(45, top, 500, bottom), "#e5e5e5") for top, bottom in ((118, 142), (168, 192)))
    rows = [
        (100, HEADS),
        (120, ("1.1 That data", "Agreed", "Work went on")),
        (132, ("are shared", "", "all year")),
        (144, ("1.2 That reports", "Agreed", "None")),
        (156, ("Families",)),
        (170, ("2.1 That letters", "Agreed", "Ten are out")),
        (182, ("are sent", "", "by May")),
        (194, ("2.2 That help", "Agreed", "None")),
    ]
    found = _first(_table(_page(*rows, bold=(100, 156), fills=grey)))
    assert found[2:4] == ["1.2 That reports", "Families"]
    plain = _first(_table(_page(*rows, bold=(100,), fills=grey)))
    assert plain[2] == "1.2 That reports Families"


def test_a_heading_may_be_wider_than_the_first_column() -> None:
    rows = [
        (100, ("No", HEADS[0], HEADS[2])),
        (120, ("1", "That it is mended", "Work went on")),
        (132, ("", "before winter", "all year")),
        (160, ("Recommendations still in progress",)),
        (180, ("No", HEADS[0], HEADS[2])),
        (200, ("2", "That it is sold", "None")),
        (212, ("", "in the spring", "so far")),
        (240, ("3", "That it is let", "None")),
    ]
    words: list[Word] = []
    for top, cells in rows:
        look = paper.BOLD if top in (100, 160, 180) else paper.PLAIN
        for x, cell in zip((50, 80, 300), cells, strict=False):
            words += paper.line(cell, x, top, first=len(words), look=look) if cell else ()
    found = _first(_table(Page(1, 595.0, 842.0, tuple(words))))
    assert found == ["No", "1", "Recommendations still in progress", "No", "2", "3"]
