"""How a recommendation is numbered: label as printed, number for people."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.models.text import Text
from pipeline.profiles import Profile

_FIGURES = r"[A-Z]{0,4}\.?\s?\d{1,3}(?:\.\d{1,3})*(?:\s?\(?[a-z]\)?)?|[ivxl]{1,6}|[A-Z]"
_CODED = re.compile(
    r"^([A-Z]{1,5}\s?\(\d\d/\d\d\)\s?\d{1,3}|\d\d\s[A-Z]{2,5}\s\d{1,3}|[A-Z]{2,5}\d{0,2}\s[A-Z]?\s?\d{1,3})"
    r"\s*[.:)–—-]*\s*"
)
_LETTERED = re.compile(r"^((?:R|AFI|A|REC|S|SR)\.?\s?\d{1,3}(?:\.\d{1,3})*[a-z]?)(?![\w%])\s*[.:)–—-]*\s*")
# "1.5m of wall" is a length: behind a number that no mark ends, the recommendation begins with a capital.
_DOTTED = re.compile(r"^(\d{1,3}(?:\.\d{1,3})+[a-z]?)(?![\w%/])(?:\s*[.:)–—-]+\s+|\s+(?![a-z]))")
_STOPPED = re.compile(r"^\(?(\d{1,3}\s?\(?[a-z]?)\)?(?:[.:)]+|\s[–—-])\s*(?![\d/])")
_BARE = re.compile(r"^(\d{1,3}[a-z]?)\s+(?=[A-Z“\"‘(])")
_WORDED = re.compile(r"^[^\W\d_]{2,20}\.?\s?(\d{1,3}(?:\.\d{1,3})*[a-z]?)(?![\w%])\s*[.:)\]–—-]*\s*")
_SURE = (_CODED, _LETTERED, _DOTTED, _STOPPED)
_WHOLE_TAIL = re.compile(r"(?<![\s.:)\]–—-])[\s.:)\]–—-]+$")


class Numbered(NamedTuple):
    """`number` and `label` (None where unnumbered), and the text behind them."""

    number: str | None
    label: str | None
    rest: Text


@lru_cache(maxsize=16)
def _label(names: str, number_names: str, word: str) -> re.Pattern[str]:
    """ "Recommendation No. 3", "Rec Three": a name, a number, and the mark behind it."""
    number = rf"({word}|{_FIGURES})(?![\w%])"
    return re.compile(rf"^{names}\b\.?\s*(?:{number_names}\.?\s*)?{number}\s*[.:)\]–—-]*\s*", re.IGNORECASE)


@lru_cache(maxsize=16)
def _lead(names: str, number_names: str) -> re.Pattern[str]:
    """What stands in front of a number in a column of its own."""
    return re.compile(rf"^(?:{names}|{number_names})(?!\w)\.?\s*|^r(?=\s?\d)|^\(+|^#\s*", re.IGNORECASE)


def numbered(text: Text, profile: Profile, *, habit: str | None = None) -> Numbered:
    """Take the label off the front of a recommendation.

    `habit` says how most others of its table open: a number without any mark behind it ("bare"), or behind a word
    that is no recommendation's name ("No. 3", "Point 3"), counts where it is theirs.
    """
    label = _label(profile.names, profile.number_names, profile.numbers.pattern)
    own = _BARE if habit == "bare" else _WORDED if habit and habit.startswith(("label", "word ")) else None
    for pattern in (label, *_SURE, *((own,) if own else ())):
        found = pattern.match(text.value)
        if found:
            printed = text.value[: found.end()].strip()
            return Numbered(number_of(found[1], profile), printed, text.slice(found.end()).strip())
    return Numbered(None, None, text)


def number_of(printed: str, profile: Profile) -> str | None:
    """"One" → "1", "R2." → "2", "3 (a)" → "3a": arabic, without label and stop; codes ("SR (25/26) 01") as printed."""
    lead = _lead(profile.names, profile.number_names)
    text = _WHOLE_TAIL.sub("", lead.sub("", " ".join(printed.split()))).strip()
    if not text:
        return None
    words = profile.numbers.value(text)
    if words is not None:
        return str(words)
    return re.sub(r"^(\d+)\s?\(?([a-z])\)?$", r"\1\2", text)
