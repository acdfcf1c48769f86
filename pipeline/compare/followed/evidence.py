"""Which later clauses speak of what was promised, and how surely."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.compare.followed.namesake import is_namesake
from pipeline.compare.language.clauses import FIELDS, Clause
from pipeline.compare.language.days import first_day
from pipeline.compare.language.folding import folding
from pipeline.compare.language.tenses import is_called_off, is_done
from pipeline.compare.promised.promises import Promise
from pipeline.models.report import Report

SAME_ROW = 0.45  # likeness from which a clause of the same recommendation speaks of the promise
SAME_DEED = 0.25  # enough where it also names the deed, and says it of the promised thing
SAME_THING = 0.5  # enough of the thing itself, whatever is said of it
OTHER_ROW = 0.75  # of another recommendation, which must share more
TOUCHED = 0.2  # below this it does not even touch upon it
DEED = 1.2  # what the deed weighs; a thing weighs the more the fewer sentences hold it
CORE = 2  # times that for the promised thing's own name
PASSING = 0.5  # of its weight is left to what a promise names in passing,
LEANED_ON = 0.5  # to what it takes over from the words in front,
SUBJECT = 0.25  # and to what the whole recommendation is about

PHASES = frozenset({"begin", "end", "plan"})  # said of any deed

_PARTICIPLE = re.compile(r"^(?:starting|beginning|commencing|finishing)\b", re.IGNORECASE)

HEAVIEST = 2  # words of a promise by which a clause elsewhere is found

Weights = Mapping[str, float]
Rows = Collection[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Known:
    """What is no later text for a promise: sentences printed again, and the places of its own group."""

    last: Report
    repeated: frozenset[str]
    places: frozenset[tuple[str, int, str, int]]


class Mention(NamedTuple):
    """A later clause and how much of the promise it repeats.

    `deed`: it names what was to be done; `head`: it says something of the promised thing itself; `core`: the
    promised thing is named, or leaned on; `shared`: the things of both.
    """

    clause: Clause
    likeness: float
    things: float
    deed: bool
    head: bool
    core: bool
    same_row: bool
    shared: frozenset[str] = frozenset()
    subject: bool = False  # as `core`, and the thing that a promise without one leans on
    deed_alone: bool = False  # the promise names nothing but the deed ("training will be delivered"), and so does this

    @property
    def speaks_of_it(self) -> bool:
        if not self.same_row:
            return self.likeness >= OTHER_ROW and self.head and self.things >= OTHER_ROW and bool(self.shared)
        if self.deed_alone:
            return True
        if self.head and self.core and self.things >= SAME_THING:
            return True
        if self.head and self.subject and self.likeness >= TOUCHED and is_called_off(self.clause.text):
            return True
        return self.likeness >= SAME_ROW or (self.head and self.likeness >= SAME_DEED and self.deed)

    @property
    def touches(self) -> bool:
        return self.likeness >= TOUCHED or self.deed or bool(self.shared)


def is_told_done(clause: Clause) -> bool:
    """Whether a clause tells of something done; with a day ahead of its own field's it does not, whatever its words."""
    return is_done(clause.text) and not is_dated_ahead(clause)


@functools.lru_cache(maxsize=8192)  # asked of each for every promise of its recommendation
def is_dated_ahead(clause: Clause) -> bool:
    """Whether a clause names a day ahead of that of its own field."""
    told = clause.written if clause.field == "update" else ""
    ahead = [
        one
        for one in clause.dates
        if isinstance(one.value, str) and (one.anchor or told) and first_day(one.value) > (one.anchor or told)
    ]
    # "Agreements running to March 2025 were signed": a day of the thing, in front of what was done.
    return any(not is_done(clause.text[max(0, one.end - clause.start) :]) for one in ahead)


def weights(clauses: Iterable[Clause]) -> Weights:
    """How telling each word is: the fewer sentences hold it, the more."""
    sentences = {clause.place: set[str]() for clause in clauses}
    for clause in clauses:
        sentences[clause.place] |= clause.keys.things
    counts = Counter(word for words in sentences.values() for word in words)
    return {word: math.log(1 + len(sentences) / count) for word, count in counts.items()}


