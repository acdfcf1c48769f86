"""Rows told by their labels: each label stands at the first line of its value, or at the middle of it.

The lines of the values are shared out to the labels, from the top down, so that they fit best.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.models.page import Word
from pipeline.text.lines import lines_of

LOW = 0.15  # of all steps from line to line are less than the line distance within a row: print stands uneven
ONE = 1.15  # times the line distance: label lines that are no further apart are of one label
BLANK = 0.8  # line distances: what a label without a value costs
REST = 0.2  # what lines over the first label cost, the rest of a row on the page before
TIGHT, CLOSE = 1.12, 0.3  # times the line distance: less white is none between two rows, and what that costs
MOST = 0.3  # line distances by which labels may stand off their values, on the average


class Run(NamedTuple):
    """Lines below one another: the middles of the first and the last."""

    first: float
    last: float

    @property
    def middle(self) -> float:
        return (self.first + self.last) / 2


def rows_by_labels(labels: Sequence[Word], values: Sequence[Word]) -> list[float] | None:
    """Where the rows below the first begin; None where the labels fit the values neither way."""
    lines, heights = ([line[0].box.centre[1] for line in lines_of(words)] for words in (values, labels))
    steps = sorted(b - a for own in (lines, heights) for a, b in pairwise(own))
    if not lines or not labels or not steps:
        return None
    pitch = steps[int(LOW * len(steps))]
    runs = list(_labels(heights, pitch))
    ways = [_shared(runs, lines, pitch, centred=centred) for centred in (True, False)]
    cost, counts = min(ways)
    return list(_cuts(runs, lines, counts)) if cost <= MOST * len(runs) else None


def _labels(heights: Sequence[float], pitch: float) -> Iterator[Run]:
    first = heights[0]
    for above, y in pairwise(heights):
        if y - above > ONE * pitch:
            yield Run(first, above)
            first = y
    yield Run(first, heights[-1])


def _shared(
    labels: Sequence[Run], lines: Sequence[float], pitch: float, *, centred: bool
) -> tuple[float, tuple[int, ...]]:
    """What the best way costs to share out the lines, and how many go to each label; first those over all labels."""
    ways: dict[int, tuple[float, tuple[int, ...]]] = {at: (REST if at else 0.0, (at,)) for at in range(len(lines) + 1)}
    for label in labels:
        further: dict[int, tuple[float, tuple[int, ...]]] = {}
        for at, (cost, counts) in ways.items():
            for end in range(at, len(lines) + 1):
                own = Run(lines[at], lines[end - 1]) if end > at else None
                total = cost + _off(label, own, pitch, centred=centred)
                total += CLOSE if own and at and lines[at] - lines[at - 1] < TIGHT * pitch else 0.0
                if end not in further or total < further[end][0]:
                    further[end] = total, (*counts, end - at)
        ways = further
    return ways[len(lines)]


def _off(label: Run, own: Run | None, pitch: float, *, centred: bool) -> float:
    """How far a label stands off its value, in line distances."""
    if own is None:
        return BLANK
    return abs(own.middle - label.middle if centred else own.first - label.first) / pitch


def _cuts(labels: Sequence[Run], lines: Sequence[float], counts: Sequence[int]) -> Iterator[float]:
    """The heights between each row and the next."""
    rows: list[Run] = [Run(lines[0], lines[counts[0] - 1])] if counts[0] else []
    at = counts[0]
    for label, count in zip(labels, counts[1:], strict=True):
        own = lines[at : at + count]
        rows.append(Run(min([label.first, *own]), max([label.last, *own])))
        at += count
    yield from ((above.last + below.first) / 2 for above, below in pairwise(rows))
