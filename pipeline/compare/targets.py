"""A figure that is to be brought down, in time or in number, and whether what is told after the day has reached it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.compare.clauses import Clause, without_days
from pipeline.compare.evidence import Mention
from pipeline.compare.idioms import idioms
from pipeline.compare.promises import Promise
from pipeline.compare.tenses import is_ahead
from pipeline.text.numbers import ONES, counted

_SAID = idioms("en_targets")
_COUNT = rf"\d{{1,9}}(?:,\d{{3}}){{0,3}}|{'|'.join(ONES[:12])}"
_NUMBER = (
    rf"(?<![\w£.,/-])(?P<number>{_COUNT})(?![\w%/-]|[.,]\d| per cent)(?: (?P<of>[a-z]{{1,30}}(?: [a-z]{{1,30}})?))?"
)
_FIGURE = re.compile(rf"(?P<span>\b(?:{_SAID['span']}) )?{_NUMBER}", re.IGNORECASE)
_DOWN = re.compile(rf"\b(?:{_SAID['brought_down']})\b", re.IGNORECASE)
_TO = re.compile(rf"\b(?:{_SAID['to']}) $", re.IGNORECASE)
_AND = re.compile(r" and $")
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}


class Level(NamedTuple):
    """A number of something; times are in seconds, and of nothing else. `start`: where it stands in its clause."""

    number: int
    of: frozenset[str]
    is_time: bool
    is_span: bool
    start: int


def reached(promise: Promise, mentions: Iterable[Mention]) -> tuple[Mention, bool] | None:
    """What a report of after the day tells of the figure, and whether it is low enough; None where that is unclear."""
    target = _target(promise.clause)
    if target is None:
        return None
    told = [
        (one, level.number <= target.number)
        for one in mentions
        if one.same_row and one.clause.field == "update" and one.clause.written > promise.last_day
        and one.shared and not is_ahead(one.clause.text)
        for level in _levels(one.clause)
        if not level.is_span and _alike(level, target)
    ]  # fmt: skip
    return told[0] if len({met for _, met in told}) == 1 else None  # of several one may be of something else


def _target(clause: Clause) -> Level | None:
    """The figure behind "to"; "from nine weeks to 6" is of days too."""
    text = without_days(clause)
    down = _DOWN.search(text)
    levels = _levels(clause)
    if down is None:
        return None
    found = next((one for one in levels if one.start > down.end() and _TO.search(text[: one.start])), None)
    if found is None or found.is_time or found.of:
        return found
    other = next((one for one in levels if one.of and one.start < found.start), None)
    if other is None:
        return None
    seconds = other.is_time and next(_SECONDS[unit] for unit in _SECONDS if unit in other.of)
    return found._replace(number=found.number * (seconds or 1), of=other.of, is_time=other.is_time)


def _alike(one: Level, other: Level) -> bool:
    return one.is_time == other.is_time and (one.is_time or bool(one.of & other.of))


def _levels(clause: Clause) -> list[Level]:
    """The figures of a clause, dates left out; "two minutes and 48 seconds" is one."""
    found: list[Level] = []
    end, text = 0, without_days(clause)
    for one in _figures(text):
        if found and found[-1].is_time and one[0].is_time and _AND.fullmatch(text, end, one[0].start):
            found[-1] = found[-1]._replace(number=found[-1].number + one[0].number)
        else:
            found.append(one[0])
        end = one[1]
    return found


def _figures(text: str) -> Iterator[tuple[Level, int]]:
    """Each with where its unit ends."""
    for one in _FIGURE.finditer(text):
        number = counted(one["number"].lower())
        of = [word.lower().removesuffix("s") for word in (one["of"] or "").split()]
        seconds = _SECONDS.get(of[0]) if of else None
        end = one.start("of") + len((one["of"] or "").split()[0]) if of else one.end()
        kind = frozenset(of[:1] if seconds else of) - _EMPTY
        yield Level(number * (seconds or 1), kind, bool(seconds), bool(one["span"]), one.start("number")), end


_EMPTY = frozenset("by in at on from a an the of and on to for average or".split())
