"""Lines under some columns of a table of horizontal lines: they part its rows there, and not beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.page import Word
from pipeline.tables.ruled.edges import Edge, cuts
from pipeline.tables.stacked.stacks import Stack, on_line
from pipeline.tables.stacked.stacks_apart import SAME

INTO = 0.25  # of a word's height by which its box may reach over a line


def with_short_lines(stack: Stack, edges: Sequence[Edge], words: Sequence[Word]) -> Stack:
    """The stack with lines under one column alone: software draws them below the rest of a row that a page cut."""
    inner = [e for e in edges if e["orientation"] == "h" and stack.lines[0] < e["top"] < stack.lines[-1]]
    short = [e for e in inner if stack.x0 - SAME <= e["x0"] and e["x1"] <= stack.x1 + SAME]
    added = [e["top"] for e in short if not on_line(stack.lines, e["top"]) and _ends_column(e, stack, words)]
    return replace(stack, lines=tuple(sorted({*stack.lines, *added}))) if added else stack


def _ends_column(line: Edge, stack: Stack, words: Sequence[Word]) -> bool:
    """Whether all words between two lines of a stack that stand above a shorter one stand over it, others below."""
    y = line["top"]
    top, bottom = max(t for t in stack.lines if t < y), min(t for t in stack.lines if t > y)
    level = [box for w in words if top <= ((box := w[2])[1] + box[3]) / 2 <= bottom]
    held = [box for box in level if stack.x0 - SAME <= (box[0] + box[2]) / 2 <= stack.x1 + SAME]
    above, below = (
        [b for b in held if b.bottom <= y + INTO * b.height],
        [b for b in held if b.top >= y - INTO * b.height],
    )
    over = all(line["x0"] - SAME <= b.x0 and b.x1 <= line["x1"] + SAME for b in above)
    beside = any(b.x1 < line["x0"] for b in below) or any(b.x0 > line["x1"] for b in below)
    return bool(above) and len(above) + len(below) == len(held) and over and beside


def with_storeys(stacks: Sequence[Stack], words: Sequence[Word]) -> list[Stack]:
    """The stacks, those of lines that part the rows of another from one of its columns on taken into this.

    So are records of two rows drawn: a number in front of both, a line of its own between what stands beside it.
    """
    inner = {id(s): own for s in stacks for o in stacks if s is not o and (own := _storeys(s, o, words))}
    found = []
    for outer in stacks:
        if id(outer) in inner:
            continue
        added = {y for s in stacks if id(s) in inner and _storeys(s, outer, words) for y in s.lines}
        lines = tuple(sorted({*outer.lines, *added}))
        found.append(replace(outer, lines=lines, storeys=tuple(sorted(added))) if added else outer)
    return found


def _storeys(stack: Stack, outer: Stack, words: Sequence[Word]) -> bool:
    """Whether a stack's lines reach from a side of another to one of the columns it shows, between its lines."""
    ends = [x for x, side in ((stack.x0, outer.x0), (stack.x1, outer.x1)) if abs(x - side) > SAME]
    if len(ends) != 1 or not any(abs(ends[0] - x) <= SAME for x in outer.shown):
        return False
    if not all(outer.lines[0] < y < outer.lines[-1] and not on_line(outer.lines, y) for y in stack.lines):
        return False
    boxes = [w.box for w in outer.between_sides(words)]
    return not any(cuts(y, boxes) for y in stack.lines)
