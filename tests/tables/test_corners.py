"""Lines made one, cells between them, groups of cells: held against pdfplumber's on grids with pieces missing."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from pipeline.models.page import Box, Ruling
from pipeline.tables.ruled.corners import cells_between, groups_of
from pipeline.tables.ruled.edges import JOIN, SHORTEST, SNAP, Edge, edges_of, horizontal, vertical

steps = st.integers(0, 5)
SIDES = ("x0", "top", "x1", "bottom", "orientation")


def _edge(line: int, start: int, stop: int, across: bool) -> Edge:
    first, last = 20.0 * min(start, stop), 20.0 * max(start, stop) + 20
    at = 20.0 * line
    return horizontal(Box(first, at, last, at)) if across else vertical(Box(at, first, at, last))


def _ruling(at: float, start: float, length: float, across: bool) -> Ruling:
    box = Box(start, at, start + length, at + 0.5) if across else Box(at, start, at + 0.5, start + length)
    return Ruling(box, across, "#000000")


edges = st.lists(st.builds(_edge, steps, steps, steps, st.booleans()), max_size=40)
near = st.integers(0, 80).map(lambda n: n * 0.7)
rulings = st.lists(st.builds(_ruling, near, near, near, st.booleans()), max_size=40)


@given(edges)
def test_the_same_cells_as_pdfplumber(drawn: list[Edge]) -> None:
    points = edges_to_intersections(drawn, 3, 3)
    assert [tuple(cell) for cell in cells_between(drawn, 3)] == intersections_to_cells(points)


@given(edges)
def test_the_same_groups_as_pdfplumber(drawn: list[Edge]) -> None:
    cells: Any = cells_between(drawn, 3)
    own = [sorted(group) for group in groups_of(cells) if len(group) > 1]
    assert sorted(own) == sorted(sorted(group) for group in cells_to_tables(cells))


@given(rulings)
def test_the_same_lines_as_pdfplumber(drawn: list[Ruling]) -> None:
    raw = [{**e, "width": 0.0, "height": 0.0} for e in (horizontal(r.box) if r.horizontal else vertical(r.box)
           for r in drawn)]  # fmt: skip
    unique = list({tuple(e[side] for side in SIDES[:4]): e for e in raw}.values())
    merged: list[Any] = merge_edges(unique, SNAP, SNAP, JOIN, JOIN)
    long = [e for e in merged if max(e["x1"] - e["x0"], e["bottom"] - e["top"]) >= SHORTEST]
    assert [[e[side] for side in SIDES] for e in edges_of(drawn)] == [[e[side] for side in SIDES] for e in long]


def test_a_cell_needs_all_four_sides() -> None:
    left, right = (vertical(Box(x, 0, x, 20)) for x in (0.0, 50.0))
    top, foot = (horizontal(Box(0, y, 50, y)) for y in (0.0, 20.0))
    assert cells_between([left, right, top, foot], 3) == [Box(0, 0, 50, 20)]
    assert cells_between([left, right, top], 3) == []
