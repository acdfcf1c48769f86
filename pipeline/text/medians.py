"""The middle one of some numbers, as `statistics.median` tells it, which takes several times as long to ask."""

from __future__ import annotations

from collections.abc import Iterable


def median(values: Iterable[float]) -> float:
    """The middle one, or what lies halfway between the two in the middle; there must be at least one."""
    ordered = sorted(values)
    at = len(ordered) // 2
    return ordered[at] if len(ordered) % 2 else (ordered[at - 1] + ordered[at]) / 2
