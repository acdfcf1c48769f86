"""Cells between edges: held against pdfplumber's own search on grids with pieces missing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pdfplumber.table import edges_to_intersections, intersections_to_cells

from pipeline.models.page import Box
from pipeline.tables.corners import cells_between
from pipeline.tables.edges import Edge, horizontal, vertical

steps = st.integers(0, 5)


def _edge(line: int, start: int, stop: int, across: bool) -> Edge:
    first, last = 20.0 * min(start, stop), 20.0 * max(start, stop) + 20
    at = 20.0 * line
    return horizontal(Box(first, at, last, at)) if across else vertical(Box(at, first, at, last))


edges = st.lists(st.builds(_edge, steps, steps, steps, st.booleans()), max_size=40)


@given(edges)
def test_the_same_cells_as_pdfplumber(drawn: list[Edge]) -> None:
    points = edges_to_intersections(drawn, 3, 3)
    assert [tuple(cell) for cell in cells_between(points)] == intersections_to_cells(points)


def test_a_cell_needs_all_four_sides() -> None:
    left, right = (vertical(Box(x, 0, x, 20)) for x in (0.0, 50.0))
    top, foot = (horizontal(Box(0, y, 50, y)) for y in (0.0, 20.0))
    assert cells_between(edges_to_intersections([left, right, top, foot], 3, 3)) == [Box(0, 0, 50, 20)]
    assert cells_between(edges_to_intersections([left, right, top], 3, 3)) == []
