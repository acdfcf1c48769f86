"""A figure that is to be brought down or up, in time, share or number, and whether what is told after the day has
reached it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.compare.followed.evidence import Mention
from pipeline.compare.language.clauses import Clause, without_days
from pipeline.compare.language.idioms import idioms
from pipeline.compare.language.tenses import is_ahead
from pipeline.compare.promised.promises import Promise
from pipeline.text.numbers import COUNTED, ONES, counted

_SAID = idioms("en_targets")
_WORDS = rf"(?:{'|'.join(ONES[:12])})(?![\w-])|(?:{'|'.join(COUNTED)})(?= per ?cent)"
_COUNT = rf"\d{{1,9}}(?:,\d{{3}}){{0,3}}(?:\.\d+)?|{_WORDS}"
_FIGURE = re.compile(
    rf"(?P<span>\b(?:{_SAID['span']}) )?(?<![\w£.,/-])(?P<number>{_COUNT})(?![\w/-]|[.,]\d)"
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
        if not level.is_span and _alike(level, target, one)
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


def _alike(one: Level, other: Level, told: Mention) -> bool:
    """Of one unit; numbers of one thing, or told of the promised thing itself."""
    if one.unit != other.unit:
        return False
    return one.unit != "number" or bool(one.of & other.of) or (told.core and not (one.of and other.of))


def _levels(clause: Clause) -> list[Level]:
    """The figures of a clause, dates left out; "two minutes and 48 seconds" is one."""
    found: list[Level] = []
    end, text = 0, without_days(clause)
    for one in _figures(text):
        if found and found[-1].unit == one[0].unit == "time" and _AND.fullmatch(text, end, one[0].start):
            found[-1] = found[-1]._replace(number=found[-1].number + one[0].number)
        else:
            found.append(one[0])
        end = one[1]
    return found


def _figures(text: str) -> Iterator[tuple[Level, int]]:
    """Each with where its unit ends."""
    for one in _FIGURE.finditer(text):
        number = (
            float(one["number"].replace(",", "")) if one["number"][:1].isdigit() else counted(one["number"].lower())
        )
        of = [word.lower().removesuffix("s") for word in (one["of"] or "").split()]
        seconds = _SECONDS.get(of[0]) if of else None
        end = one.start("of") + len((one["of"] or "").split()[0]) if of else one.end()
        kind = frozenset(of[:1] if seconds else of) - _EMPTY
        unit = "time" if seconds else "share" if one["percent"] else "number"
        yield Level(number * (seconds or 1), kind, unit, bool(one["span"]), one.start("number")), end
