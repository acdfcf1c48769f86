"""What a date says, before it is known which day it is counted from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tense = Literal["past", "future"]
# How a yearless month or season is chosen: "last March", "this March", "next March"; None: by the tense.
Pick = Literal["last", "this", "next"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A day, month or year as far as it is printed; `shift` years from the anchor's ("March next year" is 1)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    shift: int | None = None
    pick: Pick | None = None
    doubtful: bool = False  # 04/13/2015 could only be read month first


@dataclass(frozen=True, slots=True)
class Season:
    """Spring (1) to winter (4); the year is that in which it begins."""

    number: int
    year: int | None = None
    shift: int | None = None
    pick: Pick | None = None


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of the financial year that begins in April of `year`, or of the calendar year."""

    number: int
    year: int | None = None
    financial: bool = True


@dataclass(frozen=True, slots=True)
class FinancialYear:
    """April to March; `shift` financial years from that of the anchor where no year is printed."""

    year: int | None = None
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Years:
    """A run of whole years: a decade, "2015-2018"."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Shift:
    """`count` units from the anchor: the unit that lies there, or (`span`) all the time up to it."""

    unit: str  # a letter of words.UNIT_LETTERS
    count: int
    span: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """A time of the calendar that has no day of its own: Easter, "w/c 4 June", "the day before"."""


@dataclass(frozen=True, slots=True)
class MonthAndFigure:
    """ "Apr 10": of that year, where it is the anchor's or one of the next two; else the tenth may be meant."""

    month: int
    year: int


Part = Calendar | Season | Quarter | FinancialYear | Years | Shift | Open | MonthAndFigure


@dataclass(frozen=True, slots=True)
class FoundDate:
    """`text[start:end]` of the searched text names a time; `last` is set for "from A to B"."""

    start: int
    end: int
    text: str
    first: Part
    last: Part | None = None
    edge: bool = False  # "end of": its last day

    @property
    def by_tense(self) -> bool:
        """Whether the sentence's tense decides which year is meant."""
        return is_yearless(self.first) or is_yearless(self.last)


def is_yearless(part: Part | None) -> bool:
    """No year is printed, and none is said ("March", but not "March next year")."""
    return isinstance(part, Calendar | Season | Quarter) and part.year is None and getattr(part, "shift", None) is None


@dataclass(frozen=True, slots=True)
class DateValue:
    """ISO `value` (a day, month, year or interval `a/b`, as precise as printed), or None; and whether it is a guess."""

    value: str | None
    ambiguous: bool = False
    relative: bool = False  # the anchor was needed
