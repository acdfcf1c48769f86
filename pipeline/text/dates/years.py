"""Calendar arithmetic: months added, last days, quarters and seasons as pairs of ISO months."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

MONTHS, QUARTER_MONTHS = 12, 3
FINANCIAL_START = 4  # the financial year begins in April
SEASON_START = (3, 6, 9, 12)

Span = tuple[str, str]  # ISO first and last, each as precise as it is known


def iso(year: int, month: int | None = None, day: int | None = None) -> str:
    """2016, 2016-03 or 2016-03-01: as precise as given; an impossible day falls back to the last of its month."""
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{min(day, monthrange(year, month)[1]):02d}"


def plus_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month `count` months on."""
    total = year * MONTHS + month - 1 + count
    return total // MONTHS, total % MONTHS + 1


def months_from(year: int, month: int, count: int) -> Span:
    """`count` months as an interval that begins with this one."""
    return iso(year, month), iso(*plus_months(year, month, count - 1))


def season(number: int, year: int) -> Span:
    """March to May, June to August, September to November, December to February of the next year."""
    return months_from(year, SEASON_START[number - 1], QUARTER_MONTHS)


def quarter(number: int, year: int, *, financial: bool = True) -> Span:
    """The quarter of the financial year that begins in April of `year`, or of the calendar year."""
    start = plus_months(year, FINANCIAL_START if financial else 1, (number - 1) * QUARTER_MONTHS)
    return months_from(*start, QUARTER_MONTHS)


def financial_year(year: int) -> Span:
    """April of `year` to March of the next."""
    return months_from(year, FINANCIAL_START, MONTHS)


def financial_year_of(day: date) -> int:
    """The year in which the financial year of a day began."""
    return day.year - (day.month < FINANCIAL_START)


def shifted(day: date, unit: str, count: int) -> date:
    """The day `count` days (d), weeks (s), months (M), quarters (U) or years (a) on."""
    if unit in "ds":
        return day + timedelta(days=count * (7 if unit == "s" else 1))
    per = {"M": 1, "U": QUARTER_MONTHS, "a": MONTHS}[unit]
    year, month = plus_months(day.year, day.month, count * per)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def last_day(end: str) -> str:
    """The last day of an ISO year or month; a day is its own last day."""
    parts = [int(part) for part in end.split("-")]
    if len(parts) == 1:
        return iso(parts[0], MONTHS, 31)
    return iso(parts[0], parts[1], 31) if len(parts) == len(("year", "month")) else end


def first_day(value: str) -> str:
    """Return the first day of an ISO date or interval, in full."""
    return (value.partition("/")[0] + "-01-01")[: len("2031-06-30")]


def end_day(value: str) -> str:
    """Return the last day of an ISO date or interval, in full."""
    return last_day(value.rpartition("/")[2])


def days_between(one: str, other: str) -> int:
    """Days from the last day of one ISO date or interval to that of another; positive where the second is later."""
    return (date.fromisoformat(end_day(other)) - date.fromisoformat(end_day(one))).days
