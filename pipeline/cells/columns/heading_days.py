"""Days in headings: "Update March 2023", a heading that is nothing but a date, "Rating in May 2024"."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.profiles import Profile
from pipeline.profiles.profile import squeezed
from pipeline.text import dates

LONGEST = 120  # characters: a longer text is no heading
REMEMBERED = 4096  # texts: each may be a heading, and is asked about several times
BRACKETS = re.compile(r"[()\[\]?]")
_FIGURE = re.compile(r"\d")
_WORD_ENDS = re.compile(r"[\s(,:.]")
_SHORT_YEAR = re.compile(r"\b([^\W\d_]{3,9})\.? ['’]?(\d\d)\b(?! [^\W\d_]{3})")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\d/\d\d\b")


@lru_cache(maxsize=REMEMBERED)
def date_in(heading: str, profile: Profile) -> str | None:
    """ "Update March 2023" → 2023-03; None where a heading names no month or day."""
    if len(heading) > LONGEST or not _FIGURE.search(heading):
        return None
    if not _YEAR.search(heading):
        heading = _SHORT_YEAR.sub(r"\1 20\2", heading)  # "March 24"; a day stands in front of its month
    if not _YEAR.search(heading):
        return None
    found = (dates.read(f, None) for f in dates.find(heading, profile.language))
    values = [read.value for read in found if not read.relative]
    return next((v for v in values if v and "/" not in v and "-" in v), None)


def is_date(heading: str, profile: Profile) -> bool:
    """Whether a heading is nothing but a date: the news of that day stands below it."""
    plain = BRACKETS.sub(" ", heading).strip(" .:")
    return any(found.start == 0 and found.end == len(plain) for found in dates.find(plain, profile.language))


def before_day(heading: str, profile: Profile) -> str:
    """What a heading says in front of the day that ends it, less small words; "" where none does."""
    heading = heading.rstrip(" )]")
    days = list(dates.find(heading, profile.language))
    if not days or days[-1].end < len(heading):
        return ""
    words = heading[: days[-1].start].replace("(", " ").split()
    while words and words[-1].strip(",–—-").lower() in profile.before_day | {""}:
        words.pop()
    return " ".join(words).rstrip(" ,")


def role_before_day(heading: str, profile: Profile) -> str | None:
    """The role of a heading that is one as a whole but for the day that ends it: "Rating in May 2024"."""
    first = _WORD_ENDS.split(heading.strip(), maxsplit=1)[0]
    if squeezed(first) not in _fronts(profile):
        return None  # whatever day ends it
    front = squeezed(before_day(heading, profile))
    return next((role for role, words in profile.headings.items() if front in words.exact), None) if front else None


@lru_cache(maxsize=4)
def _fronts(profile: Profile) -> frozenset[str]:
    """Whatever a heading may begin with that is one as a whole."""
    exact = [words for own in profile.headings.values() for words in own.exact]
    return frozenset(words[:end] for words in exact for end in range(len(words) + 1))
