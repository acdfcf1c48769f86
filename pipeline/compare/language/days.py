"""The first and last day of an ISO date or interval, and whether a date is part of a name ("the 2019 event")."""

from __future__ import annotations

import functools
import re

from pipeline.compare.language.idioms import idioms
from pipeline.text.dates.years import last_day as _last

_FIRST = "0000-01-01"


@functools.lru_cache(maxsize=8192)
def last_day(value: str) -> str:
    """`2016-03` → 2016-03-31; of an interval the last day of its end."""
    return _last(value.rpartition("/")[2])


def first_day(value: str) -> str:
    """`2016-03` → 2016-03-01; of an interval the first day of its beginning."""
    first = value.partition("/")[0]
    return first + _FIRST[len(first) :]


_SAID = idioms("en_promises")
_NOUN = re.compile(rf"(?:['’]s)?[ -](?!(?:{_SAID['no_noun']})\b)(?![a-z]+(?:ly|ing|ed)\b)[a-z]{{2,}}\b")
_PLAN = re.compile(rf" (?:[\w-]+ )?(?:{_SAID['plans']})\b", re.IGNORECASE)
_PAPER = re.compile(rf" (?:{_SAID['papers']})\b", re.IGNORECASE)
_SEASON = re.compile(r"(?:spring|summer|autumn|winter)(?: \d{4}(?:/\d\d)?)?", re.IGNORECASE)
_LED = re.compile(rf"\b(?:{_SAID['when']}) $|\w['’]s $", re.IGNORECASE)


def is_part_of_a_name(whole: str, start: int, end: int) -> bool:
    """By the word behind it; `whole[start:end]` is the date. "In September 2021 foster carers …" names nothing."""
    if is_of_a_paper(whole, start, end) or whole.startswith(("'s ", "’s "), end):
        return True
    return bool(_NOUN.match(whole, end)) and not _LED.search(whole[max(0, start - 30) : start])


def is_of_a_paper(whole: str, start: int, end: int) -> bool:
    """ "The Winter Service Plan" is called by the season all year round, and "the July report" when it is out."""
    return bool((_SEASON.fullmatch(whole, start, end) and _PLAN.match(whole, end)) or _PAPER.match(whole, end))
