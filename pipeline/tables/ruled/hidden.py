"""Lines that paint hides on a scan: words of several cells stand in one place.

The rest of the table shows where the lines between them go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.models.page import Box, Word
from pipeline.tables.ruled.grid import Grid, Place

BESIDE, BELOW = 1.0, 1.5  # heights of print: white between words of two cells, side by side and below one another
INTO = 0.35  # the same by which a recognised word may reach over a line

Span = tuple[float, float]


def with_hidden_lines(grid: Grid, words: Sequence[Word]) -> Grid:
    """The grid with places cut at lines of other rows and columns, where wide white parts the words of a place there.

    What runs over all columns is the heading of what follows it.
    """
    whole = len(grid.lefts) - 1
    spanning = [p for p in grid.places if (p.columns > 1 or p.rows > 1) and p.columns < whole]
    if not spanning:
        return grid
    boxes = [w.box for w in words]
    begins = _begins([p for p in grid.places if p not in spanning], boxes)
    cut = {id(p): tuple(_cut(p, grid, [b for b in boxes if p.box.holds(*b.centre)], begins)) for p in spanning}
    return replace(grid, places=tuple(piece for p in grid.places for piece in cut.get(id(p), (p,))))


def _begins(places: Sequence[Place], boxes: Sequence[Box]) -> dict[int, float]:
    """Where the words of each column begin that has lines around it."""
    found: dict[int, float] = {}
    for place in places:
        own = min((b.x0 for b in boxes if place.box.holds(*b.centre)), default=float("inf"))
        found[place.column] = min(own, found.get(place.column, own))
    return found


def _cut(place: Place, grid: Grid, boxes: Sequence[Box], begins: Mapping[int, float]) -> Iterator[Place]:
    """The cells of one place, each of its rows cut by itself: a heading's words stand further apart than a row's."""
    height = max((b.height for b in boxes), default=0.0)
    down, last_row = [(b.top, b.bottom) for b in boxes], place.row + place.rows
    below = [y for y in range(place.row + 1, last_row) if _parts(grid.tops[y], down, BELOW * height)]
    for top, bottom in pairwise([place.row, *below, last_row]):
        own = [b for b in boxes if grid.tops[top] < b.centre[1] < grid.tops[bottom]]
        columns = [place.column, *_inner(place, grid, own, height, begins), place.column + place.columns]
        for left, right in pairwise(columns):
            box = Box(grid.lefts[left], grid.tops[top], grid.lefts[right], grid.tops[bottom])
            yield Place(box, top, left, bottom - top, right - left)


def _inner(place: Place, grid: Grid, boxes: Sequence[Box], height: float, begins: Mapping[int, float]) -> list[int]:
    """The columns that begin inside a place: several lines on both sides, none of which runs over, are full cells.

    These begin where their column does in other rows: two lines may well end a word at the same place. One line that
    goes on over the line, as the first of a paragraph does, needs wide white.
    """
    inner = range(place.column + 1, place.column + place.columns)
    several = {x: _several(boxes, grid.lefts[x], height) for x in inner}
    across = [(b.x0, b.x1) for b in boxes]
    parted = [x for x in inner if _parts(grid.lefts[x], across, 0.0 if several[x] else BESIDE * height, INTO * height)]
    starts = {x: min(left for left, right in across if left + right >= 2 * grid.lefts[x]) for x in parted}
    return [x for x in parted if not several[x] or starts[x] >= begins.get(x, starts[x]) - INTO * height]


def _several(boxes: Sequence[Box], at: float, height: float) -> bool:
    """Whether several lines of words stand on both sides of a place across."""
    sides = ([b.top for b in boxes if b.centre[0] < at], [b.top for b in boxes if b.centre[0] >= at])
    return all(max(tops, default=0.0) - min(tops, default=0.0) > height / 2 for tops in sides)


def _parts(at: float, spans: Sequence[Span], least: float, into: float = 0.0) -> bool:
    """Whether words stand on both sides of a line, none more than a little across it, with much white between."""
    before, behind = [end for start, end in spans if start + end < 2 * at], [s for s, e in spans if s + e >= 2 * at]
    if not before or not behind or max(before) > at + into or min(behind) < at - into:
        return False
    return min(behind) - max(before) >= least
