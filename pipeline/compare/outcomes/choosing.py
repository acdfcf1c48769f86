"""What is said of a promise: the likeliest outcome by weights learnt from labelled pairs, and the sentence it rests on.

The rules propose what they read; for an outcome that none has read, the nearest sentence of its kind is proposed. What
is not likely enough is not said, and that nothing was found never against the rules.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pipeline.compare.language.days import first_day, last_day
from pipeline.compare.outcomes.findings import Finding, Later, day_done
from pipeline.compare.outcomes.mentions import Mention
from pipeline.compare.outcomes.same_matter import plans_another
from pipeline.compare.outcomes.signs import Heard, Told, is_due, nearest, signs, updates
from pipeline.compare.promises.promises import Promise

Became = Literal["kept", "later", "overdue", "not_mentioned", "not_due", "no_promise"]
TOLD: tuple[Became, ...] = ("kept", "later", "overdue")  # what a single clause can tell
EVERY: tuple[Became, ...] = ("kept", "later", "overdue", "not_mentioned", "not_due", "no_promise")
_FLOOR, _MOST = -1e9, 30.0
Tree = list[Any]  # [sign, cut, tree where it is no stronger, tree where it is], or a leaf: a number for each of EVERY
_SPLIT = 4


@dataclass(frozen=True, slots=True)
class Model:
    """`weights`: sign → what it weighs for each outcome, in the order of EVERY; `clauses`: the same of a trait of a
    clause, in the order of TOLD; `trees`: of both, a trait by its strongest clause. `say`: how likely an outcome must
    be to be said; `say_nothing_found`: the same of that nothing was found, where the rules have found nothing either,
    and `…_beside` much that is told or done; `nothing_found`: how likely that is, from where on → the share that is
    right.
    """

    weights: Mapping[str, Sequence[float]]
    clauses: Mapping[str, Sequence[float]]
    trees: Sequence[Tree]
    say: float
    say_nothing_found: float
    say_nothing_found_beside: float
    nothing_found: Sequence[tuple[float, float]]

    def likely(
        self, signs: Mapping[str, float], clauses: Iterable[Mapping[str, float]], allowed: Sequence[Became]
    ) -> dict[Became, float]:
        """Outcome → how likely it is, of those that there may be. Of the clauses the most telling counts most."""
        odds = _weighed(signs, self.weights, len(EVERY))
        clauses = tuple(clauses)
        told = [_weighed(one, self.clauses, len(TOLD)) for one in clauses]
        for at, name in enumerate(TOLD):
            odds[EVERY.index(name)] += math.log(1 + sum(math.exp(min(_MOST, one[at])) for one in told))
        by_trees = _asked({**signs, **strongest(clauses)}, self.trees)
        odds = [(one + other) / 2 for one, other in zip(odds, by_trees, strict=True)]
        odds = [one if name in allowed else _FLOOR for name, one in zip(EVERY, odds, strict=True)]
        most = max(odds)
        parts = [math.exp(one - most) for one in odds]
        whole = sum(parts)
        return {name: part / whole for name, part in zip(EVERY, parts, strict=True)}


def strongest(clauses: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Trait → how strongly it shows in the clause that shows it most, as a sign."""
    found: dict[str, float] = {}
    for one in clauses:
        for name, value in one.items():
            if value > found.get(name, 0.0):
                found[name] = value
    return {f"some clause: {name}": value for name, value in found.items()}


def _asked(signs: Mapping[str, float], trees: Iterable[Tree]) -> list[float]:
    """What the leaves say in which the trees end, summed."""
    leaves = []
    for tree in trees:
        at = tree
        while len(at) == _SPLIT:
            at = at[3] if signs.get(at[0], 0.0) > at[1] else at[2]
        leaves.append(at)
    return [sum(one) for one in zip(*leaves, strict=True)]


def _weighed(signs: Mapping[str, float], weights: Mapping[str, Sequence[float]], many: int) -> list[float]:
    odds = [0.0] * many
    for name, value in signs.items():
        if (own := weights.get(name)) is not None:
            for at, weight in enumerate(own):
                odds[at] += weight * value
    return odds


@cache
def model() -> Model:
    """The weights that the tool ships; the file also says how they were made."""
    data = json.loads(files("pipeline.compare.outcomes").joinpath("weights.json").read_text(encoding="utf-8"))
    return Model(data["weights"], data["clauses"], data["trees"], **data["said"])


def may_be(*, due: bool, known: bool, asked: bool) -> list[Became]:
    """The outcomes that there may be. `known`: the day that decides what is due is; `asked`: by a recommendation."""
    if not known:
        return ["kept", "later", "no_promise"]
    if not due:
        return ["kept", "later", "not_due", "no_promise"]
    return [one for one in EVERY if one != "not_due" and not (one == "not_mentioned" and asked)]


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
