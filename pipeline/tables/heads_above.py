"""Headings over columns of print whose cells are set at other heights: no line of them has a word for each column.

"What the task group / recommended" beside "Status", all in bold, above a table that white alone parts.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.tables.undrawn import headings_in
from pipeline.text.lines import Line

MOST = 4  # lines of a heading
FAR = 3.5  # heights of print between the heading and the first row


def lines_above(lines: Sequence[Line], at: int, boundaries: Sequence[float]) -> int:
    """How many lines right above line `at` head the columns between the `boundaries` (points); 0 where it does so."""
    if all(w.style.bold for w in lines[at]):
        return 0
    top = min(w.box.top for w in lines[at])
    return len(headings_in(lines[max(0, at - MOST) : at], top, boundaries, FAR))
