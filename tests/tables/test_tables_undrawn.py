"""Headings over the first line, columns in a box; painted rows between two lines."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.models.page import Box, Fill, Page, Ruling, Word
from pipeline.tables.painted.painted_rows import with_painted_rows
from pipeline.tables.ruled.by_rulings import tables_by_rulings
from pipeline.tables.ruled.edges import closed, edges_of, horizontal, vertical
from pipeline.tables.ruled.grid import Grid
from pipeline.tables.stacked.band_grid import grid_from
from pipeline.tables.stacked.front import without_front
from pipeline.tables.stacked.stacks import Stack, bands_of, segments_of, stacks_of, with_open_ends
from pipeline.tables.stacked.undrawn import boxed_stack, open_columns, parted, with_heading
from tests import paper

COLUMNS = (50.0, 200.0, 350.0)
STACK = Stack(1, 47, 500, (115.0, 140.0, 165.0), (197.0, 347.0))


def _row(top: float, *texts: str, bold: bool = False) -> list[Word]:
    look = paper.BOLD if bold else paper.PLAIN
    return [w for x, text in zip(COLUMNS, texts, strict=False) for w in paper.line(text, x, top, look=look)]


BODY = [*_row(118, "That it ends", "Agreed", "Begun"), *_row(143, "That it starts", "Agreed", "Done")]
HEADS_SAID = "recommendationresponseprogress"
HEADS = _row(102, "Recommendation", "Response", "Progress", bold=True)


def test_bold_headings_over_the_first_line_are_the_first_row() -> None:
    stack, said = with_heading(STACK, [*HEADS, *BODY], None)
    assert stack.lines == (101.0, 115.0, 140.0, 165.0) and said == "recommendationresponseprogress"


@pytest.mark.parametrize(
    "above",
    [
        _row(102, "Recommendation", "Response", "Progress"),
        _row(60, "Recommendation", "Response", "Progress", bold=True),
        _row(102, "One line that runs over the sides of all the columns", bold=True),
        _row(102, "Recommendation", bold=True),
    ],
    ids=["plain", "far", "across", "one column"],
)
def test_other_words_above_a_table_stay_outside(above: list[Word]) -> None:
    assert with_heading(STACK, [*above, *BODY], None) == (STACK, None)


def test_a_page_further_on_only_repeats_the_same_headings() -> None:
    assert with_heading(STACK, [*HEADS, *BODY], "anotherheading")[0] == STACK
    assert with_heading(STACK, [*HEADS, *BODY], "recommendationresponseprogress")[0] != STACK


def test_plain_headings_that_are_printed_again_over_a_later_part_are_the_first_row() -> None:
    stack = Stack(1, 47, 500, (115.0, 140.0, 165.0, 215.0, 240.0), (197.0, 347.0))
    heads = _row(102, "Recommendation", "Response", "Progress")
    again = [*paper.line("On track", 50, 180, look=paper.BOLD), *_row(202, "Recommendation", "Response", "Progress")]
    words = [*heads, *BODY, *again, *_row(218, "That it goes on", "Agreed", "Begun")]
    assert with_heading(stack, words, None) == (replace(stack, lines=(101.0, *stack.lines)), HEADS_SAID)
    assert with_heading(stack, [*heads, *BODY, *words[-5:]], None) == (stack, None)


def _page(*fills: Fill) -> Page:
    return Page(1, 600, 800, (), fills=fills)


def test_bands_between_two_lines_part_rows() -> None:
    stack = Stack(1, 47, 500, (115.0, 200.0))
    painted = _page(Fill(Box(47, 140, 300, 165), "#d0e0f0"), Fill(Box(300, 140, 500, 165), "#d0e0f0"))
    assert with_painted_rows(stack, painted, BODY).lines == (115.0, 140, 165, 200.0)


@pytest.mark.parametrize(
    "fill",
    [
        Fill(Box(47, 140, 200, 165), "#d0e0f0"),
        Fill(Box(47, 122, 500, 165), "#d0e0f0"),
        Fill(Box(47, 140, 500, 165), "#ffffff"),
    ],
    ids=["narrow", "through words", "white"],
)
def test_other_paint_parts_none(fill: Fill) -> None:
    stack = Stack(1, 47, 500, (115.0, 200.0))
    assert with_painted_rows(stack, _page(fill), BODY) == stack


def test_a_line_alone_has_no_rows() -> None:
    lone = Stack(1, 47, 500, (115.0,), (197.0,))
    assert with_heading(lone, [*HEADS, *BODY], None) == (lone, None)
    assert with_painted_rows(lone, _page(Fill(Box(47, 140, 500, 165), "#d0e0f0")), BODY) == lone


def test_a_box_of_columns_is_parted_by_white_and_one_of_prose_is_not() -> None:
    grid = Grid(1, Box(47, 100, 500, 165), (47.0, 500.0), (100.0, 115.0, 140.0, 165.0), ())
    assert boxed_stack(grid, [*HEADS, *BODY]) == Stack(1, 47.0, 500.0, (100.0, 115.0, 140.0, 165.0))
    prose = [w for top in (102, 118, 143) for w in paper.line("These words run on from side to side of it", 50, top)]
    assert boxed_stack(grid, prose) is None


def test_a_card_may_have_a_heading_over_its_labels_and_values() -> None:
    grid = Grid(1, Box(47, 100, 500, 190), (47.0, 500.0), (100.0, 115.0, 140.0, 165.0, 190.0), ())
    head = paper.line("Recommendation 1.2 - Lighting of the paths to the station", 50, 102, look=paper.BOLD)
    head += paper.line("On track", 440, 102, look=paper.BOLD)
    rows = [_row(top, label, "It was mended") for top, label in ((118, "Response"), (143, "Lead"), (168, "Progress"))]
    words = [*head, *(w for row in rows for w in row)]
    stack = boxed_stack(grid, words)
    assert stack is not None and len(stack.shown) == 1
    bands = bands_of(stack, words)
    assert [p.columns for p in grid_from(bands, stack.shown).places] == [2, 1, 1, 1, 1, 1, 1]


def test_outer_columns_without_lines_end_where_their_words_end() -> None:
    lines = [vertical(Box(x, 100, x, 165)) for x in (197.0, 347.0)]
    words = [*HEADS, *BODY]
    ends = [e["x0"] for e in open_columns(lines, words)]
    assert ends == [min(w.box.x0 for w in words) - 3, max(w.box.x1 for w in words) + 3]
    crossed = [*words, *_row(118, "These words run over the first of the two lines")]
    assert [e["x0"] for e in open_columns(lines, crossed)] == ends[1:]
    assert open_columns([*lines, horizontal(Box(190, 100, 400, 100))], words) == []


def test_headings_printed_again_between_two_lines_begin_another_table() -> None:
    stack = Stack(1, 47, 500, (101.0, 115.0, 140.0, 190.0, 215.0), (197.0, 347.0))
    again = [*paper.line("Not yet begun", 50, 152), *_row(176, "Recommendation", "Response", "Progress", bold=True)]
    words = [*HEADS, *BODY[:6], *again, *_row(193, "That it goes on", "Agreed", "Begun")]
    one, other = parted(stack, words, "recommendationresponseprogress")
    assert (one.lines, other.lines) == ((101.0, 115.0, 140.0), (175.0, 190.0, 215.0))
    assert parted(stack, words, None) == [stack]
    assert parted(stack, words, "other") == [stack]


def test_a_heading_may_begin_further_left_than_its_column() -> None:
    heads = [*HEADS[:-1], *paper.line("Progress", COLUMNS[2] - 24, 102, look=paper.style(bold=True))]
    assert with_heading(STACK, [*heads, *BODY], None)[0].lines[0] == 101.0


def test_borders_of_cells_that_stand_apart_leave_no_column_between_them() -> None:
    pieces = [(50, 80), (85, 200), (205, 400)]
    drawn = [Ruling(Box(x0, y, x1, y + 0.5), True, "#000000") for y in (100, 120, 140) for x0, x1 in pieces]
    joined = [Ruling(Box(50, y, 400, y + 0.5), True, "#000000") for y in (100, 120, 140)]
    (stack,) = stacks_of(edges_of([*joined, *drawn]), drawn, (), 1)
    assert stack.shown == (82.5, 202.5)


def _bordered(tops: list[float], *ends: float) -> list[Ruling]:
    """The lines under some rows, a piece for each of their cells."""
    pieces = list(zip((47.0, *ends), (*ends, 500.0), strict=True))
    return [Ruling(Box(x0, y, x1, y + 0.5), True, "#000000") for y in tops for x0, x1 in pieces]


@pytest.mark.parametrize(("between", "tables"), [("One line that runs over the sides of all columns", 2), ("", 1)])
def test_a_form_and_a_table_of_one_width_are_two_where_words_run_on_between_them(between: str, tables: int) -> None:
    drawn = [*_bordered([20, 40], 100), *_bordered([115, 140, 165], 197, 347)]
    words = [*paper.line(between, 50, 60), *BODY]
    found = stacks_of(edges_of(drawn), drawn, (), 1, words)
    assert len(found) == tables
    assert tables == 1 or [s.shown for s in found] == [(100,), (197, 347)]


def test_a_badge_in_a_cell_is_no_column() -> None:
    drawn = _bordered([115, 140, 165], 197, 347)
    badges = [Fill(Box(x, top, x + 48, top + 10), "#1565c0") for top in (118, 143) for x in (352, 49)]
    painted = [Fill(Box(47, 100, 120, 114), "#d0e0f0"), Fill(Box(120, 100, 197, 114), "#d0e0f0")]
    (stack,) = stacks_of(edges_of(drawn), drawn, [*badges, *painted], 1)
    assert stack.shown == (197, 347)


@pytest.mark.parametrize(("above", "lines"), [("kept.", 3), ("", 2)])
def test_the_last_word_of_one_cell_stands_over_the_first_line_of_the_next_page(above: str, lines: int) -> None:
    stack = Stack(2, 47, 500, (115.0, 165.0))
    words = [*paper.line(above, COLUMNS[1], 98), *BODY]
    assert len(with_open_ends(stack, words, True, False).lines) == lines


def test_a_line_of_text_over_all_columns_does_not_belong_to_the_row_below() -> None:
    stack = Stack(2, 47, 500, (115.0, 165.0))
    words = [*paper.line("A line that runs over the sides of all the columns of it here", 50, 98), *BODY]
    assert with_open_ends(stack, words, True, False) == stack


def test_text_between_the_rule_of_a_title_and_the_table_is_no_row() -> None:
    text = [w for top in (85, 98) for w in paper.line("Some lines that run on over the sides of all columns", 50, top)]
    lines = [Ruling(Box(47, y, 500, y + 1), True, "#000000") for y in (80, 115, 140, 165)]
    sides = [Fill(Box(x0, 115, x1, 140), "#d0e0f0") for x0, x1 in ((47, 197), (197, 347), (347, 500))]
    page = Page(1, 600, 800, tuple([*text, *BODY]), rulings=tuple(lines), fills=tuple(sides))
    tables, _ = tables_by_rulings([page])
    assert [len(table.rows) for table in tables] == [2]


ACROSS = "A line that runs over the sides of all the columns that the table below it has"
SIDED = [_row(80, "A Council", "A Panel", "Item 9"), paper.line(ACROSS, 50, 100)]


@pytest.mark.parametrize(("heads", "lines"), [(HEADS, (125.0, 150.0, 175.0, 200.0)), ([], None)])
def test_a_running_head_inside_lines_as_wide_as_the_table(heads: list[Word], lines: tuple[float, ...] | None) -> None:
    stack = Stack(1, 47, 500, (75.0, 95.0, 125.0, 150.0, 175.0, 200.0))
    front = [w for line in SIDED for w in line]
    heads = [w._replace(box=w.box._replace(top=w.box.top + 10, bottom=w.box.bottom + 10)) for w in heads]
    rows = [w for top in (128, 153, 178) for w in _row(top, "That it ends", "Agreed", "Begun")]
    assert without_front(stack, [*front, *heads, *rows]).lines == (lines or stack.lines)


def test_a_row_of_bold_headings_is_where_a_table_begins_below_what_runs_across() -> None:
    stack = Stack(1, 47, 500, (75.0, 125.0, 150.0, 175.0, 200.0))
    front = [w for top in (80, 100) for w in paper.line(ACROSS, 50, top)]
    heads = _row(128, "Recommendation", "Response", "Progress", bold=True)
    rows = [w for top in (153, 178) for w in _row(top, "That it ends", "Agreed", "Begun")]
    assert without_front(stack, [*front, *heads, *rows]).lines == (125.0, 150.0, 175.0, 200.0)


def test_spaces_of_large_print_are_no_columns() -> None:
    words = [Box(50 + i * 67, 141, 110 + i * 67, 156) for i in range(4)]
    theme = [w._replace(box=box) for w, box in zip(paper.line("Theme one on homes", 50, 141), words, strict=True)]
    stack = Stack(1, 47, 500, (115.0, 140.0, 158.0, 200.0))
    rows = [w for top in (118, 170) for w in _row(top, "That it ends", "Agreed", "Begun")]
    ((_, boundaries),) = segments_of(bands_of(stack, [*theme, *rows]))
    assert len(boundaries) == 2


@pytest.mark.parametrize("colour", ["#d0e0f0", "#ffd0d0"], ids=["as others", "of another colour"])
def test_a_last_row_that_only_its_paint_ends(colour: str) -> None:
    stack = Stack(1, 47, 500, (115.0, 140.0, 165.0, 200.0))
    painted = _page(Fill(Box(47, 140, 500, 165), "#d0e0f0"), Fill(Box(47, 200, 500, 225), colour))
    lines = with_painted_rows(stack, painted, BODY).lines
    assert lines == ((115.0, 140.0, 165.0, 200.0, 225) if colour == "#d0e0f0" else stack.lines)
    closed = replace(stack, closed=True)
    assert with_painted_rows(closed, painted, BODY) == closed


@pytest.mark.parametrize("fills", [(Fill(Box(47, 700, 500, 720), "#1f2e4c"),), ()], ids=["painted", "plain"])
def test_a_painted_heading_at_the_foot_of_a_page_belongs_to_the_table_after_it(fills: tuple[Fill, ...]) -> None:
    def lines(tops: list[int], *columns: float) -> tuple[Ruling, ...]:
        level = [Ruling(Box(47, y, 500, y + 1), True, "#000000") for y in tops]
        sides = [Ruling(Box(x, tops[0], x + 1, tops[-1]), False, "#000000") for x in (47, 500)]
        inner = [Ruling(Box(x, tops[1], x + 1, tops[-1]), False, "#000000") for x in columns]
        return (*level, *sides, *inner)

    bar = tuple(paper.line("Recommendation 4: Lights", 50, 704))
    head = Page(1, 600, 800, bar, rulings=lines([700, 720]), fills=fills)
    text = [*paper.line("That lights are dimmed", 50, 94), *_row(118, "Agreed", "Yes", "Done")]
    after = Page(2, 600, 800, tuple(w._replace(page=2) for w in text), rulings=lines([90, 110, 140], 197, 347))
    tables, _ = tables_by_rulings([head, after])
    assert [f.page for c in tables[0].rows[0].cells if c for f in c.fragments] == ([1, 2] if fills else [2])


def test_text_below_lines_as_wide_as_the_table_is_no_row_of_it() -> None:
    """Between the rules of a form above a table and this there may be a sentence: a line across, and its end."""
    text = [*paper.line("Lead Jo Day", 50, 65), *paper.line("Date of the report 3 May and of the next", 180, 65)]
    text += [*paper.line("Due Friday", 50, 77), *paper.line("The committee meets again in the autumn now", 170, 77)]
    text += [*paper.line(ACROSS, 50, 93), *paper.line("and so on.", 50, 104)]
    stack = Stack(1, 47, 500, (60.0, 90.0, 115.0, 140.0, 165.0), (197.0, 347.0))
    assert without_front(stack, [*text, *BODY]).lines == (115.0, 140.0, 165.0)
    heads = [w._replace(style=paper.BOLD) for w in text]
    assert without_front(stack, [*text[:19], *heads[19:], *BODY]).lines == (90.0, 115.0, 140.0, 165.0), "headings"


@pytest.mark.parametrize(("wide", "found"), [(500.0, [(50.0, 120.0)]), (400.0, [])])
def test_a_cell_over_several_rows_that_the_foot_of_a_page_left_open_is_closed(wide: float, found: list[Any]) -> None:
    """The line at the side of a table runs on to where the last row beside it ends."""
    across = [horizontal(Box(x0, y, x1, y)) for y, x0, x1 in ((100, 50, 500), (150, 120, 500), (200, 120, wide))]
    upright = [vertical(Box(x, 100, x, 200)) for x in (50, 120, 300, wide)]
    edges = closed([*across, *upright], ())
    assert [(e["x0"], e["x1"]) for e in edges if e["top"] == e["bottom"] == 200][1:] == found


@pytest.mark.parametrize(("between", "drawn"), [((130.0, 160.0), False), ((), True)])
def test_rows_further_apart_are_no_sides_of_one(between: tuple[float, ...], drawn: bool) -> None:
    """A theme over the whole width stands between a heading of two rows and the first row with lines of its own."""
    half = [horizontal(Box(300, y, 500, y)) for y in (115, 200)]
    whole = [horizontal(Box(50, y, 500, y)) for y in (100, *between, 230)]
    upright = [vertical(Box(x, top, x, foot)) for x, top, foot in ((50, 100, 230), (300, 100, 130), (300, 160, 230))]
    found = closed([*half, *whole, *upright, vertical(Box(500, 100, 500, 230))], ())
    assert any(e["x0"] == e["x1"] == 300 and e["top"] < 140 and e["bottom"] > 150 for e in found) is drawn


def test_a_box_whose_lines_are_drawn_cell_by_cell_has_its_columns_where_the_pieces_meet() -> None:
    grid = Grid(1, Box(47, 115, 500, 140), (47.0, 500.0), (115.0, 140.0), ())
    sides = ((47.0, 197.0), (197.0, 347.0), (347.0, 500.0))
    pieces = [Ruling(Box(x0, y, x1, y), True, "#000000") for y in grid.tops for x0, x1 in sides]
    words = paper.line("That it ends soon and it is", 50, 118)
    words += paper.line("Agreed in part", 198, 118)
    words += paper.line("Begun", 348, 118)
    assert boxed_stack(grid, words, pieces) == Stack(1, 47.0, 500.0, (115.0, 140.0), (197.0, 347.0), closed=True)
    whole = [Ruling(Box(47, y, 500, y), True, "#000000") for y in grid.tops]
    assert boxed_stack(grid, words, whole) is None
    prose = paper.line("These words run on from side to side of it, over all that is drawn below them there", 50, 118)
    assert boxed_stack(grid, prose, pieces) is None


def test_plain_headings_that_run_at_the_top_of_other_pages_are_headings_over_the_first_line() -> None:
    plain = _row(102, "Recommendation", "Response", "Progress")
    assert with_heading(STACK, [*plain, *BODY], None)[0] == STACK
    stack, said = with_heading(STACK, [*plain, *BODY], None, {HEADS_SAID})
    assert stack.lines == (101.0, 115.0, 140.0, 165.0) and said == HEADS_SAID


def test_what_stands_below_a_box_with_columns_is_no_row_that_goes_on_over_the_page() -> None:
    sides = ((47.0, 197.0), (197.0, 347.0), (347.0, 500.0))
    drawn = [Ruling(Box(x0, y, x1, y), True, "#000000") for y in (100.0, 115.0, 140.0, 165.0) for x0, x1 in sides]
    drawn += [Ruling(Box(x, 100, x, 165), False, "#000000") for x in (47.0, 500.0)]
    words = [*HEADS, *BODY, *paper.line("Key to states", 50, 180)]
    first = Page(1, 600, 800, tuple(w._replace(index=at) for at, w in enumerate(words)), tuple(drawn))
    below = tuple(w._replace(page=2, index=at) for at, w in enumerate(paper.line("Red: late", 50, 60)))
    (table,), _ = tables_by_rulings([first, Page(2, 600, 800, below)])
    assert [len(row.cells) for row in table.rows] == [3, 3, 3] and len(table.boxes) == 1
