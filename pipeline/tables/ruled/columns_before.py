"""On a scan: the few rows of a table that go over a page show too little of its upright lines to be seen.

They have the columns that the table had on the page before, wherever words stand on both sides of a side of theirs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.models.page import Box, Word
from pipeline.tables.ruled.grid import Grid, Place
from pipeline.tables.ruled.hidden import with_hidden_lines

SAME = 4.0  # points by which the width of a table may differ from page to page of a scan
FEW = 4  # boundaries of rows: of more, the lines between their columns are long enough

Free = Mapping[int, Sequence[Word]]


def with_columns_before(
    grids: Mapping[int, Sequence[Grid]], scanned: Sequence[int], free: Free
) -> dict[int, list[Grid]]:
    """The grids of every page, the first one of a `scanned` page with the columns of the last one before it."""
    found: dict[int, list[Grid]] = {}
    for page, own in grids.items():
        before = found[page - 1][-1] if page in scanned and found.get(page - 1) else None
        first = _widened(own[0], before, free[page]) if own and before else None
        found[page] = [first, *own[1:]] if first else list(own)
    return found


def _widened(grid: Grid, before: Grid, words: Sequence[Word]) -> Grid | None:
    """A grid with the columns of the one before; None where it is no part of that table, or shows them all."""
    shift = grid.lefts[0] - before.lefts[0]
    lefts = [x + shift for x in before.lefts]
    known = all(any(abs(x - other) <= SAME for other in lefts) for x in grid.lefts)
    if not known or abs(grid.lefts[-1] - lefts[-1]) > SAME or len(grid.lefts) >= len(lefts) or len(grid.tops) > FEW:
        return None
    placed = [_placed(place, lefts) for place in grid.places]
    whole = replace(grid, lefts=tuple(lefts), places=tuple(placed))
    return with_hidden_lines(whole, words)


def _placed(place: Place, lefts: Sequence[float]) -> Place:
    """A place with the columns that it covers counted by other boundaries."""
    first = min(range(len(lefts)), key=lambda i: abs(lefts[i] - place.box.x0))
    last = min(range(len(lefts)), key=lambda i: abs(lefts[i] - place.box.x1))
    box = Box(lefts[first], place.box.top, lefts[last], place.box.bottom)
    return Place(box, place.row, first, place.rows, max(1, last - first))
