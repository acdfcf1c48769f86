"""A profile, checked and ready to match."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_DROPPED = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "\u00ad": None})


def folded(text: str) -> str:
    """Text as profiles compare it: lower case, one space, plain quotes and dashes, no stop or colon at its ends."""
    plain = text if text.isascii() else text.translate(_DROPPED)
    return " ".join(plain.replace("_", " ").split()).strip(" .:;*").lower()


@dataclass(frozen=True, slots=True)
class Heading:
    """How one role's column may be headed."""

    exact: frozenset[str]  # without spaces: a narrow column breaks words anywhere
    holds: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """All of a council's words. Keys of the mappings are the names of the contract."""

    language: str
    headings: Mapping[str, Heading]
    lookalikes: frozenset[str]
    openers: re.Pattern[str]  # open a recommendation wherever they stand
    weak_openers: re.Pattern[str]  # open one, but may stand inside a title as well
    decision_lead: re.Pattern[str]
    decisions: Mapping[str, re.Pattern[str]]
    status_words: Mapping[str, str]
    status_letters: Mapping[str, str]
    progress: Mapping[str, re.Pattern[str]]
    key_headings: frozenset[str]
    priority: tuple[str, ...]
    section_words: re.Pattern[str]  # what a heading holds beside the status of all that stands below it
    plain_dates: frozenset[str]  # headings that only say that a date stands below
    ditto: frozenset[str]  # cells that only point to the record above
    assessors: Mapping[str, re.Pattern[str]]
    labels: Mapping[str, str]  # header label → field
    label_words: Mapping[str, re.Pattern[str]]  # field → words of a label, in the order in which they are tried
    lines: Mapping[str, re.Pattern[str]]  # kind of header line → pattern


def first_holding(text: str, patterns: Mapping[str, re.Pattern[str]]) -> str | None:
    """The first name whose pattern stands in the text."""
    plain = folded(text)
    return next((name for name, pattern in patterns.items() if pattern.search(plain)), None)
