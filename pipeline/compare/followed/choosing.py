"""What is said of a promise: the likeliest of what its signs tell, with the sentence that it rests on.

The rules propose what they read; for an outcome that none of them has read, the nearest sentence of its kind is
proposed. What is not likely enough is not said, and that nothing was found never against the rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.compare.followed.evidence import Mention
from pipeline.compare.followed.findings import Finding, Later, day_done
from pipeline.compare.followed.identity import plans_another
from pipeline.compare.followed.likely import Became, may_be, model
from pipeline.compare.followed.signs import is_due, signs
from pipeline.compare.followed.told import Told, nearest, updates
from pipeline.compare.followed.traits import Heard
from pipeline.compare.language.days import first_day, last_day
from pipeline.compare.promised.promises import Promise

_FEW = 5  # clauses
_NEARER = 0.75  # so much nearer, what is done beside the promised thing shows that no more was told of it itself
_BY_RULE = 0.95  # a promise that is printed again after its day is overdue, by the rules of what counts


def chosen(promise: Promise, later: Later, readings: Sequence[Finding], heard: Heard) -> Finding | None:
    """The outcome that is said, or None where none is likely enough."""
    allowed = may_be_of(promise, later)
    if readings and readings[0].how == "printed_again":
        return replace(readings[0], likely=_BY_RULE)
    by, told = model(), updates(heard.told)
    likely = by.likely(signs(promise, later, readings, told), heard.traits, allowed)
    best = max(allowed, key=lambda one: likely[one])
    if best == "not_mentioned" or likely[best] < by.say:
        return _nothing_found(likely["not_mentioned"], later, readings, heard)
    if best == "no_promise":
        return None
    found = _read(best, readings) or _proposed(best, promise, later, told)
    return replace(found, likely=round(likely[best], 2)) if found else None


def may_be_of(promise: Promise, later: Later) -> list[Became]:
    asked = promise.clause.field == "recommendation"
    return may_be(due=is_due(promise, later), known=later.as_at is not None, asked=asked)


def _nothing_found(likely: float, later: Later, readings: Sequence[Finding], heard: Heard) -> Finding | None:
    """Said where the rules have found nothing before they read anything else. Where all was assessed as done, or so
    much is told that some of it may well be the promised thing in unforeseen words, it must be likelier.
    """
    by = model()
    least = by.say_nothing_found_beside if later.standing == "done" or len(heard.told) > _FEW else by.say_nothing_found
    if not readings or readings[0].outcome != "not_mentioned" or likely < least:
        return None
    share = max(right for least, right in by.nothing_found if likely >= least)
    return replace(readings[0], likely=share)


def became(outcome: str) -> str:
    return "later" if outcome in ("moved", "later_than_asked") else outcome


def _read(best: Became, readings: Sequence[Finding]) -> Finding | None:
    return next((one for one in readings if became(one.outcome) == best), None)


def _proposed(best: Became, promise: Promise, later: Later, told: Sequence[Told]) -> Finding | None:
    """By the nearest sentence of its kind; none where there is no such sentence."""
    if best == "not_due":
        return Finding("not_due", (), "stated", "not_yet", 0.5)
    if best == "later":
        return _on_a_later_day(promise, later)
    one = nearest("done", told) if best == "kept" else _not_done(told)
    if one is None or (best == "kept" and _is_of_less(promise, one, told)):
        return None
    if best == "overdue":
        return Finding("overdue", (one.mention,), "inferred", "likely", 0.5)
    day = day_done(one.mention)
    return Finding("kept", (one.mention,), "inferred", "likely", 0.5, late=bool(day) and _is_after(promise, str(day)))


def _is_of_less(promise: Promise, one: Told, told: Sequence[Told]) -> bool:
    """Whether the rest tells that no more was done of the thing itself, or that another one is still to come."""
    return any(
        (other.beside and other.near > one.near + _NEARER) or plans_another(promise, other.mention) for other in told
    )


def _not_done(told: Sequence[Told]) -> Told | None:
    after = [one for one in told if one.after]
    return nearest("denied", after) or nearest("going_on", after)


def _on_a_later_day(promise: Promise, later: Later) -> Finding | None:
    """The nearest sentence that puts something on a later day or tells it as done on one."""
    own = [one for one in later.mentions if one.same_row and (day := _day(one, later)) and _is_after(promise, day)]
    best = max(own, key=lambda one: one.likeness, default=None)
    if best is None:
        return None
    asked = promise.clause.field == "recommendation"
    return Finding(
        "later_than_asked" if asked else "moved", (best,), "inferred", "likely", 0.5, late=asked,
        new_date=_day(best, later),
    )  # fmt: skip


def _day(one: Mention, later: Later) -> str | None:
    new = later.promises.get((one.clause.place, one.clause.start))
    return new.due if new else day_done(one)


def _is_after(promise: Promise, day: str) -> bool:
    return first_day(day) > promise.last_day or (last_day(day) > promise.last_day and len(day) == len(promise.due))
