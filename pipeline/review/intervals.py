"""Shares with their 95 % intervals: Wilson's for description, Clopper and Pearson's where a promise is made."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

Z = 1.959964
TAIL = 0.025
_STEPS = 60  # halvings: far more than a float holds
_TERMS = 300


class Share(NamedTuple):
    """A share and its 95 % interval, each from 0 to 1."""

    share: float
    low: float
    high: float


def wilson(hits: float, of: float) -> Share:
    """`hits` of `of` with Wilson's interval; nothing is known of none."""
    if of <= 0:
        return Share(0.0, 0.0, 1.0)
    share = hits / of
    middle = (share + Z * Z / (2 * of)) / (1 + Z * Z / of)
    half = Z * math.sqrt(share * (1 - share) / of + Z * Z / (4 * of * of)) / (1 + Z * Z / of)
    return Share(share, max(0.0, middle - half), min(1.0, middle + half))


def exact(hits: float, of: float) -> Share:
    """`hits` of `of` with the interval of Clopper and Pearson, which covers the truth at least 95 times of 100."""
    if of <= 0:
        return Share(0.0, 0.0, 1.0)
    low = 0.0 if hits <= 0 else _quantile(TAIL, hits, of - hits + 1)
    high = 1.0 if hits >= of else _quantile(1 - TAIL, hits + 1, of - hits)
    return Share(hits / of, low, high)


def stratified(strata: Sequence[tuple[int, int, int]]) -> Share:
    """The share in a whole that was sampled by strata: (size of the stratum, sampled, hits) of each.

    Each stratum counts by its size. The interval is the exact one of a simple sample of the size that has the same
    variance. A stratum's variance is taken with one hit and one miss added, so that one without hits is not taken for
    certain, and with the finite population correction. Strata of which nothing was sampled are left out.
    """
    known = [(size, n, hits) for size, n, hits in strata if n]
    if not known:
        return Share(0.0, 0.0, 1.0)
    covered = sum(size for size, _, _ in known)
    share = sum(size / covered * hits / n for size, n, hits in known)
    variance = middle = 0.0
    for size, n, hits in known:
        p, weight = (hits + 1) / (n + 2), size / covered
        variance += weight**2 * p * (1 - p) / n * (size - n) / max(size - 1, 1)
        middle += weight * p
    if variance == 0:  # every stratum was looked at whole
        return Share(share, share, share)
    like = middle * (1 - middle) / variance
    return exact(share * like, like)


def _quantile(share: float, a: float, b: float) -> float:
    """Where the beta distribution reaches a share, by halving."""
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _beta(middle, a, b) < share else (low, middle)
    return (low + high) / 2


def _beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function, by its continued fraction (Lentz's method)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(1 - x, b, a)
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    total = d
    for m in range(1, _TERMS):
        for term in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
                     -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):  # fmt: skip
            d, c = 1 / _away(1 + term * d), _away(1 + term / c)
            total *= d * c
        if abs(d * c - 1) < 1e-12:
            break
    return math.exp(front) * total / a


def _away(value: float) -> float:
    """Never quite nothing: the fraction divides by it."""
    return value if abs(value) > 1e-300 else 1e-300
