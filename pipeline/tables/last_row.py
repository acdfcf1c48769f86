"""The last row of a table that draws lines between its rows and none below the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from pipeline.models.page import Word
from pipeline.tables.stacks import SAME, Stack, rivers
from pipeline.text.lines import Line, lines_of

CLOSE = 0.8  # heights of print between the last line and the words below it
LOOSE = 1.6  # heights of print between two lines of a row
LEAST = 3  # lines of a table, and columns
PADDING = 1.0  # points below the words


def with_last_row(stack: Stack, words: Sequence[Word]) -> Stack:
    """The stack with a line under the words right below its last line, where these keep to its columns.

    They fill the first column and half of all at least: a note below a table does not.
    """
    inside = [w for w in words if stack.x0 - SAME <= w.box.x0 and w.box.x1 <= stack.x1 + SAME]
    above = [w for w in inside if stack.lines[0] < w.box.centre[1] < stack.lines[-1]]
    below = lines_of([w for w in inside if w.box.top > stack.lines[-1] - 1])
    if len(stack.lines) < LEAST or not above or not below:
        return stack
    height = median(w.box.height for w in above)
    if min(w.box.top for w in below[0]) - stack.lines[-1] > CLOSE * height:
        return stack
    white = rivers(above, stack.x0, stack.x1)
    row = _row(above, below, stack, height, len(white))
    filled = {sum(w.box.centre[0] > right for _, right in white) for w in row}
    if len(white) + 1 < LEAST or 0 not in filled or 2 * len(filled) <= len(white):
        return stack
    return replace(stack, lines=(*stack.lines, max(w.box.bottom for w in row) + PADDING))


def _row(above: Sequence[Word], lines: Sequence[Line], stack: Stack, height: float, white: int) -> list[Word]:
    """The words of the lines that stand close below one another, up to one that runs over white between the columns."""
    found: list[Word] = []
    reach = min(w.box.top for w in lines[0])
    for line in lines:
        over = len(rivers([*above, *line], stack.x0, stack.x1)) < white
        if over or min(w.box.top for w in line) - reach > LOOSE * height:
            break
        found += line
        reach = max(w.box.bottom for w in found)
    return found
