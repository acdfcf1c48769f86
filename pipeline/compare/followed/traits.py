"""What each later clause may tell of a promise, as numbers: how near it comes, what days it names, whose it may be.

Every trait is taken together with what the clause says of its thing (done, denied, to come …), as it means something
else beside each. Their weights are learnt with those of the signs; of all clauses the most telling counts.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.compare.followed.evidence import Mention
from pipeline.compare.followed.figures import is_part_of, is_some_of
from pipeline.compare.followed.findings import Later
from pipeline.compare.followed.inference import told_in_time
from pipeline.compare.followed.told import WHOLE, Told, is_set_back, told_of
from pipeline.compare.language.clauses import Clause, Place
from pipeline.compare.language.days import first_day
from pipeline.compare.language.idioms import idioms
from pipeline.compare.language.unnamed import is_of_nothing_named, points_at_it
from pipeline.compare.promised.promises import Promise
from pipeline.text.dates.years import days_between

Traits = dict[str, float]
At = tuple[Place, int]
_Rivals = Mapping[At, Sequence[tuple[str, float]]]
_ANOTHER_DAY = re.compile(idioms("en_signs")["another_day"], re.IGNORECASE)
_FEW, _SOON = 6, 200  # words; days


class Heard(NamedTuple):
    """What is told after a promise, and the traits of each clause of it."""

    told: Sequence[Told]
    traits: Sequence[Traits]


def heard(read: Iterable[tuple[Promise, Later]]) -> list[Heard]:
    """Of each promise what the clauses after it may tell, and which of them rather tell of another promise."""
    told = [(promise, later, _answers_told(promise, later)) for promise, later in read]
    others = _rivals((promise, clauses) for promise, _, clauses in told)
    return [Heard(clauses, _traits(promise, later, clauses, others)) for promise, later, clauses in told]


def _answers_told(promise: Promise, later: Later) -> list[Told]:
    """The updates of its own recommendation; of what a recommendation asks for also the answer to it."""
    asked = promise.clause.field == "recommendation"
    return [told_of(promise, one) for one in later.mentions if one.same_row and (asked or _is_update(one))]


def _rivals(read: Iterable[tuple[Promise, Sequence[Told]]]) -> _Rivals:
    """Clause → the last days of the promises that it may tell of, and how near it comes to each."""
    found: dict[At, list[tuple[str, float]]] = {}
    for promise, told in read:
        for one in told:
            if _is_update(one.mention):
                found.setdefault(_at(one.mention.clause), []).append((promise.last_day, one.near))
    return found


def _traits(promise: Promise, later: Later, told: Sequence[Told], others: _Rivals) -> list[Traits]:
    """Of each clause told: sort and trait → how strongly it shows; what isn't named doesn't."""
    nearest = max((one.near for one in told), default=0.0)
    found = []
    for one in told:
        clause = one.mention.clause
        named = {
            **_of_the_clause(clause),
            **dict(_of_the_link(promise, one, nearest)),
            **dict(_of_the_days(promise, later, one)),
            **dict(_of_the_place(promise, one, len(told))),
            **dict(_of_rivals(promise, one, others.get(_at(clause), ()))),
        }
        sorts = [*map(str, sorted(one.sorts)), *(["beside"] if one.beside else [])] or ["plain"]
        shown = {name: round(float(value), 4) for name, value in named.items() if value}
        found.append({f"{sort} {name}": value for sort in sorts for name, value in shown.items()})
    return found


def _of_the_link(promise: Promise, one: Told, nearest: float) -> Iterator[tuple[str, float]]:
    mention, clause = one.mention, one.mention.clause
    yield "near", one.near / WHOLE
    yield "nearest", 0 < one.near == nearest
    yield "likeness", mention.likeness
    for name in ("deed", "core", "head"):
        yield name, getattr(mention, name)
    yield "deed and core", mention.deed and mention.core
    yield "shared", bool(mention.shared)
    yield "deed of another thing", mention.deed and not mention.shared and bool(clause.keys.things)
    yield "of the topic", len(clause.keys.things & promise.clause.topic.things) / max(1, len(clause.keys.things))
    yield "of a part", is_part_of(promise, mention) or is_some_of(mention)
    yield "set back", one.setback


@functools.lru_cache(maxsize=8192)  # asked of each for every promise of its recommendation
def _of_the_clause(clause: Clause) -> dict[str, float]:
    """What it says whatever was promised."""
    found = {
        "always": True,
        "of nothing named": is_of_nothing_named(clause),
        "points at it": points_at_it(clause),
        "in a sentence set back": is_set_back(clause.sentence.text),
        "without a day": not any(isinstance(one.value, str) for one in clause.dates),
        "of another day": bool(_ANOTHER_DAY.search(clause.sentence.text)),
        "opens": clause.start == 0 or clause.sentence.start == 0,
        "of few words": len(clause.text.split()) < _FEW,
    }
    return {name: 1.0 for name, shown in found.items() if shown}


def _of_the_days(promise: Promise, later: Later, one: Told) -> Iterator[tuple[str, float]]:
    clause = one.mention.clause
    days = [day.value for day in clause.dates if isinstance(day.value, str)]
    new = later.promises.get(_at(clause))
    yield "on its day", one.on_its_day
    yield "on the very day", promise.due in days
    yield "later", any(first_day(day) > promise.last_day for day in days)
    yield "promised for later", new is not None and new.last_day > promise.last_day
    if clause.written:
        yield "after", clause.written > promise.last_day
        yield "long after", min(1.0, max(0.0, days_between(promise.last_day, clause.written) / _SOON))


def _of_the_place(promise: Promise, one: Told, many: int) -> Iterator[tuple[str, float]]:
    clause = one.mention.clause
    yield "in time", told_in_time(promise, one.mention)
    yield "of an answer", not _is_update(one.mention)
    yield "in the last report", clause.report is not promise.clause.report
    yield "one of many", 1 / many
    yield "promised alone", promise.alone
    yield "asked for", promise.clause.field == "recommendation"
    yield "promised in an update", promise.clause.field == "update"
    yield "as far on", 1 - abs(_how_far(promise.clause) - _how_far(clause))


def _of_rivals(promise: Promise, one: Told, others: Iterable[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    best = max((near for day, near in others if day != promise.last_day), default=0.0)
    yield "nearer than to others", max(-1.0, min(1.0, (one.near - best) / 2))
    yield "nearer to another", best > one.near


def _how_far(clause: Clause) -> float:
    """Where in its text it stands, from 0 to 1: answers often follow the order of what was promised."""
    return clause.start / max(1, len(str(getattr(clause.row, clause.field))))


def _is_update(one: Mention) -> bool:
    return one.clause.field == "update"


def _at(clause: Clause) -> At:
    return clause.place, clause.start
