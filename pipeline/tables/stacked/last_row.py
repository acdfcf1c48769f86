"""The last row of a table that draws lines between its rows and none below the last."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from functools import partial

from pipeline.models.page import Word
from pipeline.tables.stacked.run_on import runs_on, starts_over
from pipeline.tables.stacked.stacks import Stack, keeps_to_columns
from pipeline.tables.white.rivers import rivers
from pipeline.text.lines import Line, lines_of, spoken
from pipeline.text.medians import median
from pipeline.text.openers import counts_on, style_of

CLOSE = 0.8  # heights of print between the last line and the words below it
LOOSE = 1.6  # heights of print between two lines of a row
LEAST = 3  # lines of a table, and columns
PADDING = 1.0  # points below the words


def with_last_row(
    stack: Stack, words: Sequence[Word], *, goes_back: bool = False, earlier: Sequence[Word] = ()
) -> Stack:
    """The stack with a line under the words right below its last line, where these keep to its columns.

    They fill the first column and half of all at least: a note below a table does not. A table that has lines on the
    page before (`goes_back`, with the words `earlier`) needs no more than those of its headings here. Of two columns,
    one is no more than text beside something, but where its number is the next.
    """
    inside = stack.between_sides(words)
    above = [w for w in inside if stack.lines[0] < w.box.centre[1] < stack.lines[-1]]
    under = [w for w in inside if w.box.top > stack.lines[-1] - 1]
    if len(stack.lines) + goes_back < LEAST or not above or not under:
        return stack
    known, below = [*above, *earlier], lines_of(under)
    height = median([w.box.height for w in above])
    if min(w.box.top for w in below[0]) - stack.lines[-1] > CLOSE * height:
        return stack
    white = rivers(known, stack.x0, stack.x1)
    crosses = partial(_narrows, known, stack, len(white))
    if goes_back and stack.shown:  # a heading's words alone show white that no column has
        white = [(x, x) for x in stack.shown]
        crosses = partial(_leaves, stack, starts_over(lines_of(known), stack.shown))
    row = _row(below, height, crosses)
    filled = {sum(w.box.centre[0] > right for _, right in white) for w in row}
    if 0 not in filled or 2 * len(filled) <= len(white) or not white:
        return stack
    if len(white) + 1 < LEAST and not _numbered_on(stack, above, below[0]):
        return stack
    return replace(stack, lines=(*stack.lines, max(w.box.bottom for w in row) + PADDING))


def _numbered_on(stack: Stack, above: Sequence[Word], line: Line) -> bool:
    """Whether a line opens as the last row does, with the number that follows."""
    lines = lines_of([w for w in above if w.box.centre[1] > stack.lines[-2]])
    before, after = spoken(lines[0]) if lines else "", spoken(line)
    return style_of(after) is not None and style_of(before) == style_of(after) and counts_on(before, after)


def _narrows(above: Sequence[Word], stack: Stack, white: int, line: Line) -> bool:
    """Whether a line runs over the white between the columns."""
    return len(rivers([*above, *line], stack.x0, stack.x1)) < white


def _leaves(stack: Stack, starts: Container[int], line: Line) -> bool:
    """Whether a line runs over a boundary that the table draws, or on across it."""
    return not keeps_to_columns(line, stack) or runs_on([line], stack.shown, starts)


def _heads(line: Line, row: Sequence[Word]) -> bool:
    """Whether a line set apart from a row is bold as nothing above it is: the heading of what follows."""
    over = [w for w in row if w.box.x0 < line[-1].box.x1]
    return bool(over) and all(w.style.bold for w in line) and not any(w.style.bold for w in over)


def _row(lines: Sequence[Line], height: float, crosses: Callable[[Line], bool]) -> list[Word]:
    """The words of the lines that stand close below one another, up to one that crosses the columns."""
    found: list[Word] = []
    reach = min(w.box.top for w in lines[0])
    for line in lines:
        gap = min(w.box.top for w in line) - reach
        if crosses(line) or gap > LOOSE * height or (gap > CLOSE * height and _heads(line, found)):
            break
        found += line
        reach = max(w.box.bottom for w in found)
    return found
