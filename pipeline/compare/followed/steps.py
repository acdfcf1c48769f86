"""The promised day, and what can only be done after the promised deed."""

from __future__ import annotations

import functools
from calendar import month_name
from datetime import date

from pipeline.compare.followed.evidence import deeds_of, is_told_done
from pipeline.compare.language.clauses import Clause
from pipeline.compare.language.days import first_day, last_day
from pipeline.compare.language.folding import folding
from pipeline.compare.promised.promises import Promise

_MONTHS = tuple(month_name)  # by their number
MONTH = 31  # days: what is told of a longer time is of that day only where the promise is as long
LONG = 100  # days: a promise for a longer span is not kept by something of its kind that falls into it


def next_step(promise: Promise, clause: Clause) -> bool:
    """Whether a clause tells of a deed that can only follow the promised one."""
    implied = folding().implied
    return any(implied.get(deed, frozenset()) & clause.keys.actions for deed in deeds_of(promise.clause))


def on_its_day(promise: Promise, clause: Clause) -> bool:
    """Whether a clause names a day within the promised time; "the last week of June" is in June."""
    if not clause.dates:
        return False
    first, last = first_day(promise.due), promise.last_day
    months = _MONTHS[int(first[5:7]) : int(last[5:7]) + 1] if first[:4] == last[:4] else ()
    if any(told.value is None and any(month in told.text for month in months) for told in clause.dates):
        return True
    days = [told.value for told in clause.dates if isinstance(told.value, str)]
    return any(
        first_day(day) <= last and last_day(day) >= first and length(day) <= max(MONTH, length(promise.due))
        for day in days
    )


def done_then(promise: Promise, clause: Clause) -> bool:
    """Whether a clause tells of something as done in the promised time, a month at most, or on a day of it."""
    if not clause.dates or not is_told_done(clause):
        return False
    on_a_day = any(str(told.value).startswith(promise.due) for told in clause.dates)
    return on_a_day or (length(promise.due) <= MONTH and on_its_day(promise, clause))


def falls_into(promise: Promise, told: object) -> bool:
    """Whether a day, or a time no longer than the promised one or a month, touches the months of the promise."""
    if not isinstance(told, str) or length(told) > max(MONTH, length(promise.due)):
        return False
    return first_day(promise.due)[: len("2016-03")] <= last_day(told) and first_day(told) <= promise.last_day


@functools.lru_cache(maxsize=4096)
def length(value: str) -> int:
    return (date.fromisoformat(last_day(value)) - date.fromisoformat(first_day(value))).days
