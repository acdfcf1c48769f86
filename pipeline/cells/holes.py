"""How a cell's words stand: a hole where words should be, a gutter between two columns, a word over the border."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from statistics import median

from pipeline.models.page import Word
from pipeline.models.table import Cell, Fragment

Line = Sequence[Word]
HOLE = 1.1  # times the height of a line: a wider gap between two words is no space
GUTTER = 0.4  # share of a cell's lines with a hole that makes it two columns
OVER = 2.0  # points that a word may reach over its cell's border
LINES_APART = 1.8  # times the usual distance of lines: there was room for another one
SPACE = 0.35  # width of a space, in heights of a line, generously
ROOM = 3.0  # points that a word must have had to spare for its line to have been broken without need
MARKER = 4  # letters
_END = ".!?:;"


def standing(cell: Cell) -> Iterator[str]:
    """Names of what is odd about how the words of a cell stand."""
    for fragment in cell.fragments:
        if fragment.spot is None and fragment.blocks:
            yield from _fragment(fragment)


def _fragment(fragment: Fragment) -> Iterator[str]:
    lines = [line for block in fragment.blocks for line in block.lines if line]
    if not lines or lines[0][0].style.angle:
        return
    long = [line for line in lines if len(line) > 1]
    with_hole = sum(map(_has_hole, long))
    if with_hole:
        yield "gutter" if with_hole > 1 and with_hole >= GUTTER * len(long) else "hole"
    if any(_over(word, fragment) for line in lines for word in (line[0], line[-1])):
        yield "over_border"
    if len(lines) > 2:
        if _line_missing(lines):
            yield "line_hole"
        right = max(line[-1].box.x1 for line in lines)
        for block in fragment.blocks:
            yield from _block(block.lines, right)


def _block(lines: Sequence[Line], right: float) -> Iterator[str]:
    """What is odd within one paragraph: lines broken without need, or begun further right than the others."""
    for line, behind in itertools.pairwise(lines):
        if _broken_early(line, behind, right):
            yield "line_broken_early"
            break
    if len(lines) > 2:
        left = median([line[0].box.x0 for line in lines[1:]])
        height = lines[0][0].box.height
        if any(line[0].box.x0 - left > HOLE * height for line in lines[1:]):
            yield "line_begins_late"


def _broken_early(line: Line, behind: Line, right: float) -> bool:
    """Whether the first word of the next line had room on this one: then a word is missing, or a paragraph ends."""
    last, first = line[-1].box, behind[0].box
    if line[-1].text[-1] in _END or line[-1].hyphen or line[-1].text[-1] == "-":
        return False
    return right - last.x1 - SPACE * last.height - (first.x1 - first.x0) > ROOM


def _has_hole(line: Line) -> bool:
    x1 = line[0].box.x1
    if len(line[0].text) <= MARKER:  # a bullet or number stands apart from its text
        line = line[1:]
        x1 = line[0].box.x1
    for _, _, (left, top, right, bottom), *_ in line:
        if left - x1 > HOLE * (bottom - top):
            return True
        x1 = right
    return False


def _over(word: Word, fragment: Fragment) -> bool:
    box, cell = word.box, fragment.box
    sides = cell.x0 - box.x0 > OVER or box.x1 - cell.x1 > OVER
    return sides or cell.top - box.top > OVER or box.bottom - cell.bottom > OVER


def _line_missing(lines: Sequence[Line]) -> bool:
    """Whether two lines of one sentence stand so far apart that another one stood between them."""
    steps = [(b[0].box.top - a[0].box.top, a[-1], b[0]) for a, b in itertools.pairwise(lines)]
    down = [step for step, _, _ in steps if step > 0]
    if not down:
        return False
    usual = min(median(down), 1.5 * lines[0][0].box.height)
    return any(
        step > LINES_APART * usual and (above.text[-1] not in _END or below.text[0].islower())
        for step, above, below in steps
    )
