"""How many of what: whether a later clause tells of fewer than were promised, and whether a target has been reached."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.compare.language.clauses import Clause, without_days
from pipeline.compare.language.kin import idioms
from pipeline.compare.language.tenses import is_ahead
from pipeline.compare.language.words import folded
from pipeline.compare.outcomes.mentions import PHASES, Mention, deeds_of
from pipeline.compare.promises.promises import Promise
from pipeline.text.numbers import COUNTED, ONES, counted

_NUMBERS = sorted(COUNTED, key=len, reverse=True)
_COUNT = rf"\d{{1,3}}(?:,\d{{3}})+|\d+|\b(?:{'|'.join(_NUMBERS)})\b"
_IN_A_NAME = r"(?-i:[A-Z])[a-z]+ (?-i:[A-Z])"  # "Two Rivers"
_OF_TIME = r"(?! (?:working )?(?:day|week|month|year|hour|minute|time)s?\b)(?!-(?:day|week|month|year|hour))"
_FIGURE = re.compile(
    rf"(?<![\w£/.,-])(?!{_IN_A_NAME})(?P<figure>{_COUNT})(?P<percent>%| per cent)?{_OF_TIME}"
    rf"(?:(?: of (?:the |all )?(?P<whole>\d[\d,]*|{'|'.join(_NUMBERS)})\b)?(?P<of>(?: [a-z'-]+){{0,4}}))",
    re.IGNORECASE,
)
_OPENS = re.compile(rf"^\W*(?:(?:and|the|all|only|some|about|a further|another) ){{0,2}}(?:{_COUNT})\b", re.IGNORECASE)
_SO_FAR = re.compile(r"\b(?:so far|to date|as yet)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|every|each)\b", re.IGNORECASE)
_ALL_OF_THEM = re.compile(rf"\ball (?:of )?(?:the |our |its )?({_COUNT})\b", re.IGNORECASE)
FEW = 2  # of which all are as often something else
TELLING = 13  # a smaller number is too common to tell


class Figure(NamedTuple):
    """`of`: what is counted, as far as the words behind the figure tell; `whole`: out of how many."""

    number: int
    percent: bool
    whole: int | None
    of: frozenset[str]


def is_part_of(promise: Promise, one: Mention) -> bool:
    """Fewer than were promised, counted of the same thing; what began or ended has done so, with however many."""
    if _of_all(promise.clause) and one.shared and (is_some_of(one) or _on_the_way(promise, one)):
        return True
    wanted, got = _figures(promise.clause), _figures(one.clause)
    if deeds_of(promise.clause) & one.clause.keys.actions & PHASES:
        return _fewer_of_them(promise.clause, one.clause, wanted, got)
    if _SO_FAR.search(one.clause.text) and any(ours.number > theirs.number for ours in wanted for theirs in got):
        return True
    return any(_less(ours, theirs) for ours in wanted for theirs in got) and not any(
        _reached(ours, theirs) for ours in wanted for theirs in got
    )


def counts_the_same(promise: Clause, said: Clause) -> bool:
    """Whether two clauses count one kind of thing: "surveys of 14 roofs", "nine roofs passed"."""
    return any(ours.of & theirs.of for ours in _figures(promise) for theirs in _figures(said))


def _fewer_of_them(promise: Clause, said: Clause, wanted: Sequence[Figure], got: Sequence[Figure]) -> bool:
    """ "Thirteen flats are complete" of "twenty flats": both sentences open with how many."""
    if not (_OPENS.match(promise.text) and _OPENS.match(said.text)):
        return False
    ours, theirs = wanted[0], got[0]
    return bool(ours.of & theirs.of) and theirs.number < ours.number and not (ours.percent or theirs.percent)


@functools.lru_cache(maxsize=4096)
def _of_all(promised: Clause) -> bool:
    """Whether something is to be done to all of them, or to be completed for all."""
    found = _ALL.search(promised.text)
    return found is not None and (found.start() <= 1 or "end" in deeds_of(promised))


def _on_the_way(promise: Promise, one: Mention) -> bool:
    """How many so far, told before the day, of what is to be done to all."""
    told_before = one.clause.written <= promise.last_day and not _ALL.search(one.clause.text)
    return told_before and bool(_figures(one.clause))


def counts(clause: Clause) -> bool:
    """Whether a clause names how many, more than one."""
    return any(one.number > 1 and not one.percent for one in _figures(clause))


def is_some_of(one: Mention) -> bool:
    """Less than the whole that the clause itself names: "six of fourteen"."""
    return any(told.whole is not None and told.number < told.whole for told in _figures(one.clause))


def is_short_of(promise: Promise, said: Clause) -> bool:
    """ "36 of 38", told after the day of what was promised of 38."""
    promised = {one.number for one in _figures(promise.clause) if not one.percent}
    return said.written > promise.last_day and any(
        one.whole in promised and one.number < one.whole for one in _figures(said) if one.whole is not None
    )


def all_of_as_many(promise: Clause, said: Clause) -> bool:
    """ "All 22 rounds" and then "all 22 lorries"."""
    ours, theirs = _ALL_OF_THEM.findall(without_days(promise)), _ALL_OF_THEM.findall(without_days(said))
    return any(counted(one.lower()) > FEW for one in {*map(str.lower, ours)} & {*map(str.lower, theirs)})


def told_in_part(promise: Promise, one: Mention) -> bool:
    """ "31 of the 40 lamps", told after the day under the same recommendation."""
    late = one.same_row and one.clause.field == "update" and one.clause.written > promise.last_day
    return late and (is_part_of(promise, one) or (is_some_of(one) and bool(one.shared or one.deed)))


def is_all_of(promise: Promise, one: Mention) -> bool:
    """As many as were promised, or more, counted of the same named thing."""
    wanted, got = _figures(promise.clause), _figures(one.clause)
    return any(
        _reached(ours, theirs) and (ours.percent or bool(ours.of & theirs.of)) for ours in wanted for theirs in got
    )


def same_number(one: Clause, other: Clause, least: int = 2) -> bool:
    """Whether both count the same number, at least `least`, of what may be the same."""
    return any(
        ours.number == theirs.number >= least and _alike(ours, theirs)
        for ours in _figures(one)
        for theirs in _figures(other)
    )


def _less(ours: Figure, theirs: Figure) -> bool:
    if theirs.whole is not None and theirs.whole == ours.number:
        return theirs.number < theirs.whole
    return _alike(ours, theirs) and theirs.number < ours.number


def _reached(ours: Figure, theirs: Figure) -> bool:
    return _alike(ours, theirs) and theirs.number >= ours.number


def _alike(ours: Figure, theirs: Figure) -> bool:
    if ours.percent or theirs.percent:
        return ours.percent and theirs.percent
    return not ours.of or not theirs.of or bool(ours.of & theirs.of)


@functools.lru_cache(maxsize=8192)
def _figures(clause: Clause) -> tuple[Figure, ...]:
    """Numbers of things in a clause; those of its dates are left out."""
    return _figures_in(without_days(clause))


@functools.lru_cache(maxsize=16384)
def _figures_in(text: str) -> tuple[Figure, ...]:
    return tuple(_figure(match) for match in _FIGURE.finditer(text))


def _figure(match: re.Match[str]) -> Figure:
    said = match["figure"].lower()
    number, whole = counted(said), counted(match["whole"].lower()) if match["whole"] else None
    things = {thing for word in (match["of"] or "").split() if (thing := folded(word))}
    return Figure(number, bool(match["percent"]), whole, frozenset(things))


_SAID = idioms("en_targets")
_WORDS = rf"(?:{'|'.join(ONES[:12])})(?![\w-])|(?:{'|'.join(COUNTED)})(?= per ?cent)"
_LEVEL_COUNT = rf"\d{{1,9}}(?:,\d{{3}}){{0,3}}(?:\.\d+)?|{_WORDS}"
_LEVEL = re.compile(
    rf"(?P<span>\b(?:{_SAID['span']}) )?(?<![\w£.,/-])(?P<number>{_LEVEL_COUNT})(?![\w/-]|[.,]\d)"
    r"(?:(?P<percent>%| per ?cent)|(?: (?P<of>[a-z]{1,30}(?: [a-z]{1,30})?))?)",
    re.IGNORECASE,
)
_WAYS = {
    way: (
        re.compile(rf"\b(?:{_SAID[way]})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{_SAID[f'{way}_to']}) $", re.IGNORECASE),
    )
    for way in ("down", "up")
}
_CHANGED = re.compile(rf"\b(?:{_SAID['changed_by']}) $", re.IGNORECASE)
_AND = re.compile(r" and $")
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_EMPTY = frozenset("by in at on from a an the of and to for average or".split())


class Level(NamedTuple):
    """A number of something: times are in seconds. `start`: where it stands in its clause."""

    number: float
    of: frozenset[str]
    unit: str  # "time", "share" or "number"
    is_span: bool
    start: int


def reached(promise: Promise, mentions: Iterable[Mention]) -> tuple[Mention, bool] | None:
    """What a report of after the day tells of the figure, and whether it is there; None where that is unclear."""
    target, way = _target(promise.clause) or (None, "")
    if target is None:
        return None
    told = [
        (one, level.number <= target.number if way == "down" else level.number >= target.number)
        for one in mentions
        if one.same_row and one.clause.field == "update" and one.clause.written > promise.last_day
        and not is_ahead(one.clause.text)
        for level in _levels(one.clause)
        if not level.is_span and _of_one_unit(level, target, one)
    ]  # fmt: skip
    if len({met for _, met in told}) != 1:
        return None  # of several one may be of something else
    return next(((one, met) for one, met in told if one.shared), None)


@functools.lru_cache(maxsize=4096)
def _target(clause: Clause) -> tuple[Level, str] | None:
    """The figure, and "down" or "up" to it; "from nine weeks to 6" is of days too."""
    text = without_days(clause)
    for way, (verb, to) in _WAYS.items():
        moved = verb.search(text)
        levels = _levels(clause) if moved else []
        found = next(
            (one for one in levels if moved and one.start > moved.end() and to.search(text[: one.start])), None
        )
        if found is not None:
            return _of_the_first(found, levels), way
    shares = [one for one in _levels(clause) if one.unit == "share" and not _CHANGED.search(text[: one.start])]
    return (shares[0], "up") if len(shares) == 1 else None


def _of_the_first(found: Level, levels: list[Level]) -> Level:
    other = next((one for one in levels if one.of and one.start < found.start), None)
    if found.unit != "number" or found.of or other is None:
        return found
    seconds = next((_SECONDS[unit] for unit in _SECONDS if unit in other.of), 1) if other.unit == "time" else 1
    return found._replace(number=found.number * seconds, of=other.of, unit=other.unit)


def _of_one_unit(one: Level, other: Level, told: Mention) -> bool:
    """Of one unit; numbers of one thing, or told of the promised thing itself."""
    if one.unit != other.unit:
        return False
    return one.unit != "number" or bool(one.of & other.of) or (told.core and not (one.of and other.of))


def _levels(clause: Clause) -> list[Level]:
    """The figures of a clause, dates left out; "two minutes and 48 seconds" is one."""
    found: list[Level] = []
    end, text = 0, without_days(clause)
    for one in _levels_with_ends(text):
        if found and found[-1].unit == one[0].unit == "time" and _AND.fullmatch(text, end, one[0].start):
            found[-1] = found[-1]._replace(number=found[-1].number + one[0].number)
        else:
            found.append(one[0])
        end = one[1]
    return found


def _levels_with_ends(text: str) -> Iterator[tuple[Level, int]]:
    """Each with where its unit ends."""
    for one in _LEVEL.finditer(text):
        number = (
            float(one["number"].replace(",", "")) if one["number"][:1].isdigit() else counted(one["number"].lower())
        )
        of = [word.lower().removesuffix("s") for word in (one["of"] or "").split()]
        seconds = _SECONDS.get(of[0]) if of else None
        end = one.start("of") + len((one["of"] or "").split()[0]) if of else one.end()
        kind = frozenset(of[:1] if seconds else of) - _EMPTY
        unit = "time" if seconds else "share" if one["percent"] else "number"
        yield Level(number * (seconds or 1), kind, unit, bool(one["span"]), one.start("number")), end
