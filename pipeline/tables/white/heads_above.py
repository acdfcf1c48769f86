"""Headings over columns of print whose cells are set at other heights: no line of them has a word for each column.

"What the task group / recommended" beside "Status", all in bold, above a table that white alone parts.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pipeline.models.page import Fill
from pipeline.tables.marks import is_white
from pipeline.tables.stacked.undrawn import headings_in
from pipeline.text.lines import Line

MOST = 4  # lines of a heading
HALF = 0.3  # heights of print
FAR = 3.5  # heights of print between the heading and the first row


def lines_above(lines: Sequence[Line], at: int, boundaries: Sequence[float], fills: Sequence[Fill] = ()) -> int:
    """How many lines right above line `at` head the columns between the `boundaries` (points).

    Those that stand beside line `at` do, or that one of the `fills` holds with it: a heading of three lines beside
    those of one. Others do only where line `at` is no heading by itself.
    """
    beside = _beside(lines, at) or _in_one_fill(lines, at, fills)
    if beside or all(w.style.bold for w in lines[at]):
        return beside
    top = min(w.box.top for w in lines[at])
    return len(headings_in(lines[max(0, at - MOST) : at], top, boundaries, FAR))


def _beside(lines: Sequence[Line], at: int) -> int:
    """How many lines right above line `at` reach so far down that they stand half beside it."""
    top = min(w.box.top for w in lines[at])
    above = reversed(lines[max(0, at - MOST) : at])
    return len(list(itertools.takewhile(lambda x: all(w.box.bottom > top + HALF * w.box.height for w in x), above)))


def _in_one_fill(lines: Sequence[Line], at: int, fills: Sequence[Fill]) -> int:
    """How many lines right above line `at` stand in the painted band that holds it."""
    middle = lines[at][0].box.centre[1]
    bands = [f.box for f in fills if f.box.top < middle < f.box.bottom and not is_white(f.colour)]
    held = itertools.takewhile(
        lambda line: all(any(b.holds(*w.box.centre) for b in bands) for w in line),
        reversed(lines[max(0, at - MOST) : at]),
    )
    return len(list(held))
