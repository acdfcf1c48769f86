"""Lines that paint hides on a scan: words of several cells stand in one place.

The rest of the table shows where the lines between them go.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.models.page import Box, Word
from pipeline.tables.grid import Grid, Place

BESIDE, BELOW = 1.0, 1.5  # heights of print: white between words of two cells, side by side and below one another

Span = tuple[float, float]


def with_hidden_lines(grid: Grid, words: Sequence[Word]) -> Grid:
    """The grid with places cut at lines of other rows and columns, where wide white parts the words of a place there.

    What runs over all columns is the heading of what follows it.
    """
    whole = len(grid.lefts) - 1
    spanning = [p for p in grid.places if (p.columns > 1 or p.rows > 1) and p.columns < whole]
    if not spanning:
        return grid
    cut = {id(p): tuple(_cut(p, grid, [w.box for w in words if p.box.holds(*w.box.centre)])) for p in spanning}
    return replace(grid, places=tuple(piece for p in grid.places for piece in cut.get(id(p), (p,))))


def _cut(place: Place, grid: Grid, boxes: Sequence[Box]) -> Iterator[Place]:
    """The cells of one place."""
    height = max((b.height for b in boxes), default=0.0)
    last_column, last_row = place.column + place.columns, place.row + place.rows
    across, down = [(b.x0, b.x1) for b in boxes], [(b.top, b.bottom) for b in boxes]
    inner = [x for x in range(place.column + 1, last_column) if _parts(grid.lefts[x], across, BESIDE * height)]
    below = [y for y in range(place.row + 1, last_row) if _parts(grid.tops[y], down, BELOW * height)]
    columns, rows = [place.column, *inner, last_column], [place.row, *below, last_row]
    for (top, bottom), (left, right) in ((r, c) for r in pairwise(rows) for c in pairwise(columns)):
        box = Box(grid.lefts[left], grid.tops[top], grid.lefts[right], grid.tops[bottom])
        yield Place(box, top, left, bottom - top, right - left)


def _parts(at: float, spans: Sequence[Span], least: float) -> bool:
    """Whether words stand on both sides of a line, none across it, with much white between."""
    before, behind = [end for _, end in spans if end <= at], [start for start, _ in spans if start >= at]
    if not before or not behind or len(before) + len(behind) < len(spans):
        return False
    return min(behind) - max(before) >= least