@dataclass(frozen=True, slots=True)
class Index:
    """All clauses of the reports by recommendation, those of updates also by what they speak of; in reading order."""

    rows: Mapping[tuple[str, int], list[Clause]]
    words: Mapping[str, list[Clause]]
    days: Mapping[str, list[Clause]]
    weights: Weights

    @classmethod
    def of(cls, clauses: Sequence[Clause]) -> Index:
        rows: dict[tuple[str, int], list[Clause]] = {}
        words: dict[str, list[Clause]] = {}
        days: dict[str, list[Clause]] = {}
        for clause in clauses:
            rows.setdefault((clause.report.report_id, clause.row.index), []).append(clause)
            if clause.field == "update":
                for word in clause.keys.things:
                    words.setdefault(word, []).append(clause)
                for day in clause.dates:
                    days.setdefault(str(day.value), []).append(clause)
        return cls(rows, words, days, weights(clauses))


class Mentioned(NamedTuple):
    """`namesakes`: later clauses of its own recommendation that name something else by its word."""

    mentions: list[Mention]
    namesakes: list[Clause]


def mentioned(promise: Promise, rows: Rows, index: Index, known: Known) -> Mentioned:
    """The later clauses of the promise's own recommendation, and others that touch upon it, the likest first.

    `rows`: the recommendations that the promise's own one is, as (report_id, index).
    """
    wanted = _wanted(promise.clause, index.weights)
    inside = [clause for at in sorted(rows) for clause in index.rows.get(at, ())]
    elsewhere = (one for one in _elsewhere(promise, wanted, rows, index) if is_later(promise, one, known))
    found: list[Mention] = []
    namesakes: list[Clause] = []
    for clause, same_row in (
        *((one, True) for one in inside if is_later(promise, one, known)),
        *((one, False) for one in elsewhere if _touches(promise, one, wanted)),
    ):
        if is_namesake(promise.clause, clause):
            if same_row:
                namesakes.append(clause)
            continue
        found.append(_mention(promise, clause, same_row, wanted))
    return Mentioned(sorted(found, key=lambda one: (-one.likeness, not one.same_row)), namesakes)


def _touches(promise: Promise, clause: Clause, wanted: _Wanted) -> bool:
    """Whether a clause of another recommendation is alike enough to be looked at, or has its day and a word of it."""
    if wanted.shared_with(_said(clause)) >= TOUCHED:
        return True
    return any(day.value == promise.due for day in clause.dates) and bool(_shared(promise.clause, clause))


def _elsewhere(promise: Promise, wanted: _Wanted, rows: Rows, index: Index) -> list[Clause]:
    """Clauses of other recommendations that share the day or what weighs most: others can't be alike enough."""
    heaviest = sorted(wanted.things, key=lambda word: (-wanted.things[word], word))[:HEAVIEST]
    found = dict.fromkeys(index.days.get(promise.due, ()))
    for word in heaviest:
        found |= dict.fromkeys(index.words.get(word, ()))
    return [one for one in found if one.place[:2] not in rows]


def _mention(promise: Promise, clause: Clause, same_row: bool, wanted: _Wanted) -> Mention:
    ours = promise.clause
    named = deeds_of(ours)
    said = _said(clause)
    things = {word: weight * said[word] for word, weight in wanted.things.items() if word in said}
    told = clause.keys.actions or (clause.context.actions if clause.leans and not clause.keys.heads else frozenset())
    deed = bool(named & told)
    own = ours.keys.heads or ours.keys.things
    head = (
        not clause.keys.heads.isdisjoint(wanted.things)
        or (clause.leans and bool(things))
        or (deed and not (own and clause.keys.heads))
    )
    return Mention(
        clause,
        wanted.shared_with(said),
        sum(things.values()) / sum(wanted.things.values()) if wanted.things else 0.0,
        deed,
        head,
        ours.keys.core is not None and ours.keys.core in things,
        same_row,
        _shared(ours, clause),
        _core(ours) in things,
        (not ours.keys.heads or ("appoint" in named and bool(clause.keys.things & folding().posts)))
        and bool((named & told) - PHASES),
    )


