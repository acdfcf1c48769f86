"""Stripes of white that run through all words of a table, from its top to its foot."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.models.page import Word

LEAST_RIVER = 4.5  # points of white between two columns


def rivers(words: Iterable[Word], x0: float, x1: float) -> list[tuple[float, float]]:
    """White stripes inside x0…x1 that no word crosses, from left to right."""
    spans = sorted([((box := w[2])[0], box[2]) for w in words])
    found, reach = [], spans[0][1] if spans else x1
    for left, right in spans[1:]:
        if left - reach >= LEAST_RIVER and x0 < reach and left < x1:
            found.append((reach, left))
        reach = max(reach, right)
    return found
