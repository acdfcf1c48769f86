"""Days at the top of a report, each with the field that the words around it name; and rounds in months."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.header.bodies import without_bodies
from pipeline.records.header.claims import FULL_DATE
from pipeline.records.headings import months_of
from pipeline.records.limits import counts
from pipeline.text import dates
from pipeline.text.remember import remembered

YEAR, REACH, BETWEEN = counts("header_dates", "year reach between")

DATES = ("update_date", "response_date", "completion_date")
FIELDS = ("other_date", *DATES, "meeting_date")
_SENTENCE = re.compile(r"\.(?:\s|$)")
_WITH_DAY = re.compile(r" (?:of|for)(?: the)?\s*$", re.IGNORECASE)
_WITH_MONTH = re.compile(r" (?:of|for|the)\s*$", re.IGNORECASE)
_ASIDE = re.compile(r" ?\([^()]{0,120}\)|, (?:chaired|led|supported|advised) by [^,]{0,80},")
_NAMES = re.compile(r"\b(?:the|our|its|their) $", re.IGNORECASE)  # "the 2031 Bus Fares inquiry"
_YEAR_OF_MONEY = re.compile(r"\d{4}-04/\d{4}-03")  # "2031/32": no day of anything
_CLAUSE = re.compile(r"[.;•·|](?=\s)|\n")
_WORDS = re.compile(r"[^\W_]+|&|/")


class Day(NamedTuple):
    """`text[start:end]` is a time of the calendar. `field` is None where no words say what happened then."""

    field: str | None
    value: str
    start: int
    end: int
    cue: str  # the words in front of it, in its own clause


@remembered
def days_in(text: str, profile: Profile) -> tuple[Day, ...]:
    """The dates that need no other day to be told, in order."""
    return tuple(_days_in(text, profile))


def _days_in(text: str, profile: Profile) -> Iterator[Day]:
    last = 0
    for found in dates.find(text, profile.language):
        read = dates.read(found, None)
        if not read.value or read.relative or _YEAR_OF_MONEY.fullmatch(read.value):
            continue
        before = text[last : found.start]
        if len(read.value) == YEAR and _NAMES.search(before) and text[found.end :][:1] == " ":
            continue
        clauses = [match.end() for match in _CLAUSE.finditer(before)]
        cue = before[clauses[-1] :] if clauses else before
        if not re.search(r"\w{3}", cue) and _SENTENCE.search(text):  # "In May 2031 the Panel finished its inquiry."
            cue += _CLAUSE.split(text[found.end :])[0]
        inside = cue.rpartition("(")[2]  # "Tracker: Bus Fares (inquiry completed 3 May 2031)"
        field = (field_of_cue(inside, profile) if ")" not in inside else None) or field_of_cue(cue, profile)
        if field == "meeting_date" and profile.lines["concluded"].search(_CLAUSE.split(text[found.end :])[0]):
            field = "completion_date"  # "At its meeting on 3 May the Committee agreed the report of its inquiry"
        yield Day(field, read.value, found.start, found.end, cue)
        last = found.end


@lru_cache(maxsize=512)
def field_of_cue(cue: str, profile: Profile) -> str | None:
    """The field that words in front of a date tell: that of the whole label, or of the words nearest to the date.

    What stands between a body and what it did ("the group, chaired by Ann Ash (co-opted), reported on") is passed over.
    """
    plain = folded(" ".join(_ASIDE.sub("", " ".join(cue.split())).split()[-REACH:])).rstrip(" ,(-")
    exact = profile.labels.get(plain)
    if exact in FIELDS:
        return exact
    ends = {field: max((m.end() for m in profile.label_words[field].finditer(plain)), default=0) for field in FIELDS}
    nearest = max(ends.values())
    return next((field for field, end in ends.items() if end == nearest), None) if nearest else None


def is_part(day: Day) -> bool:
    """ "the Floods of February 2031", "Learning from the June 2029 Floods": a day that is part of a name."""
    ends = _WITH_MONTH if re.fullmatch(r"\d{4}-\d\d", day.value) else _WITH_DAY
    return day.field is None and ends.search(day.cue) is not None


def is_own(day: Day, profile: Profile) -> bool:
    """Whether a day that nothing names is the report's own: of its meeting, beside its title or bodies."""
    if day.field == "meeting_date":
        return True
    rest = without_bodies(day.cue, profile)
    words = [word for word in re.findall(r"[^\W\d_]+", folded(rest)) if word not in profile.small_words]
    receives = profile.labels.get(folded(rest).strip(" ,:-")) == "committee"  # "Prepared for the Place Panel, 3 May"
    led = receives or not words or bool(profile.report_words.strong.search(rest))
    return day.field is None and not is_part(day) and led


def is_day(value: str, profile: Profile) -> bool:
    """Whether a value is one full date, a weekday in front of it or not, and nothing else."""
    found = list(dates.find(value, profile.language))
    read = dates.read(found[0], None).value if len(found) == 1 else None
    return bool(read) and len(str(read)) == FULL_DATE and found[0].text == value.strip(" .")


def days_of(text: str, profile: Profile) -> list[tuple[int, str]]:
    """Where each date of a text stands that needs no other day to be told, and its value."""
    found = [(date.start, dates.read(date, None)) for date in dates.find(text, profile.language)]
    return [(start, read.value) for start, read in found if read.value and not read.relative]


def rounds_in(text: str, profile: Profile) -> int | None:
    """The months that a text names first, or the later of those that are joined to them."""
    months = months_of(text, profile)
    for one, other in pairwise(profile.rounds.months.finditer(text)):
        first, *more = _WORDS.findall(text[one.end() : other.start()]) or [""]
        if first.lower() not in {*profile.joiners, "&", "/"} or len(more) >= BETWEEN:
            break
        months = max(months or 0, months_of(other[0], profile) or 0)
    return months or None
