"""Lines that print spreads from side to side: the white in front of their last words is no wider than any other.

Where the other lines of a column end further left, as short values beside labels do, it would seem to part two columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.models.page import Word
from pipeline.tables.stacked.band import Band
from pipeline.text.lines import Line

LEAST = 2  # other spaces of a line that are as wide
EVEN = 0.1  # heights of print by which they may differ


def without_spread(bands: Sequence[Band], boundaries: Sequence[float]) -> list[float]:
    """The boundaries of columns that white tells, less those behind which only the ends of spread lines stand."""
    lines = [line for band in bands for line in band.lines] if len(boundaries) > 1 else []
    kept: list[float] = []
    for x, right in pairwise([*boundaries, float("inf")]):
        left = kept[-1] if kept else float("-inf")
        ends = [(_between(line, left, x), more[0]) for line in lines if (more := _between(line, x, right))]
        if not ends or not all(_is_spread(own, first) for own, first in ends):
            kept.append(x)
    return kept


def _between(line: Line, left: float, right: float) -> list[Word]:
    return [word for word in line if left <= ((box := word[2])[0] + box[2]) / 2 < right]


def _is_spread(words: Sequence[Word], after: Word) -> bool:
    """Whether a word goes on with those before it in its line, each as far from the next as the others are."""
    *spaces, last = [b.box.x0 - a.box.x1 for a, b in pairwise([*words, after])] or [0.0]
    even = EVEN * after.box.height
    return len(spaces) >= LEAST and all(abs(space - last) <= even for space in spaces)
