"""Tagged tables that are columns of one printed table: their rows stand side by side on the same lines of print."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from pipeline.tables.draft import Draft, words_of_row
from pipeline.tables.tags.by_tags import NOT_RECTANGULAR

SAME_LINE = 2.0  # points
LEAST_ROWS = 2

_Line = tuple[int, float]  # page, and where a row's first word stands on it


def with_torn_doubted(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, those whose tags tear one printed table apart by columns marked as unreliable."""
    torn: set[int] = set()
    lines: dict[int, list[_Line]] = {}
    for one, other in itertools.combinations(range(len(drafts)), 2):
        if drafts[one].nested or drafts[other].nested or not _beside(drafts[one], drafts[other]):
            continue
        lines |= {at: _lines(drafts[at]) for at in (one, other) if at not in lines}
        shared = sum(any(_same(a, b) for b in lines[other]) for a in lines[one])
        if shared >= max(LEAST_ROWS, 0.5 * min(len(lines[one]), len(lines[other]))):
            torn |= {one, other}
    return tuple(
        replace(d, doubts=tuple({*d.doubts, NOT_RECTANGULAR})) if i in torn else d for i, d in enumerate(drafts)
    )


def _beside(one: Draft, other: Draft) -> bool:
    """Whether the tables share a height on a page and no width."""
    return any(
        a.page == b.page
        and min(a.box.bottom, b.box.bottom) > max(a.box.top, b.box.top)
        and (a.box.x1 <= b.box.x0 or b.box.x1 <= a.box.x0)
        for a in one.boxes
        for b in other.boxes
    )


def _lines(draft: Draft) -> list[_Line]:
    words = (words_of_row(row) for row in draft.rows)
    return [(found[0].page, found[0].box.top) for found in words if found]


def _same(one: _Line, other: _Line) -> bool:
    return one[0] == other[0] and abs(one[1] - other[1]) <= SAME_LINE
