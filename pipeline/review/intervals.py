"""Shares with their intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

Z = 1.959964  # of a 95 % interval


class Share(NamedTuple):
    """A share and its 95 % interval, each from 0 to 1."""

    share: float
    low: float
    high: float


def wilson(hits: float, of: float, z: float = Z) -> Share:
    """`hits` of `of` with Wilson's interval, which keeps its promise near 0 and 1 too; nothing is known of none."""
    if of <= 0:
        return Share(0.0, 0.0, 1.0)
    share = hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return Share(share, max(0.0, middle - half), min(1.0, middle + half))


def stratified(strata: Sequence[tuple[int, int, int]], z: float = Z) -> Share:
    """The share in a whole that was sampled by strata: (size of the stratum, sampled, hits) of each.

    Each stratum's share counts by the stratum's size. The interval is Wilson's for a sample of the size that a simple
    one would need for the same variance; a stratum's variance is taken with one hit and one miss added (Agresti and
    Coull), so that strata without a hit do not count as certain, and with the finite population correction.
    """
    whole = sum(size for size, _, _ in strata)
    known = [(size, n, hits) for size, n, hits in strata if n]
    if not known or not whole:
        return Share(0.0, 0.0, 1.0)
    covered = sum(size for size, _, _ in known)
    share = sum(size / covered * hits / n for size, n, hits in known)
    variance = sum(
        (size / covered) ** 2 * _p(hits, n) * (1 - _p(hits, n)) / n * (size - n) / max(size - 1, 1)
        for size, n, hits in known
    )
    if variance == 0:  # every stratum was looked at whole
        return Share(share, share, share)
    middle = sum(size / covered * _p(hits, n) for size, n, hits in known)
    return Share(share, *wilson(share * (of := middle * (1 - middle) / variance), of, z)[1:])


def _p(hits: int, n: int) -> float:
    return (hits + 1) / (n + 2)
