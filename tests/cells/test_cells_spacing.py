"""Rows whose cells stand as close as lines of one paragraph, and rows that are two."""

from __future__ import annotations

from pipeline.cells.evidence.doubled import doubled
from pipeline.cells.evidence.order import spans_of
from pipeline.cells.evidence.pieces import pieces_of
from pipeline.cells.evidence.spacing import close_rows
from pipeline.cells.rows import Printed
from pipeline.models.table import Cell, Fragment
from pipeline.text.join import joined
from pipeline.text.lexicon import lexicon
from tests import paper


def cell(*pieces: Fragment) -> Cell:
    return Cell(pieces, joined(pieces, lexicon([])))


def record(*tops_and_lines: tuple[float, int]) -> Printed:
    return Printed(tuple(cell(paper.fragment(*["word"] * lines, top=top)) for top, lines in tops_and_lines))


ROWS = [record((top, 2), (top, 3), (top, 1)) for top in (100, 150, 200, 250)]  # 16 points of white at the least


def found(records):
    return close_rows(spans_of(records, pieces_of(records)))


def seem_two(records):
    return doubled(records, pieces_of(records))


def test_rows_that_stand_apart_say_nothing():
    assert found(ROWS) == {}


def test_a_line_that_has_come_into_the_next_row():
    cut = record((296, 2), (300, 3), (300, 1))
    assert found([*ROWS[:3], record((250, 4), (250, 3), (250, 1)), cut]) == {
        (3, 0): ("close_below",),
        (4, 0): ("close_above",),
    }


def test_where_rows_stand_as_close_as_lines_nothing_is_said():
    assert found([record((100 + 24 * at, 2), (100 + 24 * at, 1)) for at in range(6)]) == {}


def two(*cells: tuple[str, str], page: int = 2) -> Printed:
    """A row whose cells go on over a page break."""
    pieces = [(paper.fragment(a, top=700), paper.fragment(b, top=60, page=page)) for a, b in cells]
    return Printed(tuple(cell(*own) for own in pieces))


def test_short_cells_that_begin_anew_over_the_page_are_two_rows():
    again = two(("Mend the bridge.", "Paint it."), ("A. Clerk", "B. Warden"), ("Done.", "Begun."))
    assert seem_two([again]) == {0}


def test_sentences_that_go_on_over_the_page_are_one_row():
    assert not seem_two([two(("Mend the", "bridge."), ("It was mended", "in May."), ("Done.", "Begun."))])


def test_a_row_that_begins_below_what_goes_on_from_the_page_before_is_another():
    go_on = paper.fragment("bridge now", "and soon.", "Paint it.", top=60, page=2)
    long = cell(paper.fragment("Mend the", top=700), go_on)
    short = [cell(paper.fragment("word", top=700), paper.fragment("word", top=84, page=2)) for _ in range(3)]
    apart = cell(
        paper.fragment("word", top=700),
        paper.fragment("goes on", top=60, page=2),
        paper.fragment("New", top=84, page=2),
    )
    assert seem_two([Printed((apart, *short))]) == {0}
    assert not seem_two([Printed((long, *short))])  # its lines stand beside the white: it is a list beside one


def test_lines_that_are_set_wide_apart_are_no_rows():
    def wide(*values: str) -> Cell:
        return cell(*(paper.fragment(value, top=100 + 16 * at) for at, value in enumerate(values)))

    assert not seem_two([Printed((wide("a", "b", "c", "d"), wide("a", "b", "c"), wide("a", "b", "c")))])
    assert seem_two([Printed((wide("a", "b"), wide("a", "b"), wide("a", "b")))])
