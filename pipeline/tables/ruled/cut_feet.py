"""A table whose first row is one cell over its width, cut by a page's end: a box at the foot that nothing closes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.models.page import Box, Page
from pipeline.tables.marks import is_white
from pipeline.tables.overleaf.left_open import line_over
from pipeline.tables.ruled.grid import Grid, Place
from pipeline.tables.stacked.lone import Free, Ruled
from pipeline.tables.stacked.stacks_apart import SAME

COVERED = 0.8  # share of a painted box


def with_cut_feet(grids: dict[int, list[Grid]], ruled: Sequence[Ruled], free: Free) -> dict[int, list[Grid]]:
    """The grids of every page, and at its foot the beginning of the one that opens the page after it."""
    found = dict(grids)
    for r, after in pairwise(ruled):
        box = max(r.boxes, key=lambda grid: grid.box.top, default=None)
        rest = next(iter(grids[after.page.number]), None)
        if box and rest and _goes_on(box, rest, r.page, after.page, free):
            place = Place(box.box, 0, 0, 1, len(rest.lefts) - 1)
            cut = Grid(box.page, box.box, rest.lefts, box.tops, (place,), cut=True)
            found[r.page.number] = [*grids[r.page.number], cut]
    return found


def _goes_on(box: Grid, rest: Grid, page: Page, after: Page, free: Free) -> bool:
    """Whether the grid takes up the box: as wide, its first row one place, both open, and nothing between them.

    A box that is painted, as the row below it is not, is the heading of what follows even with a line around it.
    """
    first = rest.places[0]
    wide = abs(box.lefts[0] - rest.lefts[0]) <= SAME and abs(box.lefts[-1] - rest.lefts[-1]) <= SAME
    if not wide or len(rest.tops) <= 2 or first.row or first.columns < len(rest.lefts) - 1:
        return False
    drawn = line_over(page, box.tops[-1], box.box) or line_over(after, rest.tops[0], rest.box)
    if drawn and not (_painted(box.box, page) and not _painted(first.box, after)):
        return False
    below = any(w.box.centre[1] > box.box.bottom for w in free[page.number])
    return not below and not any(w.box.centre[1] < rest.box.top for w in free[after.number])


def _painted(box: Box, page: Page) -> bool:
    """Whether one fill covers a box."""
    return any(f.box.overlap(box) >= COVERED * box.width * box.height for f in page.fills if not is_white(f.colour))
