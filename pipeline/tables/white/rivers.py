"""Stripes of white that run through all words of a table, from its top to its foot."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from pipeline.models.page import Box, Word
from pipeline.text.lines import Line

LEAST_RIVER = 4.5  # points of white between two columns
SPACE = 0.55  # heights of print: no space between two words of a line is that wide

Sides = tuple[float, float]  # left and right, in points


def rivers(words: Iterable[Word], x0: float, x1: float) -> list[Sides]:
    """White stripes inside x0…x1 that no word crosses, from left to right."""
    return between(filled_by(spans_of(words)), x0, x1)


def spans_of(words: Iterable[Word]) -> list[Sides]:
    """How far words reach across, one by one."""
    return [((box := w[2])[0], box[2]) for w in words]


def filled_by(spans: Iterable[Sides]) -> list[Sides]:
    """What spans fill together, from left to right: only such white as may be a stripe parts two of these pieces."""
    found: list[Sides] = []
    start = reach = float("-inf")
    for left, right in sorted(spans):
        if left - reach >= LEAST_RIVER:
            found.append((start, reach))
            start, reach = left, right
        elif right > reach:
            reach = right
    return [*found[1:], (start, reach)] if found else []


def between(filled: Sequence[Sides], x0: float, x1: float) -> list[Sides]:
    """The white stripes inside x0…x1 between pieces that are filled."""
    pairs = itertools.pairwise(filled)
    return [(reach, left) for (_, reach), (left, _) in pairs if x0 < reach and left < x1]


def running(lines: Iterable[Line]) -> list[Box]:
    """The boxes of words that follow another in their line.

    A word alone in its line may be too long for its column; one that follows another would have been set below it.
    """
    pairs = (pair for line in lines for pair in itertools.pairwise([w[2] for w in line]))
    return [b for a, b in pairs if b[0] - a[2] < SPACE * (b[3] - b[1])]
