"""What the updates tell after a promise: each clause, what it says of its thing, how near it comes to the promise."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from pipeline.compare.followed.evidence import Mention, is_dated_ahead, is_told_done
from pipeline.compare.followed.inference import is_of_less
from pipeline.compare.followed.steps import on_its_day
from pipeline.compare.language.clauses import Clause
from pipeline.compare.language.idioms import idioms
from pipeline.compare.language.tenses import is_ahead, is_called_off, is_denied, is_going_on
from pipeline.compare.promised.promises import Promise

Sort = Literal["done", "denied", "ahead", "going_on"]
SORTS: tuple[Sort, ...] = ("done", "denied", "ahead", "going_on")
WHOLE = 4.0  # what a clause scores that is as near as can be
_SETBACK = re.compile(rf"\b(?:{idioms('en_tenses')['setback']})", re.IGNORECASE)


class Told(NamedTuple):
    """A clause of an update: what it says of its thing, and how near it comes to the promise. `beside`: it tells of
    something done, but of less than was promised or of what only stands beside it.
    """

    mention: Mention
    sorts: frozenset[Sort]
    after: bool  # written after the promised day
    setback: bool
    near: float
    beside: bool = False
    on_its_day: bool = False


def updates(told: Sequence[Told]) -> list[Told]:
    """Those of them that stand in an update."""
    return [one for one in told if one.mention.clause.field == "update"]


def told_of(promise: Promise, one: Mention) -> Told:
    said = sorts_of(one.clause)
    beside = "done" in said and is_of_less(promise, one)
    sorts = said - {"done"} if beside else said
    near = 2 * one.likeness + one.deed + one.core + 0.5 * one.head + 0.7 * bool(one.shared)
    on_day = bool(one.clause.dates) and on_its_day(promise, one.clause)
    after = one.clause.written > promise.last_day
    return Told(one, sorts, after, is_set_back(one.clause.text), near + 0.6 * on_day, beside, on_day)


def sorts_of(clause: Clause) -> frozenset[Sort]:
    """What a clause says of its thing."""
    said = clause.text
    found: dict[Sort, bool] = {
        "done": is_told_done(clause),
        "denied": is_denied(said) or is_called_off(said),
        "ahead": is_ahead(said) or is_dated_ahead(clause),
        "going_on": is_going_on(said),
    }
    return frozenset(sort for sort in SORTS if found[sort])


@functools.lru_cache(maxsize=8192)
def is_set_back(text: str) -> bool:
    """Whether something in it goes wrong, or is left to do."""
    return bool(_SETBACK.search(text))


def nearest(sort: Sort, told: Sequence[Told]) -> Told | None:
    """The clause of its sort that comes nearest to the promise; what is not done counts after the day alone."""
    some = [one for one in told if sort in one.sorts and (sort == "done" or one.after or "ahead" in one.sorts)]
    return max(some, key=lambda one: one.near, default=None)
