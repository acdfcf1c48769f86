"""From what a date says to the ISO value, counted from the field's own day (the anchor)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.text.dates import years
from pipeline.text.dates.tokens import (
    Calendar,
    DateValue,
    FinancialYear,
    FoundDate,
    MonthAndFigure,
    Open,
    Part,
    Quarter,
    Season,
    Shift,
    Tense,
    Years,
    is_yearless,
)
from pipeline.text.dates.years import Span


def resolve(found: FoundDate, anchor: date | None, tense: Tense | None = None) -> str | None:
    """ISO day, month, year or interval `a/b`, as precise as printed; None where the contract gives no value."""
    return read(found, anchor, tense).value


def read(found: FoundDate, anchor: date | None, tense: Tense | None = None) -> DateValue:
    """The value, and whether it is a guess. `tense` decides the year of a yearless date: past is the last such day,
    future the next, None the nearest (ambiguous). Without an anchor what counts from one has no value."""
    first, guessed = _span(found.first, anchor, tense)
    if found.last is None:
        return _value(first, found, guessed)
    last, unsure = _span(found.last, anchor, tense)
    first = _in_order(found, first, last, anchor, tense)
    if first is None or last is None:
        return DateValue(None)
    if isinstance(found.first, Calendar) and is_yearless(found.first) and not is_yearless(found.last):
        guessed = False
    return _value((first[0], last[1]), found, guessed or unsure)


def _value(span: Span | None, found: FoundDate, guessed: bool) -> DateValue:
    relative = any(_counts(part) for part in (found.first, found.last) if part)
    if span is None:
        return DateValue(None, relative=relative)
    if found.edge:
        return DateValue(years.last_day(span[1]), guessed, relative)
    return DateValue(span[0] if span[0] == span[1] else "/".join(span), guessed, relative)


def _counts(part: Part) -> bool:
    return isinstance(part, Shift | MonthAndFigure) or getattr(part, "year", 0) is None


def _in_order(
    found: FoundDate, first: Span | None, last: Span | None, anchor: date | None, tense: Tense | None
) -> Span | None:
    """The first of two, told again where it would begin after the last: "April to September", "May to February"."""
    if first and last and first[0] > last[1] and is_yearless(found.first) and isinstance(found.first, Calendar):
        same = _span(replace(found.first, year=int(last[0][:4])), anchor, tense)[0]
        if same and same[0] <= last[1]:
            return same
        return _span(replace(found.first, year=int(last[0][:4]) - 1), anchor, tense)[0]
    return first


def _span(part: Part, anchor: date | None, tense: Tense | None) -> tuple[Span | None, bool]:
    """First and last of a part, and whether the year was a guess."""
    match part:
        case Open():
            return None, False
        case Years(first, last):
            return (years.iso(first), years.iso(last)), False
        case Calendar(year=int()):
            return _same(years.iso(part.year or 0, part.month, part.day)), part.doubtful
        case FinancialYear(year=int()):
            return years.financial_year(part.year or 0), False
        case Season(year=int()):
            return years.season(part.number, part.year or 0), False
        case Quarter(year=int()):
            return years.quarter(part.number, part.year or 0, financial=part.financial), not part.financial
    if anchor is None:
        return None, False
    return _from_anchor(part, anchor, tense)


def _same(value: str) -> Span:
    return value, value


def _from_anchor(part: Part, anchor: date, tense: Tense | None) -> tuple[Span | None, bool]:
    match part:
        case Calendar(month=None):
            return _same(years.iso(anchor.year + (part.shift or 0))), False
        case Calendar(shift=int()):
            return _same(years.iso(anchor.year + (part.shift or 0), part.month, part.day)), False
        case Calendar():
            return _calendar(part, anchor, tense)
        case FinancialYear():
            return years.financial_year(years.financial_year_of(anchor) + part.shift), False
        case Season():
            return _season(part, anchor, tense)
        case Quarter():
            spans = {year: years.quarter(part.number, year) for year in _around(anchor)}
            return _choose(spans, anchor, tense)
        case Shift():
            return _shift(part, anchor), False
        case MonthAndFigure() if part.year in range(anchor.year, anchor.year + 3):
            return _same(years.iso(part.year, part.month)), True
    return None, False


def _around(anchor: date) -> range:
    return range(anchor.year - 2, anchor.year + 3)


def _calendar(part: Calendar, anchor: date, tense: Tense | None) -> tuple[Span | None, bool]:
    spans = {year: _same(years.iso(year, part.month, part.day)) for year in _around(anchor)}
    if part.pick == "this":
        return spans[anchor.year], False
    here = years.iso(anchor.year, anchor.month)
    if part.pick == "next":
        return min(s for s in spans.values() if s[0] > here and not s[0].startswith(here)), False
    if part.pick == "last":
        return max(s for s in spans.values() if s[0] < here), False
    return _choose(spans, anchor, tense)


def _season(part: Season, anchor: date, tense: Tense | None) -> tuple[Span | None, bool]:
    spans = {year: years.season(part.number, year) for year in _around(anchor)}
    here = years.iso(anchor.year, anchor.month)
    if part.shift is not None:
        return spans[anchor.year + part.shift], False
    if part.pick == "next":
        return min(s for s in spans.values() if s[0] > here), False
    if part.pick == "last":
        return max(s for s in spans.values() if s[1] < here), False
    if part.pick == "this":
        return min(spans.values(), key=lambda s: (_distance(s, anchor), s)), False
    return _choose(spans, anchor, tense)


def _choose(spans: dict[int, Span], anchor: date, tense: Tense | None) -> tuple[Span, bool]:
    """By tense the next one that isn't over, or the last one that has begun; else the nearest, as a guess."""
    today = anchor.isoformat()
    if tense == "future":
        return min(s for s in spans.values() if years.last_day(s[1]) >= today), False
    if tense == "past":
        return max(s for s in spans.values() if s[0] <= today[: len(s[0])]), False
    return min(spans.values(), key=lambda s: (_distance(s, anchor), s)), True


def _distance(span: Span, anchor: date) -> int:
    """Days between an interval and the anchor; none inside."""
    start = date.fromisoformat((span[0] + "-01-01")[:10] if len(span[0]) == len("2016") else (span[0] + "-01")[:10])
    end = date.fromisoformat(years.last_day(span[1]))
    return max((start - anchor).days, (anchor - end).days, 0)


def _shift(part: Shift, anchor: date) -> Span:
    other = years.shifted(anchor, part.unit, part.count)
    if part.span:
        first, last = sorted((anchor, other))
        return first.isoformat(), last.isoformat()
    if part.unit == "U":
        begun = years.financial_year_of(other)
        number = (other.month - years.FINANCIAL_START) % years.MONTHS // years.QUARTER_MONTHS + 1
        return years.quarter(number, begun)
    if part.unit in "ds":
        return _same(other.isoformat())
    return _same(years.iso(other.year, other.month if part.unit == "M" else None))
