"""Where the ends of drawn or painted pieces meet: the columns that borders show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.models.page import Box
from pipeline.tables.ruled.edges import SNAP
from pipeline.tables.stacked.stacks_apart import SAME

BETWEEN_CELLS = 8.0  # points that the borders of two cells beside one another may be apart


def joints(boxes: Iterable[Box], x0: float, x1: float) -> list[float]:
    """Where the ends of at least two boxes meet between two sides."""
    return _common(sorted(x for b in boxes for x in (b.x0, b.x1) if x0 + SAME < x < x1 - SAME))


def _common(ends: Sequence[float]) -> list[float]:
    """Positions at which at least two ends meet."""
    found: list[tuple[float, int]] = []
    for x in ends:
        if found and x - found[-1][0] <= SNAP:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((x, 1))
    return _single([x for x, count in found if count > 1])


def _single(positions: Sequence[float]) -> list[float]:
    """Where the borders of two cells leave a gap between them, its middle: one boundary, no column."""
    found: list[float] = []
    at = 0
    while at < len(positions):
        gap = at + 1 < len(positions) and positions[at + 1] - positions[at] <= BETWEEN_CELLS
        found.append((positions[at] + positions[at + 1]) / 2 if gap else positions[at])
        at += 2 if gap else 1
    return found
