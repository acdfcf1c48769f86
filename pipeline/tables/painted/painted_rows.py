"""Painted rows of a table of horizontal lines: inside of it, on its first line, and the heading over a first row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.models.page import Fill, Page, Word
from pipeline.tables.marks import is_white
from pipeline.tables.ruled.edges import SNAP, cuts
from pipeline.tables.stacked.stacks import Stack
from pipeline.tables.stacked.stacks_apart import SAME
from pipeline.tables.stacked.undrawn import boundaries_of, column_of
from pipeline.tables.white.rivers import SPACE
from pipeline.tables.white.white_themes import may_be_bold
from pipeline.text.lines import lines_of

ACROSS = 0.8  # share of the width that paint must cover to part rows
BETWEEN = 6.0  # points of white between two painted rows
FRONT = 24.0  # points from a table's side to the first word of a theme
LEAST_NAMED = 0.6  # share of the columns that a heading must name

Band = tuple[float, float, str]  # top, bottom, colour


def with_painted_rows(stack: Stack, page: Page, words: Iterable[Word]) -> Stack:
    """The stack with the sides of painted bands as lines, where they are as wide as it and cut no words."""
    bands = [] if page.scanned or not page.fills else _bands(stack, page.fills)
    if not bands:
        return stack
    inside = stack.between_sides(words)
    own = [*_own(stack, bands, inside), *_heading(stack, bands, inside)]
    sides = [y for top, bottom, _ in own for y in (top, bottom)]
    sides = [y for y in sides if all(abs(y - line) > 2 * SNAP for line in stack.lines)]
    if not sides or any(cuts(y, [w.box for w in inside]) for y in sides):
        return stack
    return replace(stack, lines=tuple(sorted({*stack.lines, *sides})))


def _bands(stack: Stack, fills: Iterable[Fill]) -> list[Band]:
    """The painted bands that run over a stack's columns: neighbours of one height and colour are one."""
    widths: Counter[Band] = Counter()
    for box, colour in {(f.box, f.colour) for f in fills if not is_white(f.colour)}:
        if stack.x0 - SAME <= box.x0 and box.x1 <= stack.x1 + SAME:
            widths[round(box.top, 1), round(box.bottom, 1), colour] += int(box.width + 0.5)
    return [band for band, width in widths.items() if width >= ACROSS * (stack.x1 - stack.x0)]


def _own(stack: Stack, bands: Sequence[Band], words: Sequence[Word]) -> list[Band]:
    """The bands of a stack; one right below its last line is its last row where another of its colour lies inside."""
    first, last = _top(stack, bands, words) - SNAP, _foot(stack, bands) + SNAP
    bands = [band for band in bands if first <= band[0] <= last]
    inside = {colour for _, bottom, colour in bands if bottom <= last}
    return [b for b in bands if b[1] <= last or (not stack.closed and b[0] >= last - 3 * SNAP and b[2] in inside)]


def _top(stack: Stack, bands: Sequence[Band], words: Sequence[Word]) -> float:
    """Where a stack begins: headings and themes, in bold, may stand on its first line.

    Where the file hides how heavy its print is, headings are those words that name the columns.
    """
    first = stack.lines[0]
    for top, foot, _ in sorted(bands, reverse=True):
        if top < first and abs(foot - first) <= SNAP:
            named = [w for w in words if top < w.box.centre[1] < foot]
            bold = all(w.style.bold for w in named)
            first = top if bold or (may_be_bold(named) and _over_columns(named, stack.shown)) else first
    return first


def _names(words: Sequence[Word], boundaries: Sequence[float]) -> bool:
    """Whether words stand over most columns, none across two, and with white between those of two."""
    return _over_columns(words, boundaries) and _parted(words, boundaries)


def _over_columns(words: Sequence[Word], boundaries: Sequence[float]) -> bool:
    """Whether words stand over most columns, and none across two."""
    columns = {column_of(w, boundaries) for w in words}
    return bool(boundaries) and None not in columns and len(columns) >= max(2, LEAST_NAMED * (len(boundaries) + 1))


def _foot(stack: Stack, bands: Sequence[Band]) -> float:
    """Where a stack ends: below a line alone, which shows the columns under their headings, all bands are rows."""
    last = stack.lines[-1]
    for top, bottom, _ in sorted(bands) if len(stack.lines) == 1 and stack.shown else ():
        last = bottom if last - SNAP <= top <= last + SNAP + BETWEEN else last
    return last


def _heading(stack: Stack, bands: Sequence[Band], words: Sequence[Word]) -> list[Band]:
    """The painted heading over a first row that has no line above it, both of which keep to the stack's columns.

    That row may be a theme, in bold on the stack's first line, which keeps to none.
    """
    first = stack.lines[0]
    band = max((b for b in bands if b[1] < first - SNAP), key=lambda b: b[1], default=None)
    if band is None or any(b[2] == band[2] and abs(b[0] - first) <= SNAP for b in bands):
        return []  # another table's: this one has its own, painted alike
    between = [w for w in words if band[1] < w.box.centre[1] < first]
    named = [w for w in words if band[0] < w.box.centre[1] < band[1]]
    themed = _is_theme(between, stack)
    if not between or (all(w.style.bold for w in between) and not themed) or not all(w.style.bold for w in named):
        return []
    boundaries = boundaries_of(stack, words)
    keeps = themed or all(column_of(w, boundaries) is not None for w in between)
    return [band] if keeps and _names(named, boundaries) else []


def _is_theme(words: Sequence[Word], stack: Stack) -> bool:
    """Whether words are one line in bold from a table's left side, with no more than spaces between them."""
    lines = lines_of(words)
    if len(lines) != 1 or not all(w.style.bold for w in lines[0]):
        return False
    spaces = all(b.box.x0 - a.box.x1 <= 2 * SPACE * a.box.height for a, b in pairwise(lines[0]))
    return spaces and lines[0][0].box.x0 - stack.x0 <= FRONT


def _parted(words: Sequence[Word], boundaries: Sequence[float]) -> bool:
    """Whether more than a space parts the words of two columns: a title that runs across keeps to columns by chance."""
    pairs = (pair for line in lines_of(words) for pair in pairwise(line))
    across = ((a.box, b.box) for a, b in pairs if column_of(a, boundaries) != column_of(b, boundaries))
    return all(right.x0 - left.x1 > SPACE * right.height for left, right in across)
