"""Rows that no line shows as such: below the last line of a table, or in a box on the next page."""

from __future__ import annotations

import pytest

from pipeline.models.page import Box, Page, Ruling, Word
from pipeline.models.table import Cell, Row
from pipeline.tables.overleaf.stitch import goes_on
from pipeline.tables.ruled.by_rulings import tables_by_rulings
from pipeline.tables.stacked.last_row import with_last_row
from pipeline.tables.stacked.stacks import Stack
from tests import paper

LINES = (101.0, 115.0, 140.0, 165.0)
DRAWN, PLAIN = Stack(1, 47, 500, LINES, (197.0, 347.0)), Stack(1, 47, 500, LINES)


def _row(top: float, *texts: str) -> list[Word]:
    return [w for x, text in zip((50, 200, 350), texts, strict=False) for w in paper.line(text, x, top)]


HEADS = ("Recommendation", "Response", "News")
ROWS = [*_row(102, *HEADS), *_row(118, "That it ends", "Yes", "Begun")]
ROWS += _row(143, "That it starts", "No", "None")


@pytest.mark.parametrize("stack", [DRAWN, PLAIN], ids=["columns drawn", "columns of white"])
def test_words_right_below_the_last_line_that_keep_to_the_columns_are_a_row(stack: Stack) -> None:
    last = [*_row(168, "That it goes on", "Yes", "Begun in"), *_row(180, "", "", "May")]
    note = paper.line("Each of these was settled by the panel in the spring", top=200)
    assert with_last_row(stack, [*ROWS, *last, *note]).lines == (*LINES, 191.0)


@pytest.mark.parametrize(
    "below",
    [
        _row(190, "That it goes on", "Yes", "Begun"),
        paper.line("Each of these was settled by the panel in the spring", top=168),
        _row(168, "Notes"),
        _row(168, "", "Yes", "Begun"),
    ],
    ids=["far", "prose", "a note", "not from the first column"],
)
def test_other_words_below_a_table_are_none(below: list[Word]) -> None:
    assert with_last_row(DRAWN, [*ROWS, *below]) == DRAWN


@pytest.mark.parametrize(("goes_back", "found"), [(True, (101.0, 115.0, 151.0)), (False, (101.0, 115.0))])
def test_below_headings_printed_again_stands_the_last_row_of_a_table_of_the_page_before(
    goes_back: bool, found: tuple[float, ...]
) -> None:
    stack = Stack(1, 47, 500, (101.0, 115.0), (197.0, 347.0))
    last = [*_row(118, "That it goes on", "Yes", "Begun in"), *_row(130, "with care"), *_row(140, "", "", "May")]
    assert with_last_row(stack, [*_row(102, *HEADS), *last], goes_back=goes_back).lines == found


def _prose(top: float) -> list[Word]:
    """A line that leaves the boundaries 197 and 347 between its words, as prose may."""
    texts = ((54, "Status: Done is all that was so"), (198.5, "which nobody had expected there"), (347.5, "so far"))
    return [w for x, text in texts for w in paper.line(text, x, top)]


@pytest.mark.parametrize("below", [_prose(164), paper.line("Costs", top=164, look=paper.BOLD)], ids=["note", "heading"])
def test_what_stands_below_the_last_row_is_none_of_it_though_it_crosses_no_column(below: list[Word]) -> None:
    stack = Stack(2, 47, 500, (101.0, 115.0), (197.0, 347.0))
    last = [*_row(118, "That it goes on", "Yes", "Begun"), *_row(130, "with care", "it is"), *_row(142, "", "", "May")]
    words = [*_row(102, *HEADS), *last, *below]
    assert with_last_row(stack, words, goes_back=True, earlier=ROWS).lines == (101.0, 115.0, 153.0)


@pytest.mark.parametrize(("words", "held"), [(_prose(60), False), (_row(60, "of all", "", "since"), True)])
def test_a_page_without_lines_whose_prose_runs_on_over_the_columns_is_no_table(words: list[Word], held: bool) -> None:
    sides = ((47, 197), (197, 347), (347, 500))
    pieces = [Ruling(Box(a, y, b, y + 0.5), True, "#000000") for y in LINES for a, b in sides]
    before = [w._replace(index=i) for i, w in enumerate([*ROWS, *_row(168, "That it goes", "on", "Begun")])]
    after = [w._replace(page=2, index=i) for i, w in enumerate(words)]
    pages = [Page(1, 595.0, 842.0, tuple(before), tuple(pieces)), Page(2, 595.0, 842.0, tuple(after), ())]
    found, _ = tables_by_rulings(pages)
    cells = [cell for table in found for row in table.rows for cell in row.cells if cell is not None]
    assert any(fragment.page == 2 for cell in cells for fragment in cell.fragments) == held


@pytest.mark.parametrize(("last", "lines"), [("Point 3: Gates", (*LINES, 179.0)), ("Point 7", LINES), ("Notes", LINES)])
def test_of_two_columns_one_whose_number_is_the_next_is_a_row(last: str, lines: tuple[float, ...]) -> None:
    rows = [*_row(102, "Recommendation", "News"), *_row(118, "Point 1: Walls", "Begun"), *_row(143, "Point 2", "None")]
    stack = Stack(1, 47, 500, LINES)
    assert with_last_row(stack, [*rows, *_row(168, last, "Done")]).lines == lines


def _boxed(number: int, lines: tuple[float, ...], sides: tuple[float, float], words: list[Word]) -> Page:
    across = [Ruling(Box(47, y, 500, y + 0.5), True, "#000000") for y in lines]
    upright = [Ruling(Box(x, sides[0], x + 0.5, sides[1]), False, "#000000") for x in (47, 499.5) if sides[1]]
    set_apart = [w._replace(page=number, index=i) for i, w in enumerate(words)]
    return Page(number, 595.0, 842.0, tuple(set_apart), (*across, *upright))


@pytest.mark.parametrize("between", [False, True])
def test_a_box_without_columns_goes_on_with_the_table_before(between: bool) -> None:
    first = _boxed(1, LINES, (0, 0), ROWS)
    note = paper.line("These are other things", top=80) if between else ()
    second = _boxed(2, (101, 115, 130), (101, 130), [*note, *_row(102, *HEADS), *_row(118, "", "", "of a long row")])
    found, _ = tables_by_rulings([first, second])
    assert [len(t.rows[0].cells) for t in found] == ([3, 1] if between else [3])


@pytest.mark.parametrize(("earlier", "found"), [(ROWS, (101.0, 115.0, 129.0)), ([], (101.0, 115.0))])
def test_white_between_columns_is_that_of_the_rows_before_not_of_headings_alone(
    earlier: list[Word], found: tuple[float, ...]
) -> None:
    """Two short headings over one column leave white that its text runs over."""
    stack = Stack(2, 47, 500, (101.0, 115.0))
    heads = [*_row(102, "Rec", "Reply", "News"), *paper.line("no", 90, 102)]
    last = _row(118, "That it goes on", "Yes", "Begun")
    words = [*heads, *last]
    assert with_last_row(stack, words, goes_back=True, earlier=earlier).lines == found


def test_a_labelled_row_below_headings_alone_is_the_first_one() -> None:
    def cell(said: str, top: float, page: int) -> Cell:
        return Cell((paper.fragment(said, page=page, top=top),))

    heads = Row((cell("Theme", 700, 1), cell("No", 700, 1), cell("News", 700, 1)))
    assert not goes_on([heads], Row((Cell(), cell("4", 60, 2), cell("Begun", 60, 2))), 1)
