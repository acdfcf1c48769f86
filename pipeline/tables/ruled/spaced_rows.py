"""Rows with borders of their own and a sliver of white between them: one table, whose rows do not touch.

Headings above the first may stand between two level lines alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.models.page import Box, Page, Word
from pipeline.tables.ruled.grid import Grid, grid_of

COLUMNS = 4  # at least
SPACER = 10.0  # points of white between two rows
SAME = 2.0  # points by which their sides may differ
FEWEST = 2  # rows
HIGHEST = 60.0  # points of the headings
FILLED = 0.75  # share of the columns that have a heading


def with_spaced_rows(grids: Sequence[Grid], page: Page) -> list[Grid]:
    """The grids, such rows as one with the headings above them."""
    found: list[list[Grid]] = []
    for grid in grids:
        if found and _follows(found[-1][-1], grid, page.words):
            found[-1].append(grid)
        else:
            found.append([grid])
    return [run[0] if len(run) < FEWEST else _joined(run, page) for run in found]


def _follows(above: Grid, grid: Grid, words: Sequence[Word]) -> bool:
    """Whether one row stands right below another with the same columns, and no word between."""
    gap = grid.box.top - above.box.bottom
    if not (len(above.tops) == len(grid.tops) == 2 and 0 < gap <= SPACER and _are_alike(above.lefts, grid.lefts)):
        return False
    return not any(above.box.bottom < w.box.centre[1] < grid.box.top for w in words)


def _are_alike(lefts: Sequence[float], others: Sequence[float]) -> bool:
    many = len(lefts) == len(others) > COLUMNS
    return many and all(abs(a - b) <= SAME for a, b in zip(lefts, others, strict=True))


def _joined(run: Sequence[Grid], page: Page) -> Grid:
    """The rows as one grid: each reaches down to the next."""
    tops = [grid.box.top for grid in run]
    feet = [*tops[1:], run[-1].box.bottom]
    boxes = list(_row(run[0].lefts, *band) for band in zip(tops, feet, strict=True))
    head = _heading(run[0], page)
    rows = [_row(run[0].lefts, head, tops[0]), *boxes] if head is not None else boxes
    return grid_of([box for row in rows for box in row], run[0].page)


def _row(lefts: Sequence[float], top: float, bottom: float) -> list[Box]:
    return [Box(left, top, right, bottom) for left, right in pairwise(lefts)]


def _heading(first: Grid, page: Page) -> float | None:
    """Where the headings begin that stand between two lines right above the first row; None where none do."""
    x0, x1 = first.lefts[0], first.lefts[-1]
    level = {round(y, 1) for y in _level(page, x0, x1) if y <= first.box.top + SAME}
    lines = sorted(level)
    for top, foot in reversed([*pairwise(lines)]):
        if first.box.top - foot > SPACER:
            return None
        own = [w for w in page.words if top < w.box.centre[1] < foot]
        if own and foot - top <= HIGHEST and _keep(own, first.lefts):
            return top
    return None


def _level(page: Page, x0: float, x1: float) -> Iterator[float]:
    for ruling in page.rulings:
        if ruling.horizontal and abs(ruling.box.x0 - x0) <= SAME and abs(ruling.box.x1 - x1) <= SAME:
            yield ruling.box.top


def _keep(words: Sequence[Word], lefts: Sequence[float]) -> bool:
    """Whether words keep to the columns, and most of these have some."""
    columns = [*pairwise(lefts)]
    held = [[w for w in words if left - SAME <= w.box.x0 and w.box.x1 <= right + SAME] for left, right in columns]
    return sum(map(len, held)) >= len(words) and sum(map(bool, held)) >= FILLED * len(columns)
