"""Which recommendations of two lists are the same: one assignment over both, by words, number as tie-break.

Conservative: what is not clearly alike stays apart, since an id given to two things can't be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.publish.likeness import likeness

SAME = 0.85  # alike enough by words alone
SAME_WITH_NUMBER = 0.70  # alike enough where the numbers agree as well


class Side(NamedTuple):
    """One recommendation to be matched: its number and every wording that is known of it."""

    number: str | None
    wordings: tuple[str, ...]


def match(ours: Sequence[Side], theirs: Sequence[Side]) -> dict[int, int]:
    """Position in `ours` → position in `theirs`, each used once, the most alike first."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, _, one, other in sorted(_candidates(ours, theirs)):
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def _candidates(ours: Sequence[Side], theirs: Sequence[Side]) -> Iterable[tuple[float, bool, int, int, int]]:
    """Links that are alike enough, best first when sorted: likeness, agreeing numbers, nearness of places."""
    exact: dict[str, list[int]] = {}
    for at, side in enumerate(theirs):
        for wording in side.wordings:
            exact.setdefault(wording, []).append(at)
    for one, side in enumerate(ours):
        twins = {at for wording in side.wordings if wording for at in exact.get(wording, ())}
        for other in twins or range(len(theirs)):
            agree = side.number is not None and side.number == theirs[other].number
            share = 1.0 if twins else _share(side, theirs[other], SAME_WITH_NUMBER if agree else SAME)
            if share:
                yield -share, not agree, abs(one - other), one, other


def _share(one: Side, other: Side, least: float) -> float:
    """The likeness of the two wordings that are most alike; a blank one is like nothing."""
    return max((likeness(a, b, least) for a in one.wordings for b in other.wordings if a and b), default=0.0)
