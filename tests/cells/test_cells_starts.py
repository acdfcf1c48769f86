"""Cells that begin lower or higher than their row, and tables that are set so."""

from __future__ import annotations

from pipeline.cells.evidence.starts import level_starts, odd_starts
from pipeline.cells.rows import Printed
from pipeline.models.table import Cell
from pipeline.text.join import joined
from pipeline.text.lexicon import lexicon
from tests import paper


def cell(top: float, lines: int) -> Cell:
    piece = paper.fragment(*["word"] * lines, top=top)
    return Cell((piece,), joined((piece,), lexicon([])))


def record(*tops_and_lines: tuple[float, int]) -> Printed:
    return Printed(tuple(cell(top, lines) for top, lines in tops_and_lines))


LEVEL = ((100, 2), (100, 1), (100, 4))


def test_a_row_that_begins_level_says_nothing():
    assert not odd_starts([record(*LEVEL)])


def test_cells_that_begin_on_one_line_with_most_of_their_row():
    assert level_starts([record(*LEVEL, (124, 2))]) == {(0, 0), (0, 1), (0, 2)}
    assert not level_starts([record((100, 2), (112, 1), (124, 3), (136, 1))])
    assert not level_starts([record((100, 2), (100, 1))])


def test_a_cell_that_begins_lower_or_higher():
    assert odd_starts([record((100, 2), (100, 1), (124, 3))]) == {(0, 2): "starts_low"}
    assert odd_starts([record((100, 2), (100, 1), (64, 2))]) == {(0, 2): "starts_high"}


def test_cells_in_the_middle_or_on_the_foot_of_their_row():
    assert not odd_starts([record((124, 1), (124, 1), (100, 5))])
    assert not odd_starts([record((148, 1), (148, 1), (100, 5))])


def test_a_column_that_is_set_so_throughout():
    rows = [record((100, 2), (100, 1), (124, 3))] * 4
    assert not odd_starts(rows)
    assert odd_starts([*[record(*LEVEL)] * 6, rows[0]]) == {(6, 2): "starts_low"}
