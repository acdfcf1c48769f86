"""How a table of horizontal lines, or of none, comes to its headings: painted, drawn as a grid, of several lines."""

from __future__ import annotations

import pytest

from pipeline.models.page import Box, Fill, Page, Ruling, Word
from pipeline.tables.painted.painted_rows import with_painted_rows
from pipeline.tables.read_tables import read_tables
from pipeline.tables.ruled.edges import edges_of
from pipeline.tables.ruled.grid import grids_of
from pipeline.tables.stacked.headed_stacks import with_head_grids
from pipeline.tables.stacked.lone import Ruled
from pipeline.tables.stacked.stacks import Stack
from pipeline.tables.white.heads_above import lines_above
from pipeline.text.lexicon import Lexicon
from pipeline.text.lines import lines_of
from tests import paper
from tests.tables.test_tables_undrawn import BODY, COLUMNS, HEADS, STACK, _row

BLUE, PALE = "#203060", "#d0e0f0"
NAMES = ("Recommendation", "Response", "Progress")


def _page(words: list[Word], *fills: Fill, rulings: tuple[Ruling, ...] = ()) -> Page:
    return Page(1, 600, 800, tuple(words), rulings, fills=fills)


def _painted(top: float, bottom: float, colour: str = BLUE) -> Fill:
    return Fill(Box(47, top, 500, bottom), colour)


def test_painted_headings_on_the_first_line_are_rows_of_the_table() -> None:
    theme = paper.line("Housing", 50, 92, look=paper.BOLD)
    heads = _row(72, *NAMES, bold=True)
    found = with_painted_rows(STACK, _page([], _painted(70, 90), _painted(90, 115, PALE)), [*heads, *theme, *BODY])
    assert found.lines == (70, 90, 115, 140, 165)
    row = _row(98, "That it is let", "Agreed", "Let")
    assert with_painted_rows(STACK, _page([], _painted(90, 115, PALE)), [*row, *BODY]) == STACK, (
        "a row of another table"
    )
    apart = with_painted_rows(STACK, _page([], _painted(60, 80)), [*_row(62, *NAMES, bold=True), *BODY])
    assert apart == STACK, "nothing stands between the band and the first line"


def test_painted_headings_may_be_of_a_font_that_the_file_hides() -> None:
    hidden = [w._replace(style=paper.style(font="")) for w in (*_row(93, *NAMES), *BODY)]
    assert with_painted_rows(STACK, _page([], _painted(90, 115)), hidden).lines == (90, 115, 140, 165)
    title = [w._replace(style=paper.style(font="")) for w in paper.line("What became of it", 50, 93)]
    assert with_painted_rows(STACK, _page([], _painted(90, 115)), [*title, *hidden[3:]]) == STACK


@pytest.mark.parametrize(
    ("above", "between", "taken"),
    [
        (NAMES, NAMES, True),
        (("Where the nine recommendations of the panel stand in", "", ""), NAMES, False),
        (("Progress", "", ""), NAMES, False),
        (NAMES, ("Words that run over the sides continually", "", ""), False),
    ],
    ids=["headings", "a title", "one column", "prose"],
)
def test_a_painted_heading_over_a_first_row_without_a_line(
    above: tuple[str, ...], between: tuple[str, ...], taken: bool
) -> None:
    words = [*_row(72, *above, bold=True), *_row(98, *between), *BODY]
    found = with_painted_rows(STACK, _page([], _painted(70, 90)), words)
    assert found.lines == ((70, 90, *STACK.lines) if taken else STACK.lines)


@pytest.mark.parametrize(("x", "taken"), [(52, True), (200, False)])
def test_a_theme_may_stand_between_painted_headings_and_the_first_line(x: float, taken: bool) -> None:
    words = [*_row(72, *NAMES, bold=True), *paper.line("Homes and land", x, 98, look=paper.BOLD), *BODY]
    found = with_painted_rows(STACK, _page([], _painted(70, 90)), words)
    assert found.lines == ((70, 90, *STACK.lines) if taken else STACK.lines)


def test_a_title_over_bold_headings_is_none_of_them() -> None:
    words = [*_row(72, "A.", "On track", "three of them", bold=True), *HEADS, *BODY]
    assert with_painted_rows(STACK, _page([], _painted(70, 90)), words) == STACK


def test_below_a_line_alone_painted_rows_are_the_table() -> None:
    lone = Stack(1, 47, 500, (115.0,), STACK.shown)
    fills = [_painted(117, 138, PALE), _painted(141, 165, PALE), _painted(300, 320, PALE)]
    assert with_painted_rows(lone, _page([], *fills), BODY).lines == (115.0, 138, 141, 165)
    unknown = Stack(1, 47, 500, (115.0,))
    assert with_painted_rows(unknown, _page([], *fills), BODY) == unknown, "it shows no columns"


def _grid(*tops: float) -> list[Ruling]:
    flat = [Ruling(Box(47, y, 500, y), True, "#ffffff") for y in tops]
    return flat + [Ruling(Box(x, tops[0], x, tops[-1]), False, "#ffffff") for x in (47, 197, 347, 500)]


def test_a_grid_of_headings_is_the_first_row_of_the_lines_below() -> None:
    page = _page([])
    heads, first = _row(72, *NAMES, bold=True), _row(98, "That it is sold", "Agreed", "Sold")
    grids = grids_of(edges_of(_grid(70, 90)), 1)
    ruled = Ruled(page, grids, [STACK], [])
    found = with_head_grids(ruled, [*heads, *first, *BODY])
    assert (found.grids, [s.lines for s in found.stacks]) == ([], [(70, 90, 115, 140, 165)])
    plain = [w._replace(style=paper.PLAIN) for w in heads]
    assert with_head_grids(ruled, [*plain, *first, *BODY]) is ruled, "a table by itself"
    assert with_head_grids(ruled, [*heads, *BODY]) is ruled, "no row between the two"
    other = Ruled(page, grids, [Stack(1, 47, 500, STACK.lines, (160.0, 347.0))], [])
    assert with_head_grids(other, [*heads, *first, *BODY]) is other, "other columns"


