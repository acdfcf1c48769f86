"""Headings over columns of print whose cells are set at other heights: no line of them has a word for each column.

"What the task group / recommended" beside "Status", all in bold, above a table that white alone parts.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.text.lines import Line

MOST = 4  # lines of a heading
FAR = 3.5  # heights of print between the heading and the first row
PITCH = 1.3  # heights of print between two lines of a heading
FILLED = 0.6  # share of the columns that the heading must name


def lines_above(lines: Sequence[Line], at: int, boundaries: Sequence[float]) -> int:
    """How many lines right above line `at` head the columns between the `boundaries` (points); 0 where it does so."""
    if _is_bold(lines[at]):
        return 0
    count = 0
    named: set[int] = set()
    while count < min(MOST, at):
        line, below = lines[at - 1 - count], lines[at - count]
        height = max(w.box.height for w in line)
        gap = min(w.box.top for w in below) - max(w.box.bottom for w in line)
        if not _is_bold(line) or _crosses(line, boundaries) or gap > (PITCH if count else FAR) * height:
            break
        named |= {sum(w.box.centre[0] >= x for x in boundaries) for w in line}
        count += 1
    return count if len(named) >= max(2, FILLED * (len(boundaries) + 1)) else 0


def _is_bold(line: Line) -> bool:
    return all(w.style.bold for w in line)


def _crosses(line: Line, boundaries: Sequence[float]) -> bool:
    return any(w.box.x0 < x - 1 and w.box.x1 > x + 2 for w in line for x in boundaries)
