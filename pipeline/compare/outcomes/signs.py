"""What may tell what became of a promise, as numbers that are weighed together, none of which proves anything.

Of the promise: how it is put, where it stands, how the rules read it, how the report assesses it. Of each clause told
after it: what it says of its thing, how near it comes, what days it names, whose it may be. Weights are learnt from
labelled pairs (tests/bench/outcomes.py).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from pipeline.compare.language.clauses import Clause, Place, is_of_nothing_named, points_at_it
from pipeline.compare.language.kin import first_day, idioms
from pipeline.compare.language.tenses import is_ahead, is_called_off, is_denied, is_going_on, is_scheduled
from pipeline.compare.outcomes.figures import counts, is_part_of, is_some_of, told_in_part
from pipeline.compare.outcomes.findings import AMOUNT, Finding, Later, standing
from pipeline.compare.outcomes.mentions import Mention, is_dated_ahead, is_told_done
from pipeline.compare.outcomes.rules import is_of_less, told_in_time
from pipeline.compare.outcomes.same_matter import LONG, MONTH, length, may_be_its_deed, names_it, on_its_day
from pipeline.compare.outcomes.silence import may_speak
from pipeline.compare.promises.promises import Promise
from pipeline.text.dates.years import days_between

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


_SAID = idioms("en_signs")
_FORMS = {
    name: re.compile(_SAID[name], re.IGNORECASE)
    for name in (
        "will", "to_be", "to", "expected", "ours", "present", "past", "denied", "of_others", "side_clause",
        "bracket", "condition", "arranged",
    )
}  # fmt: skip
_VERBS = ("will", "to", "present", "past", "expected")
_BEFORE = frozenset(_SAID["before_a_day"].split())
_NEAR = 2  # words in front of a day that are looked at
_WORD = re.compile(r"[A-Za-z']+")
_SMALL = re.compile(r"\W{0,9}[a-z]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_RELATIVE, _LONG = (re.compile(_SAID[name], re.IGNORECASE) for name in ("relative_day", "long_day"))


def of_the_form(promise: Promise) -> Iterator[tuple[str, float]]:
    """Signs like those of `signs`."""
    text, day = promise.clause.text, promise.date.text
    shown = {name for name, form in _FORMS.items() if form.search(text)}
    yield from ((f"form {name}", 1) for name in sorted(shown))
    yield "form without a verb", shown.isdisjoint(_VERBS)
    yield "form goes on", bool(_SMALL.match(text))
    before = text[: max(0, promise.date.start - promise.clause.start)]
    yield "put on its day", is_scheduled(before)
    words = _WORD.findall(before.lower())
    for away, word in zip(range(1, _NEAR + 1), reversed(words), strict=False):
        if word in _BEFORE:
            yield f"day {away} behind {word}", 1
    yield "day with a year", bool(_YEAR.search(day))
    yield "day told by today's", bool(_RELATIVE.search(day))
    yield "day of a season", bool(_LONG.search(day))


Named = Iterator[tuple[str, float]]
_PLAIN_WORD = re.compile(r"[A-Za-z'’]+")
LONG_TEXT, MOST = 300, 2.0  # letters of a long text; times that at most, lest more be read into it than was ever learnt
FEW = 6  # words
NEAR_AN_END = 2  # words beside a day that opens or closes a promise


def of_the_setting(promise: Promise) -> Named:
    said = promise.clause
    whole = str(getattr(said.row, said.field) or "")
    before = len(_PLAIN_WORD.findall(said.text, 0, max(0, promise.date.start - said.start)))
    after = len(_PLAIN_WORD.findall(said.text, max(0, promise.date.end - said.start)))
    yield "last of its text", said.end >= len(whole) - NEAR_AN_END
    yield "first of its text", said.start < 2 * FEW
    yield "place in its text", said.start / max(1, len(whole))
    yield "length of its text", min(MOST, len(whole) / LONG_TEXT)
    yield "of few words", len(_PLAIN_WORD.findall(said.text)) < FEW
    yield "day at its beginning", before <= NEAR_AN_END
    yield "day at its end", after < NEAR_AN_END
    yield "share of its sentence", len(said.text) / max(1, len(said.sentence.text))


def of_the_opening(told: Sequence[Told]) -> Named:
    """The first sentence of the first update after the day, and of the last update of all."""
    in_order = sorted(told, key=lambda one: (one.mention.clause.written, one.mention.clause.start))
    after = [one for one in in_order if one.after]
    yield from _of_the_first("first after", [one for one in after if _written(one) == _written(after[0])])
    last = [one for one in in_order if _written(one) == _written(in_order[-1])]
    yield from _of_the_first("first of the last", last)
    if last:
        yield "length of the last", min(MOST, sum(len(one.mention.clause.text) for one in last) / LONG_TEXT)


def _written(one: Told) -> str:
    return one.mention.clause.written


def _of_the_first(which: str, update: Sequence[Told]) -> Named:
    if not update:
        return
    opening = [one for one in update if one.mention.clause.sentence == update[0].mention.clause.sentence]
    sorts = {sort for one in opening for sort in one.sorts}
    yield from ((f"{which} {sort}", 1) for sort in sorted(sorts))
    yield f"{which} of no sort", not sorts
    yield f"{which} set back", any(one.setback for one in opening)
    yield f"{which} near", max(one.near for one in opening) / WHOLE


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


Signs = dict[str, float]
FAR, MANY = 400, 12  # days and clauses at most
SOON = 45  # days before the report within which a promise fell due


def signs(promise: Promise, later: Later, readings: Sequence[Finding], told: Sequence[Told]) -> Signs:
    """Sign → how strongly it shows; what isn't named doesn't. `told`: what the updates after it tell."""
    every = (
        _of_the_promise(promise, later), _of_the_rules(readings), _of_the_read(promise, readings),
        _of_assessments(promise, later), _of_all(told), *(_of_the_nearest(promise, sort, told) for sort in SORTS),
        _of_setbacks(told), _of_words(promise, later, told), of_the_setting(promise), of_the_form(promise),
        of_the_opening(told),
    )  # fmt: skip
    return {name: round(float(value), 4) for part in every for name, value in part if value}


def is_due(promise: Promise, later: Later) -> bool:
    return later.as_at is not None and promise.last_day < later.as_at


def _of_the_promise(promise: Promise, later: Later) -> Named:
    said, due = promise.clause, is_due(promise, later)
    long = length(promise.due)
    yield "always", 1
    yield "due" if due else "not due", 1
    yield f"{said.field} {'due' if due else 'not due'}", 1
    yield "within its time", later.as_at is not None and not due and first_day(promise.due) <= later.as_at
    if later.as_at:
        apart = days_between(promise.last_day, later.as_at)
        yield "days since", max(-FAR, min(FAR, apart)) / 200
        yield "due a short time ago", 0 < apart < SOON
    yield "made in the last report", later.made_last
    yield "due between reports", due and _between(promise, later)
    yield "the only one of its text", promise.alone
    yield "of an amount", bool(AMOUNT.search(said.text))
    yield "of so many", counts(said)
    yield "leans on the words in front", said.leans
    yield "names no thing", said.keys.core is None
    yield "no thing of its own", not said.keys.heads
    yield "day", long == 0
    yield "month", 0 < long <= MONTH
    yield "long", long > LONG
    yield "promised in the answer too", later.agreed
    yield "another of its text is told", later.told_beside
    yield "a new day", later.renewed is not None
    yield "a new day by its words", later.renewed is not None and later.renewed.named
    yield "no update", later.blank


def _between(promise: Promise, later: Later) -> bool:
    first = promise.clause.report.header.update_date
    return not later.made_last and first is not None and promise.last_day >= first


def _of_the_rules(readings: Sequence[Finding]) -> Named:
    if not readings:
        yield "rules none", 1
        return
    yield f"rules {readings[0].how}", 1
    yield f"rules {readings[0].outcome}", 1
    yield "rules strength", readings[0].strength
    for how in {one.how for one in readings[1:]} - {readings[0].how}:
        yield f"rules then {how}", 1


def _of_the_read(promise: Promise, readings: Sequence[Finding]) -> Named:
    """How near the clause comes that the first reading of each outcome rests on, and what else it says."""
    first: dict[str, tuple[int, Finding]] = {}
    for place, one in enumerate(readings):
        first.setdefault(one.outcome, (place, one))
    for outcome, (place, one) in first.items():
        if outcome in ("not_mentioned", "not_due"):
            continue
        yield f"read {outcome} strength", one.strength
        yield f"read {outcome} place", place
        for mention in one.evidence[:1]:
            yield f"read {outcome} likeness", mention.likeness
            for name in ("deed", "core"):
                yield f"read {outcome} {name}", getattr(mention, name)
            yield f"read {outcome} shared", bool(mention.shared)
            yield f"read {outcome} in another row", not mention.same_row
            yield f"read {outcome} set back", is_set_back(mention.clause.sentence.text)
            yield f"read {outcome} after", mention.clause.written > promise.last_day
            yield f"read {outcome} in time", told_in_time(promise, mention)


def _of_assessments(promise: Promise, later: Later) -> Named:
    now, field = later.standing, promise.clause.field
    before = "unknown" if later.made_last else standing([promise.clause.row])
    yield f"now {now}", 1
    yield f"now {now}, {field}", 1
    yield f"before {before}", 1
    yield f"{before} to {now}", 1
    if is_due(promise, later):
        yield f"now {now}, due {'between' if _between(promise, later) else 'before'}", 1


def _of_all(told: Sequence[Told]) -> Named:
    after = [one for one in told if one.after]
    yield "told", min(MANY, len(told)) / 6
    yield "told after", min(MANY, len(after)) / 6
    yield "nothing told", not told
    yield "nothing told after", not after
    for sort in SORTS:
        yield f"{sort} share", _share(sort, told)
        yield f"{sort} share after", _share(sort, after)
        yield f"{sort} at all after", any(sort in one.sorts for one in after)


def _share(sort: Sort, told: Sequence[Told]) -> float:
    return sum(sort in one.sorts for one in told) / max(1, len(told))


def _of_the_nearest(promise: Promise, sort: Sort, told: Sequence[Told]) -> Named:
    best = nearest(sort, told)
    if best is None:
        yield f"{sort} none", 1
        return
    one, clause = best.mention, best.mention.clause
    yield f"{sort} near", best.near / WHOLE
    yield f"{sort} likeness", one.likeness
    yield f"{sort} things", one.things
    for name in ("deed", "head", "core", "subject"):
        yield f"{sort} {name}", getattr(one, name)
    yield f"{sort} shared", bool(one.shared)
    yield f"{sort} by name", names_it(promise, one)
    yield f"{sort} maybe its deed", may_be_its_deed(promise, one)
    yield f"{sort} on its day", best.on_its_day
    yield f"{sort} in time", told_in_time(promise, one)
    yield f"{sort} late", any(isinstance(d.value, str) and first_day(d.value) > promise.last_day for d in clause.dates)
    yield f"{sort} of a part", is_part_of(promise, one) or is_some_of(one)
    yield f"{sort} since", " since " in clause.text
    yield f"{sort} of nothing named", is_of_nothing_named(clause)
    yield f"{sort} after", best.after
    yield from ((f"{sort} and {other}", 1) for other in sorted(best.sorts - {sort, "done"}))


def _of_setbacks(told: Sequence[Told]) -> Named:
    """What went wrong, and the nearest of what is done with nothing of the kind in its sentence."""
    bad = [one for one in told if one.setback]
    yield "setback share", len(bad) / max(1, len(told))
    yield "setback near", max((one.near for one in bad if one.after), default=0.0) / WHOLE
    good = [one for one in told if "done" in one.sorts and not is_set_back(one.mention.clause.sentence.text)]
    best = max(good, key=lambda one: one.near, default=None)
    if best is not None:
        yield "plainly done near", best.near / WHOLE
        yield "plainly done deed", best.mention.deed
        yield "plainly done core", best.mention.core


def _of_words(promise: Promise, later: Later, told: Sequence[Told]) -> Named:
    yield "spoken of", any(may_speak(promise, one.mention) for one in told)
    yield "any shared", any(one.mention.shared for one in told)
    yield "any deed", any(one.mention.deed for one in told)
    yield "any near", max((one.near for one in told), default=0.0) / WHOLE
    yield "told in part", any(told_in_part(promise, one.mention) for one in told)
    yield "told of some", any(one.after and is_some_of(one.mention) for one in told)
    yield "of nothing named", any(one.after and is_of_nothing_named(one.mention.clause) for one in told)
