"""Tables that show lines between their columns and none between their rows: white tells where the rows begin.

Only the heading may be ruled off. A page on which the same columns have lines between their rows speaks for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.models.page import Box, Page, Word
from pipeline.tables.ruled.grid import Grid, Place
from pipeline.tables.stacked.stacks_apart import SAME
from pipeline.tables.white.white_rows import row_tops
from pipeline.text.lines import lines_of

LEAST_COLUMNS = 3
LEAST_ROWS = 3  # in the block that is cut first; its further pages may hold fewer
MOST_RULED = 3  # rows that lines show: maybe a title, the heading, and the block below them
TALLER = 3.0  # times all above it: a block below two rows

Grids = Mapping[int, Sequence[Grid]]


def with_rows(grids: Grids, pages: Sequence[Page], free: Mapping[int, Sequence[Word]]) -> dict[int, list[Grid]]:
    """The grids of every page, blocks that only lines between columns part cut into rows."""
    ruled = [g for own in grids.values() for g in own if len(g.tops) > MOST_RULED + 1]
    found: dict[int, list[Grid]] = {}
    known: list[Grid] = []
    for page in pages:
        known = [g for g in known if page.number - g.page <= 1]
        own = []
        for grid in grids[page.number]:
            whole = _cut(grid, page, free[page.number], bool(_alike(grid, known))) if _may(grid, ruled) else grid
            own.append(whole)
            if whole is not grid:
                known.append(whole)
        found[page.number] = own
    return found


def _may(grid: Grid, ruled: Sequence[Grid]) -> bool:
    simple = len(grid.lefts) > LEAST_COLUMNS and len(grid.tops) <= MOST_RULED + 1
    if not simple or any(p.columns > 1 or p.rows > 1 for p in grid.places if p.row == len(grid.tops) - 2):
        return False
    if len(grid.tops) > MOST_RULED and grid.tops[-1] - grid.tops[-2] < TALLER * (grid.tops[-2] - grid.tops[0]):
        return False
    return not _alike(grid, [g for g in ruled if abs(g.page - grid.page) <= 1])


def _alike(grid: Grid, others: Sequence[Grid]) -> list[Grid]:
    """The grids that have the same columns."""
    same = (g for g in others if len(g.lefts) == len(grid.lefts))
    return [g for g in same if all(abs(a - b) <= SAME for a, b in zip(g.lefts, grid.lefts, strict=True))]


def _cut(grid: Grid, page: Page, words: Sequence[Word], goes_on: bool) -> Grid:
    """The grid with its last row cut where rows begin; as it is where white tells of too few."""
    top, bottom = grid.tops[-2], grid.tops[-1]
    left, _, right, _ = grid.box
    held = [
        w for w in words if top < ((box := w[2])[1] + box[3]) / 2 < bottom and left <= (box[0] + box[2]) / 2 <= right
    ]
    if not held:
        return grid
    starts = row_tops(page, lines_of(held), grid.lefts[1:-1], 0)[1:]
    if len(starts) + 1 < (2 if goes_on else LEAST_ROWS):
        return grid
    tops = (*grid.tops[:-1], *starts, bottom)
    kept = [p for p in grid.places if p.row < len(grid.tops) - 2]
    return replace(grid, tops=tops, places=(*kept, *_places(grid, tops)))


def _places(grid: Grid, tops: Sequence[float]) -> Iterator[Place]:
    """A place for every cell of the rows that the last one was cut into."""
    last = len(grid.tops) - 2
    columns = [p for p in grid.places if p.row == last]
    for row, (above, below) in enumerate(pairwise(tops[last:]), start=last):
        for place in columns:
            yield place._replace(row=row, box=Box(place.box.x0, above, place.box.x1, below))
