"""Points where edges meet → the smallest cells between them.

The same answer as pdfplumber's `intersections_to_cells`, whose input this takes; a test holds the two together.
That one makes sets of the edges of each point anew for every pair of points, which took most of a page's time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.models.page import Box

Point = tuple[float, float]  # left, top
Met = Mapping[Point, Mapping[str, Sequence[Any]]]  # the horizontal ("h") and vertical ("v") edges through each point
Edges = Mapping[Point, frozenset[int]]


def cells_between(points: Met) -> list[Box]:
    """For each point the smallest cell whose top left corner it is, all four sides drawn; from left to right."""
    across, down = ({p: frozenset(map(id, met[way])) for p, met in points.items()} for way in ("h", "v"))
    columns: dict[float, list[Point]] = {}
    rows: dict[float, list[Point]] = {}
    for point in sorted(points):
        columns.setdefault(point[0], []).append(point)
        rows.setdefault(point[1], []).append(point)
    found = []
    for column in columns.values():
        for point in column:
            below, right = list(_joined(point, column, down, 1)), list(_joined(point, rows[point[1]], across, 0))
            found.append(_smallest(point, below, right, across, down))
    return [cell for cell in found if cell]


def _joined(point: Point, line: Sequence[Point], edges: Edges, axis: int) -> Iterator[Point]:
    """The points farther along a line that one drawn edge joins with `point`."""
    own, at = edges[point], point[axis]
    return (other for other in line if other[axis] > at and not own.isdisjoint(edges[other]))


def _smallest(point: Point, below: Sequence[Point], right: Sequence[Point], across: Edges, down: Edges) -> Box | None:
    for under in below:
        foot = across[under]
        for beside in right:
            corner = (beside[0], under[1])
            if corner in down and not down[corner].isdisjoint(down[beside]) and not across[corner].isdisjoint(foot):
                return Box(*point, *corner)
    return None
