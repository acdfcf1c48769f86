"""A form inside the cells of a table whose lines touch the table's own: taken for rows and columns of that table.

Where the rest of such a form stands at the top of a page there is no room above it, and its sides may lie upon the
lines of the row around it. Forms elsewhere in the cells of that table, on its page or on the one before, show which
columns are theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.models.page import Box, Word
from pipeline.tables.ruled.edges import SNAP
from pipeline.tables.ruled.grid import Grid, Place, grid_of

NARROW = 24.0  # points between the side of a form and that of the cell around it


def with_forms_apart(grids: Sequence[Grid], words: Sequence[Word], before: Sequence[Grid]) -> list[Grid]:
    """The grids of a page, forms that were taken for rows of the table around them as grids of their own.

    `before` are the grids of the page before.
    """
    out: list[Grid] = []
    for grid in grids:
        wide = [g for g in before if abs(g.box.x0 - grid.box.x0) + abs(g.box.x1 - grid.box.x1) <= SNAP]
        forms = _forms_in(grid, grids) or [form for other in wide for form in _forms_in(other, before)]
        lefts = forms[0].lefts if forms else ()
        if len(lefts) > 2 and all(_alike(form.lefts, lefts) for form in forms):
            out += _apart(grid, lefts, words)
        else:
            out.append(grid)
    return sorted(out, key=lambda g: (g.box.top, g.box.x0))


def _forms_in(grid: Grid, grids: Sequence[Grid]) -> list[Grid]:
    return [g for g in grids if g is not grid and any(is_inside(g.box, p.box) for p in grid.places)]


def _apart(grid: Grid, lefts: Sequence[float], words: Sequence[Word]) -> list[Grid]:
    """A table whose forms have the columns `lefts`, and those of them that were taken for its rows."""
    boxes, found = [p.box for p in grid.places], []
    for block in _blocks(grid, lefts):
        form = grid_of([p.box for p in block], grid.page)
        boxes = [*(b for b in boxes if not is_inside(b, form.box)), form.box]
        found.append(form)
    whole = _less_strips(boxes, (lefts[0], lefts[-1]), words)
    return [grid_of(whole, grid.page) if len(whole) < len(grid.places) else grid, *found]


def is_inside(box: Box, place: Box) -> bool:
    """Whether a box lies inside another, or on its sides."""
    across = box.x0 >= place.x0 - 1 and box.x1 <= place.x1 + 1
    return across and box.top >= place.top - 1 and box.bottom <= place.bottom + 1


def _alike(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= SNAP for a, b in zip(one, other, strict=True))


def _blocks(grid: Grid, lefts: Sequence[float]) -> Iterator[list[Place]]:
    """The places of each form among the rows of a grid: all columns of the form, beside cells as high as the block."""
    inner = [p for p in grid.places if p.box.x0 >= lefts[0] - SNAP and p.box.x1 <= lefts[-1] + SNAP]
    outer = [p for p in grid.places if p not in inner]
    for top, bottom in sorted({(p.box.top, p.box.bottom) for p in outer if p.column == 0}):
        held = [p for p in inner if p.box.top >= top - SNAP and p.box.bottom <= bottom + SNAP]
        beside = [p for p in outer if p.box.top < bottom - SNAP and p.box.bottom > top + SNAP]
        as_high = all(abs(p.box.top - top) <= SNAP and abs(p.box.bottom - bottom) <= SNAP for p in beside)
        sides = sorted({x for p in held for x in (p.box.x0, p.box.x1)})
        if as_high and beside and _alike(sides, lefts):
            yield held


def _less_strips(boxes: Sequence[Box], sides: tuple[float, float], words: Sequence[Word]) -> list[Box]:
    """The cells, each that a form fills made one with the strips of white between its sides and those of the form."""
    found = list(boxes)
    for side in sides:
        strips = [b for b in found if b.width <= NARROW and min(abs(b.x0 - side), abs(b.x1 - side)) <= SNAP]
        pairs = [(strip, next((b for b in found if _beside(strip, b, side)), None)) for strip in strips]
        empty = not any(strip.holds(*w.box.centre) for strip in strips for w in words)
        if not empty or any(cell is None for _, cell in pairs):
            return list(boxes)
        for strip, cell in pairs:
            if cell is not None:
                found = [*(b for b in found if b not in (strip, cell)), cell.union(strip)]
    return found


def _beside(strip: Box, box: Box, side: float) -> bool:
    """Whether a cell meets a strip at the side of a form, and is as high."""
    across = abs(strip.x0 - side) <= SNAP and abs(box.x1 - side) <= SNAP
    across = across or (abs(strip.x1 - side) <= SNAP and abs(box.x0 - side) <= SNAP)
    return across and box != strip and abs(box.top - strip.top) <= SNAP and abs(box.bottom - strip.bottom) <= SNAP
