"""Edges of a page → grids of places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from pipeline.models.page import Box
from pipeline.tables.ruled.corners import cells_between, groups_of
from pipeline.tables.ruled.edges import SNAP, Edge

LEAST_HEIGHT = 5.0  # points: a flatter row holds no line of text
MAX_EDGES = 1500  # a page with more draws a chart or a map, and the search is quadratic


class Place(NamedTuple):
    """Where one cell stands: its box, and the first row and column it covers with its spans."""

    box: Box
    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one table on one page. `lefts` are the column boundaries, `tops` the row boundaries (points)."""

    page: int
    box: Box
    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    places: tuple[Place, ...]
    white: bool = False  # the columns are told by white, not by lines
    cut: bool = False  # its one row goes on in the first row of the next page


def grids_of(edges: Sequence[Edge], page: int) -> list[Grid]:
    """Every grid of cells that the edges enclose, from top to bottom; a single place with a border around is one."""
    if not edges or len(edges) > MAX_EDGES:
        return []
    cells = [c for c in cells_between(edges, SNAP) if c[2] - c[0] >= LEAST_HEIGHT and c[3] - c[1] >= LEAST_HEIGHT]
    grids = [grid_of(group, page) for group in groups_of(cells)]
    return sorted(grids, key=lambda g: (g.box.top, g.box.x0))


def grid_of(boxes: Sequence[Box], page: int) -> Grid:
    """One grid from the boxes of its cells."""
    across, down = ({side for box in boxes for side in box[at::2]} for at in (0, 1))
    lefts, tops = _clustered(across), _clustered(down)
    columns, rows = {x: _at(lefts, x) for x in across}, {y: _at(tops, y) for y in down}
    places = []
    for box in sorted(boxes, key=itemgetter(1, 0)):  # from top to bottom, from left to right
        column, right = columns[box.x0], columns[box.x1]
        row, bottom = rows[box.top], rows[box.bottom]
        places.append(Place(box, row, column, max(1, bottom - row), max(1, right - column)))
    around = Box(lefts[0], tops[0], lefts[-1], tops[-1])
    return Grid(page, around, tuple(lefts), tuple(tops), tuple(places))


def _clustered(values: Iterable[float]) -> list[float]:
    """Sorted values, those within snapping distance made one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > SNAP:
            found.append(value)
    return found


def _at(bounds: Sequence[float], value: float) -> int:
    after = min(bisect_left(bounds, value), len(bounds) - 1)
    return after - 1 if after and value - bounds[after - 1] <= bounds[after] - value else after
