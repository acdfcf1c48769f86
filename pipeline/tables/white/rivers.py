"""Stripes of white that run through all words of a table, from its top to its foot."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from pipeline.models.page import Box, Word
from pipeline.text.lines import lines_of

LEAST_RIVER = 4.5  # points of white between two columns
SPACE = 0.55  # heights of print: no space between two words of a line is that wide


def rivers(words: Iterable[Word], x0: float, x1: float) -> list[tuple[float, float]]:
    """White stripes inside x0…x1 that no word crosses, from left to right."""
    spans = sorted([((box := w[2])[0], box[2]) for w in words])
    found, reach = [], spans[0][1] if spans else x1
    for left, right in spans[1:]:
        if left - reach >= LEAST_RIVER and x0 < reach and left < x1:
            found.append((reach, left))
        reach = max(reach, right)
    return found


def running(words: Iterable[Word]) -> list[Box]:
    """The boxes of words that follow another in their line.

    A word alone in its line may be too long for its column; one that follows another would have been set below it.
    """
    pairs = (pair for line in lines_of(words) for pair in itertools.pairwise(line))
    return [b.box for a, b in pairs if b.box.x0 - a.box.x1 < SPACE * b.box.height]
