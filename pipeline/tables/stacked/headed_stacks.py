"""Headings with lines between them over a table of horizontal lines: one table, drawn in two ways.

Coloured headings are parted by white lines, and the first row below them has no line above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.page import Word
from pipeline.tables.ruled.edges import SNAP, cuts
from pipeline.tables.ruled.grid import Grid
from pipeline.tables.stacked.lone import Ruled
from pipeline.tables.stacked.stacks import Stack, keeps_to_columns


def with_head_grids(ruled: Ruled, words: Sequence[Word]) -> Ruled:
    """What the rulings of a page show; each grid of headings as the first lines of the stack below it."""
    heads = [next((grid for grid in ruled.grids if _heads(grid, stack, words)), None) for stack in ruled.stacks]
    if not any(heads):
        return ruled
    headed = zip(ruled.stacks, heads, strict=True)
    stacks = [replace(s, lines=(*_lines(head, words), *s.lines)) if head else s for s, head in headed]
    return replace(ruled, grids=[grid for grid in ruled.grids if grid not in heads], stacks=stacks)


def _heads(grid: Grid, stack: Stack, words: Sequence[Word]) -> bool:
    """Whether a grid stands over a stack, with the same sides and columns, and nothing but one row between the two."""
    if not stack.as_wide(grid.box) or grid.tops[-1] > stack.lines[0] - SNAP or len(stack.shown) != len(grid.lefts) - 2:
        return False
    if any(abs(x - shown) > SNAP for x, shown in zip(grid.lefts[1:-1], stack.shown, strict=True)):
        return False
    named = [w for w in words if grid.box.holds(*w.box.centre)]
    between = [w for w in words if grid.tops[-1] < w.box.centre[1] < stack.lines[0]]
    inside = len(stack.between_sides(between)) == len(between)
    return all(w.style.bold for w in named) and bool(between) and inside and keeps_to_columns(between, stack)


def _lines(head: Grid, words: Sequence[Word]) -> list[float]:
    """The lines of the headings, less those that a heading over two rows of them stands on."""
    boxes = [w.box for w in words if head.box.holds(*w.box.centre)]
    return [y for y in head.tops if y in (head.tops[0], head.tops[-1]) or not cuts(y, boxes)]
