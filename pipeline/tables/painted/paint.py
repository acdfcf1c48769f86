"""What painted cells tell on a scan, whose ruled lines show no joints and are often lost in the grain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.page import Box, Page, Style, Word
from pipeline.tables.ruled.edges import Edge, cuts, horizontal, split
from pipeline.tables.ruled.grid import Grid
from pipeline.tables.stacked.stacks import Stack
from pipeline.tables.stacked.stacks_apart import SAME
from pipeline.tables.white.rivers import rivers

LEVEL = 2.0  # points by which the feet of pieces of one band may differ
LEAST_PIECES = 3
WIDE = 40.0  # points that a first or last heading may leave of its paint
PADDING = 4.0  # points between a painted cell's border and its words
WIDEST = 0.3  # share of the page's width: a wider area is a heading or a band, no cell
_PAINT = Style("", False, False, "#000000", -1, False, 0)


def painted(page: Page) -> list[Word]:
    """On a scan the lines show no joints, so the painted cells tell columns as words do; they say nothing.

    Less their padding: paint begins at the border, words begin behind it.
    """
    if not page.scanned:
        return []
    boxes = [f.box._replace(x0=f.box.x0 + PADDING, x1=f.box.x1 - PADDING) for f in page.fills]
    return [Word("", page.number, box, _PAINT, -1) for box in boxes if 0 < box.width < WIDEST * page.width]


def to_paint(stack: Stack, page: Page) -> Stack:
    """On a scan, the stack as far as painted cells reach over its first and last line: a row without a line."""
    if not page.scanned:
        return stack
    own = [f.box for f in page.fills if stack.x0 - SAME <= f.box.x0 and f.box.x1 <= stack.x1 + SAME]
    first, last = stack.lines[0], stack.lines[-1]
    above = [b.top for b in own if b.top < first - PADDING and abs(b.bottom - first) <= PADDING]
    below = [b.bottom for b in own if b.bottom > last + PADDING and abs(b.top - last) <= PADDING]
    return replace(stack, lines=(*([min(above)] if above else []), *stack.lines, *([max(below)] if below else [])))


def with_feet(edges: Sequence[Edge], page: Page) -> list[Edge]:
    """On a scan, the edges and the foot of coloured headings, whose line dark paint hides: as wide as what it ends.

    Of such paint a scan shows what is left beside the words, in pieces of one height and colour.
    """
    if not page.scanned:
        return list(edges)
    flat, upright = split(edges)
    rows: dict[tuple[str, int], list[Box]] = {}
    for fill in page.fills:
        rows.setdefault((fill.colour, round(fill.box.bottom / LEVEL)), []).append(fill.box)
    found: list[Edge] = []
    for pieces in rows.values():
        y, x0, x1 = max(b.bottom for b in pieces), min(b.x0 for b in pieces), max(b.x1 for b in pieces)
        sides = [v["x0"] for v in upright if v["top"] - LEVEL < y < v["bottom"] - PADDING]
        near = any(abs(e["top"] - y) <= PADDING for e in flat)
        if len(pieces) < LEAST_PIECES or near or len(sides) < LEAST_PIECES:
            continue
        if x0 - WIDE <= min(sides) and max(sides) <= x1 + WIDE and not cuts(y, [w.box for w in page.words]):
            ends = [x for x in (v["x0"] for v in upright) if x1 - PADDING <= x <= x1 + WIDE] or [x1]
            found.append(horizontal(Box(min(sides), y, max(*sides, ends[0]), y)))
    return [*edges, *found]


def carried(stack: Stack, page: Page, grids: Sequence[Grid], words: Sequence[Word]) -> list[Stack]:
    """The stack of the page before, where one of its rows goes on over a scanned page that shows no line of it.

    `words` are those of the page that are no furniture. Empty where the row does not go on.
    """
    return _topped(stack, page, grids) if grids else _whole(stack, page, words)


def _topped(stack: Stack, page: Page, grids: Sequence[Grid]) -> list[Stack]:
    """The end of a row at the top of a page, as a painted cell shows it that ends above all grids of the page."""
    top = min(g.box.top for g in grids)
    own = [f.box for f in page.fills if f.box.bottom < top and f.box.width < WIDEST * page.width]
    cells = [b for b in own if stack.x0 - SAME <= b.x0 and abs(b.x1 - stack.x1) <= SAME]
    if not cells:
        return []
    return [replace(stack, page=page.number, lines=(min(b.top for b in cells), max(b.bottom for b in cells)))]


def _whole(stack: Stack, page: Page, words: Sequence[Word]) -> list[Stack]:
    """A page that a row takes up from top to bottom: all that stands on it keeps to the columns."""
    every = [*words, *painted(page)]
    inside = stack.between_sides(every)
    if not inside or len(inside) < len(every) or len(rivers(inside, stack.x0, stack.x1)) < 2:
        return []
    ends = min(w.box.top for w in inside) - 1, max(w.box.bottom for w in inside) + 1
    return [replace(stack, page=page.number, lines=ends)]