def test_a_line_through_a_heading_of_two_rows_is_left_out() -> None:
    heads = _row(84, *NAMES, bold=True)
    ruled = Ruled(_page([]), grids_of(edges_of(_grid(70, 90, 110)), 1), [STACK], [])
    stack = Stack(1, 47, 500, (150.0, 170.0), STACK.shown)
    first = _row(120, "That it is sold", "Agreed", "Sold")
    found = with_head_grids(Ruled(ruled.page, ruled.grids, [stack], []), [*heads, *first])
    assert found.stacks[0].lines == (70, 110, 150, 170)


def test_lines_beside_a_heading_of_one_line_belong_to_it() -> None:
    lines = lines_of(
        [
            *paper.line("How", 350, 94, look=paper.BOLD),
            *_row(100, "Recommendation", "Response", bold=True),
            *paper.line("far", 350, 106, look=paper.BOLD),
            *_row(130, "That it ends", "Agreed", "60%"),
        ]
    )
    assert lines_above(lines, 1, (197.0, 347.0)) == 1


def test_lines_in_the_paint_of_a_heading_belong_to_it() -> None:
    lines = lines_of([*paper.line("Agreed by", 200, 86, look=paper.BOLD), *_row(100, *NAMES, bold=True), *BODY])
    assert lines_above(lines, 1, (197.0, 347.0), [_painted(80, 115)]) == 1
    assert lines_above(lines, 1, (197.0, 347.0), [_painted(98, 115)]) == 0


def _read(page: Page) -> list[tuple[str, ...]]:
    (table,) = read_tables([page], None, Lexicon()).tables
    return [tuple(" ".join(c.text.value.split()) if c else "" for c in row.cells) for row in table.rows]


def _set(*rows: tuple[float, tuple[str, ...]], bold: int = 1) -> list[Word]:
    """Rows of words at the `COLUMNS` and at one more."""
    words: list[Word] = []
    for at, (top, cells) in enumerate(rows):
        for x, text in zip((*COLUMNS, 420.0), cells, strict=True):
            look = paper.BOLD if at < bold else paper.PLAIN
            words += paper.line(text, x, top, first=len(words), look=look) if text else ()
    return words


FULL_COLUMN = (
    (100, ("Recommendation", "Response", "Progress", "Status")),
    (130, ("That it is mended", "Agreed", "Work begun", "Late")),
    (160, ("That it is sold", "Agreed", "Work begun", "Done")),
    (190, ("That it is let", "Agreed", "Begun", "Done")),
)
FULL_HEADING = (
    (100, ("Recommendation", "Response", "The progress", "Status")),
    (130, ("That it is mended", "Agreed", "Begun", "Late")),
    (160, ("That it is sold", "Agreed", "Sold", "Done")),
    (190, ("That it is let", "Agreed", "Begun", "Done")),
)


@pytest.mark.parametrize(
    ("rows", "last", "end"),
    [(FULL_COLUMN, "begun", 419.5), (FULL_HEADING, "progress", 419.0)],
    ids=["a column full to its last point", "a heading that fills the white before the next"],
)
def test_columns_that_hardly_any_white_parts(
    rows: tuple[tuple[float, tuple[str, ...]], ...], last: str, end: float
) -> None:
    words = [w._replace(box=w.box._replace(x1=end)) if w.text == last else w for w in _set(*rows)]
    assert _read(_page(words)) == [cells for _, cells in rows]


def test_a_row_without_inner_lines_keeps_to_the_columns_of_the_others() -> None:
    words = [
        *_row(102, *NAMES, bold=True),
        *_row(122, "That the wall", "Agreed.", "Work"),
        *_row(134, "is mended", "At once", "has begun"),
        *_row(152, "That it is", "Agreed", "Both of"),
        *_row(164, "sold", "", "them"),
    ]
    words = [w._replace(index=at) for at, w in enumerate(words)]
    flat = [Ruling(Box(47, y, 500, y), True, "#000000") for y in (100, 120, 150, 180)]
    sides = [Ruling(Box(x, 100, x, 180), False, "#000000") for x in (47, 500)]
    inner = [Ruling(Box(x, 120, x, 150), False, "#000000") for x in (197, 347)]
    found = _read(_page(words, rulings=(*flat, *sides, *inner)))
    assert found[2] == ("That it is sold", "Agreed", "Both of them")


def test_a_grid_that_draws_its_status_columns_alone_goes_on_over_the_page() -> None:
    def page(number: int, tops: tuple[float, ...]) -> Page:
        words = [
            w for n, y in enumerate(tops[:-1]) for w in _row(y + 4, f"That it ends {number}{n}", "Agreed", "Begun")
        ]
        words = [w._replace(page=number, index=at) for at, w in enumerate(words)]
        flat = [Ruling(Box(47, y, 500, y), True, "#000000") for y in tops]
        drawn = [Ruling(Box(x, tops[0], x, tops[-1]), False, "#000000") for x in (47, 400, 433, 466, 500)]
        return Page(number, 600, 800, tuple(words), (*flat, *drawn))

    pages = [page(1, (100, 120, 140, 160)), page(2, (40, 60))]
    (table,) = read_tables(pages, None, Lexicon(), "rulings").tables
    found = [tuple(c.text.value if c else "" for c in row.cells)[:2] for row in table.rows]
    assert [row[1] for row in found] == ["Agreed"] * 4