def _shared(ours: Clause, clause: Clause) -> frozenset[str]:
    """The things of both; what a promise leans on is its own."""
    return clause.keys.things & (ours.keys.things | ours.context.things if ours.leans else ours.keys.things)


def _core(clause: Clause) -> str | None:
    """What a clause is about in a word; without a subject of its own, what it leans on is."""
    if clause.keys.core or not clause.leans:
        return clause.keys.core
    return clause.context.core or clause.topic.core


@functools.lru_cache(maxsize=8192)  # as below: asked of each for every promise that it may speak of
def deeds_of(clause: Clause) -> frozenset[str]:
    """What a clause says is done; where it only names a phase ("starting in May"), also what the words in front say."""
    own = clause.keys.actions
    return own | clause.context.actions if _PARTICIPLE.match(clause.text) else own


@functools.lru_cache(maxsize=8192)
def _said(clause: Clause) -> Mapping[str, float]:
    """The words of a later clause, deeds marked; what it leans on counts less, unless it has no subject of its own."""
    leaned = 0.8 if clause.leans else LEANED_ON
    said = dict.fromkeys(clause.context.things, leaned) | {f"to {deed}": leaned for deed in clause.context.actions}
    return said | dict.fromkeys(clause.keys.things, 1.0) | {f"to {deed}": 1.0 for deed in clause.keys.actions}


class _Wanted(NamedTuple):
    """What a promise is about: how much each thing weighs, and things and deeds together."""

    things: Mapping[str, float]
    every: Mapping[str, float]

    def shared_with(self, said: Mapping[str, float]) -> float:
        """How much of it is said too, from 0 to 1."""
        total = sum(self.every.values())
        shared = sum(weight * said[word] for word, weight in self.every.items() if word in said)
        return round(shared / total, 4) if total else 0.0


def _wanted(clause: Clause, tell: Weights) -> _Wanted:
    things = _things_wanted(clause, tell)
    return _Wanted(things, {**things, **{f"to {deed}": DEED for deed in deeds_of(clause)}})


def _things_wanted(clause: Clause, tell: Weights) -> dict[str, float]:
    """Its subject whole, what it names in passing less; without a subject what it leans on."""
    wanted = {word: tell.get(word, 1.0) * (1 if word in clause.keys.heads else PASSING) for word in clause.keys.things}
    if clause.keys.core:
        wanted[clause.keys.core] *= CORE
    if not clause.leans:
        return wanted
    topic = SUBJECT if clause.context.things else LEANED_ON
    for words, share in ((clause.context.things, LEANED_ON), (clause.topic.things, topic)):
        wanted = {word: tell.get(word, 1.0) * share for word in words} | wanted
    return wanted


def is_later(promise: Promise, clause: Clause, known: Known) -> bool:
    """Whether a clause was written after the promise: a later field of its report, or said anew by a later report.

    `known`: sentences of the later report that the earlier one holds already, and those of the promise's own group.
    """
    own = promise.clause
    if clause.place in known.places:
        return False
    if clause.report is own.report:
        ahead = FIELDS.index(clause.field) > FIELDS.index(own.field)
        return ahead and (clause.field == "update" or clause.row.index == own.row.index)
    return (
        clause.report is known.last and clause.field != "recommendation" and clause.sentence.text not in known.repeated
    )


def likeness(one: Clause, other: Clause, tell: Weights) -> float:
    """How much of what `one` says `other` says too, from 0 to 1."""
    return _wanted(one, tell).shared_with(_said(other))


def same_promise(one: Promise, other: Promise, tell: Weights) -> bool:
    """Whether two promises of one recommendation, for the same date, are of the same thing."""
    if one.clause.place == other.clause.place:
        return False
    pairs = (
        _mention(one, other.clause, True, _wanted(one.clause, tell)),
        _mention(other, one.clause, True, _wanted(other.clause, tell)),
    )
    return any(mention.likeness >= SAME_DEED or (mention.head and mention.deed) for mention in pairs)
