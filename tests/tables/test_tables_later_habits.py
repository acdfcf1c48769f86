"""Feet of pages below white tables, spans that tags lack, heights that print runs over, items, days of scans."""

from __future__ import annotations

import pytest

from pipeline.models.page import Box, Page, Ruling
from pipeline.tables.furniture.furniture import furniture_of
from pipeline.tables.ruled.by_rulings import tables_by_rulings
from pipeline.tables.ruled.edges import closed, edges_of
from pipeline.tables.ruled.grid import Grid
from pipeline.tables.stacked.undrawn import with_parted_column
from pipeline.tables.tags.drawn_columns import in_drawn_columns
from pipeline.tables.white.white_foot import less_foot
from pipeline.text.ocr_slips import hangs_on, parts
from tests import paper


def _row(top, *texts, lefts=(50, 200, 350)):
    return tuple(w for x, text in zip(lefts, texts, strict=False) for w in paper.line(text, x, top))


@pytest.mark.parametrize(("top", "text", "end"), [(300, "Due: 3 May", 3), (150, "2 it ends", 4), (300, "2 " * 40, 4)])
def test_a_line_far_below_in_the_first_column_is_no_row(top, text, end):
    lines = [_row(100, "That it", "Agreed", "Begun"), _row(112, "ends", "so", "here"), _row(124, "now", "far", "too")]
    assert less_foot([*lines, _row(top, text)], 4, 10.0, right=190) == end


def _upright(x, *pieces):
    return [Ruling(Box(x, top, x + 0.5, bottom), False, "#000000") for top, bottom in pieces]


def _level(top):
    return Ruling(Box(50, top, 350.5, top + 0.5), True, "#000000")


def _pieced():
    uprights = [r for x in (50, 150, 250, 350) for r in _upright(x, (100, 140), (140, 180))]
    return [_level(100), _level(180), *uprights]


@pytest.mark.parametrize(("top", "rows"), [(135, 1), (150, 2)])
def test_where_print_runs_over_a_height_no_row_ends_there(top, rows):
    words = paper.line("Improve the", x=60, top=top)
    rulings = _pieced()
    edges = closed(edges_of(rulings), rulings, (), words)
    assert sum(e["orientation"] == "h" for e in edges) == rows + 1


def test_headings_that_tags_put_a_column_too_far_left_stand_where_they_are_drawn():
    def cell(text, x):
        return paper.cell() if not text else _cell(text, x)

    heads = paper.row(cell("Lead", 50), cell("Rating", 150), cell("", 250))
    below = paper.row(cell("Latest", 150), cell("Previous", 250), cell("", 350))
    again = paper.row(cell("Latest", 151), cell("Previous", 251), cell("", 350))
    drawn = paper.row(None, cell("Latest", 150), cell("Previous", 250))
    over = paper.row(cell("Lead", 50)._replace(rows=2), cell("Rating", 150)._replace(columns=2), None)
    found = in_drawn_columns([heads, below, again], {0: over, 1: drawn})
    said = [
        [
            cell and " ".join(w.text for f in cell.fragments for b in f.blocks for line in b.lines for w in line)
            for cell in row.cells
        ]
        for row in found
    ]
    assert said == [["Lead", "Rating", None], [None, "Latest", "Previous"], [None, "Latest", "Previous"]]
    assert (found[0].cells[0].rows, found[0].cells[1].columns) == (2, 2)
    assert in_drawn_columns([heads], {0: heads}) == (heads,)


def _cell(text, x):
    from pipeline.models.table import Block, Cell, Fragment

    line = paper.line(text, x)
    return Cell((Fragment(1, line[0].box, (Block((line,), 0, True),)),))


def test_below_one_heading_words_that_happen_to_stand_in_columns_are_a_line():
    grid = Grid(1, Box(50, 100, 500, 180), (50, 150, 450, 500), (100, 120, 140, 180), ())
    rows = [(160, 230, 300), (160, 230, 300), (160, 230, 300)]
    texts = [("Progress", "", ""), ("That", "it", "ends"), ("No", "action", "yet")]
    words = [
        w
        for at, (xs, said) in enumerate(zip(rows, texts, strict=True))
        for x, text in zip(xs, said, strict=True)
        for w in (paper.line(text, x, 104 + 20 * at) if text else ())
    ]
    assert with_parted_column(grid, words) is None
    named = [*words, *paper.line("Status", 230, 104), *paper.line("Lead", 300, 104)]
    assert with_parted_column(grid, named) is not None


@pytest.mark.parametrize(("x", "furniture"), [(480, True), (50, False)])
def test_the_number_of_an_item_at_the_top_right_is_furniture(x, furniture):
    words = [*paper.line("Item 9", x=x, top=20), *paper.line("Text of the page", top=200, first=5)]
    pages = [Page(1, 595, 842, tuple(words))]
    assert bool(furniture_of(pages, {})) is furniture


def test_a_theme_between_rows_that_touch_a_side_alike_is_one_cell():
    page = paper.ruled(
        [["Motion", "No", "Said"], ["Rivers", "1", "Cleaned"], ["Council of May"], ["Fares", "2", "Lowered"]]
    )
    (table,), _ = tables_by_rulings([page])
    assert [sum(cell is not None for cell in row.cells) for row in table.rows] == [3, 3, 1, 3]


@pytest.mark.parametrize(
    ("token", "before", "hangs"),
    [("/2021", "30/11", True), ("/04/2022", "01", True), ("/or", "and", False), ("/2021", "May", False)],
)
def test_the_rest_of_a_day_hangs_on_its_front(token, before, hangs):
    assert hangs_on(token, before) is hangs


@pytest.mark.parametrize(("token", "cuts"), [("6June", (1,)), ("12December", (2,)), ("6Junes", ())])
def test_a_month_behind_a_figure_is_a_word_of_its_own(token, cuts):
    assert parts(token) == cuts
