"""Points where edges meet → the smallest cells between them → groups of cells that touch.

The same answers as pdfplumber's `edges_to_intersections`, `intersections_to_cells` and `cells_to_tables`; a test holds
them together. Those look at every pair of edges, points and cells, which took most of a page's time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from pipeline.models.page import Box
from pipeline.tables.ruled.edges import Edge, split

Point = tuple[float, float]  # left, top
Through = Mapping[Point, AbstractSet[int]]  # the numbers of the edges through each point


def cells_between(edges: Sequence[Edge], tolerance: float) -> list[Box]:
    """For each point the smallest cell whose top left corner it is, all four sides drawn; from left to right.

    `tolerance`: points by which two edges may miss one another and still meet.
    """
    across, down = _met(edges, tolerance)
    columns: dict[float, list[Point]] = defaultdict(list)
    rows: dict[float, list[Point]] = defaultdict(list)
    for point in sorted(across):
        columns[point[0]].append(point)
        rows[point[1]].append(point)
    found = []
    for column in columns.values():
        for at, point in enumerate(column):
            row = rows[point[1]]
            below = _joined(point, column[at + 1 :], down)
            right = row[bisect_right(row, point) :]
            found.append(_smallest(point, below, right, across, down) if right else None)
    return [cell for cell in found if cell]


def _met(edges: Sequence[Edge], tolerance: float) -> tuple[Through, Through]:
    """The horizontal edges, and the vertical ones, through each point where two of them meet."""
    flat, upright = split(edges)
    highest, lowest = [h["top"] - tolerance for h in flat], [h["top"] + tolerance for h in flat]
    across: dict[Point, set[int]] = defaultdict(set)
    down: dict[Point, set[int]] = defaultdict(set)
    for number, v in enumerate(upright):
        x = v["x0"]
        for at in range(bisect_left(lowest, v["top"]), bisect_right(highest, v["bottom"])):
            h = flat[at]
            if h["x0"] - tolerance <= x <= h["x1"] + tolerance:
                across[x, h["top"]].add(at)
                down[x, h["top"]].add(number)
    return across, down


def _joined(point: Point, farther: Sequence[Point], edges: Through) -> Iterator[Point]:
    """Those of the points farther along a line that one drawn edge joins with `point`."""
    own = edges[point]
    return (other for other in farther if not own.isdisjoint(edges[other]))


def _smallest(
    point: Point, below: Iterator[Point], right: Sequence[Point], across: Through, down: Through
) -> Box | None:
    """`below` and `right`: the points under `point`, and those of its height, of which the first nearly always does."""
    own = across[point]
    for under in below:
        foot = across[under]
        for beside in right:
            corner = (beside[0], under[1])
            if own.isdisjoint(across[beside]) or corner not in down:
                continue
            if not down[corner].isdisjoint(down[beside]) and not across[corner].isdisjoint(foot):
                return Box(*point, *corner)
    return None


def groups_of(cells: Sequence[Box]) -> list[list[Box]]:
    """The cells that touch at their corners, directly or by others between them, together."""
    groups: dict[Point, list[Box]] = {}  # by the corners of their cells
    for cell in cells:
        x0, top, x1, bottom = cell
        corners = ((x0, top), (x0, bottom), (x1, top), (x1, bottom))
        known = [group for corner in corners if (group := groups.get(corner)) is not None]
        own = max(known, key=len, default=[])
        for other in {id(group): group for group in known if group is not own}.values():
            own += other
            groups.update({corner: own for corner, group in groups.items() if group is other})
        own.append(cell)
        groups.update(dict.fromkeys(corners, own))
    return list({id(group): group for group in groups.values()}.values())
