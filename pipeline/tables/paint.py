"""What painted cells tell on a scan, whose ruled lines show no joints and are often lost in the grain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.page import Page, Style, Word
from pipeline.tables.grid import Grid
from pipeline.tables.stacks import Stack
from pipeline.tables.stacks_apart import SAME
from pipeline.tables.white import rivers

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
    inside = [w for w in every if stack.x0 - SAME <= w.box.x0 and w.box.x1 <= stack.x1 + SAME]
    if not inside or len(inside) < len(every) or len(rivers(inside, stack.x0, stack.x1)) < 2:
        return []
    ends = min(w.box.top for w in inside) - 1, max(w.box.bottom for w in inside) + 1
    return [replace(stack, page=page.number, lines=ends)]
