"""Where a table told by white ends: what stands below its last row and is none of it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.tables.white.white_themes import white_in
from pipeline.text.lines import Line, spoken

LEAST_LINES = 3
PADDING = 3.0  # points: lines that begin so near begin alike
WELL_BELOW = 1.5  # times the most white between two lines of a table: a note below it
FAR = 6.0  # times the height of a table's print: no row stands so far below the last
FOOT = 2  # lines below a table, at most


def less_foot(lines: Sequence[Line], end: int, height: float, right: float) -> int:
    """Where a table that seems to go on to line `end` ends: less a heading behind it, or the foot of its page.

    `height`: of its print; `right`: where its first column ends.
    """
    end = _less_heading(lines, end, height)
    return end - _far_below(lines[:end], right, FAR * height)


def _less_heading(lines: Sequence[Line], end: int, height: float) -> int:
    """Where a table ends less its last line, if that stands behind white and heads what follows: a few words alone.

    They stand in the first column; a number there begins a row. At the end of a page more white than anywhere in the
    table is in front of them.
    """
    if end < LEAST_LINES:
        return end
    last, above = lines[end - 1], [w.box for line in lines[: end - 1] for w in line]
    left, reach = min(box.x0 for box in above), max(box.bottom for box in above)
    alone = last[0].box.x0 <= left + PADDING and not white_in(last)
    words = any(c.isalpha() for c in spoken(last)) and not any(c.isdigit() for c in spoken(last))
    least = height if end < len(lines) else max(height, WELL_BELOW * _most_white(lines[: end - 1]))
    return end - 1 if alone and words and min(w.box.top for w in last) - reach > least else end


def _far_below(lines: Sequence[Line], right: float, far: float) -> int:
    """How many last lines stand `far` below the others and left of `right`: the foot of a slide, say, no row."""
    reach = max((w.box.bottom for line in lines[:-FOOT] for w in line), default=0.0)
    for count in range(min(FOOT, len(lines) - 1), 0, -1):
        reach = max(reach, *(w.box.bottom for w in lines[-count - 1]))
        tail = [w.box for line in lines[-count:] for w in line]
        if min(box.top for box in tail) - reach > far and all(box.x1 <= right for box in tail):
            return count
    return 0


def _most_white(lines: Sequence[Line]) -> float:
    """The most white between two lines of a table, from top to bottom."""
    reach, most = max(w.box.bottom for w in lines[0]), 0.0
    for line in lines[1:]:
        most = max(most, min(w.box.top for w in line) - reach)
        reach = max(reach, *(w.box.bottom for w in line))
    return most
