"""Text of several lines that is set over the whole width of a table: what a row below it answers, or a long theme.

It runs from the left side to the right one, line by line, and is no cell of a column, nor does it tell where one is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.models.page import Box, Word
from pipeline.tables.white.rivers import SPACE
from pipeline.text.lines import Line

FEWEST, MOST = 2, 6  # lines
INSET = 2.0  # heights of print between the side of a table and its words
ALIGNED = 2.0  # points by which lines of one paragraph may begin apart


def set_over(lines: Sequence[Line], box: Box) -> bool:
    """Whether what stands between two lines is one paragraph that breaks where the right side of the table stands.

    No line of it has white wider than a space, and the word that begins one had no room at the end of the one above.
    """
    if not FEWEST <= len(lines) <= MOST or any(w.style.angle for line in lines for w in line):
        return False
    left, height = lines[0][0].box.x0, max(w.box.height for w in lines[0])
    if left - box.x0 > INSET * height or any(abs(line[0].box.x0 - left) > ALIGNED for line in lines):
        return False
    right = box.x1 - (left - box.x0)
    return not any(map(_parted, lines)) and all(_is_full(a, b, right) for a, b in pairwise(lines))


def may_be_set(words: Sequence[Word], box: Box) -> bool:
    """Whether as many words begin at the left as there must be lines, and some reach far enough to the right."""
    left = min([w[2][0] for w in words], default=0.0)
    first = [w[2] for w in words if w[2][0] <= left + 2 * ALIGNED]  # one of each line is among them
    if len(first) < FEWEST:
        return False
    room = max([(x1 - x0) + SPACE * (bottom - top) for x0, top, x1, bottom in first])
    return max([w[2][2] for w in words]) + room > box.x1 + box.x0 - left - 2 * ALIGNED


def _parted(line: Line) -> bool:
    return any(b.box.x0 - a.box.x1 >= SPACE * b.box.height for a, b in pairwise(line))


def _is_full(line: Line, below: Line, right: float) -> bool:
    """Whether the first word of the line below had no room behind a line."""
    return line[-1].box.x1 + SPACE * below[0].box.height + below[0].box.width > right
