"""From the words of a date to what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.text.dates.tokens import (
    Calendar,
    FinancialYear,
    MonthAndFigure,
    Open,
    Part,
    Pick,
    Quarter,
    Season,
    Shift,
    Token,
    Years,
    full_year,
    numeric_day,
)

_PICKS: dict[str, tuple[Pick, int]] = {"T": ("this", 0), "N": ("next", 1), "L": ("last", -1)}
Built = tuple[Part, Part | None]


def build(shape: str, words: Sequence[Token]) -> Built | None:
    """First and last part of a match of `grammar.SHAPES`; None where the words name no possible time."""
    if shape in {"open", "counted"}:
        return Open(), None
    if shape == "unsure":
        return _month_and_figure(words), None
    if shape in {"range", "between"}:
        return _two(words)
    if shape in {"days", "months"}:
        return _several(words)
    part = _counted(shape, words) if shape in {"within", "span", "ago", "today"} else _part(words)
    return (part, None) if part else None


def _first(words: Sequence[Token], letters: str) -> Token | None:
    return next((word for word in words if word.letter in letters), None)


def _part(words: Sequence[Token]) -> Part | None:
    """The one part that these words name."""
    if found := _first(words, "DiJ"):
        return _figures(found)
    season, month = _first(words, "S"), _first(words, "m")
    if _first(words, "QU") and (_first(words, "Q") or _first(words, "fy") or _first(words, "n")):
        return _quarter(words)
    if season:
        return _season(season, words)
    if month:
        return _month(month, words)
    return _years(words) or _relative(words)


def _figures(found: Token) -> Part | None:
    numbers = [int(part) for part in re.findall(r"\d+", found.text)]
    if found.letter == "D":
        read = numeric_day(found.text)
        return _possible(Calendar(*read[:3], doubtful=read[3])) if read else None
    if found.letter == "J":
        return _possible(Calendar(numbers[1], numbers[0]))
    return _possible(Calendar(numbers[0], numbers[1], numbers[2]))


def _possible(day: Calendar) -> Calendar | None:
    """The day itself, where the calendar has it (no 31 June)."""
    if day.month is not None and not 1 <= day.month <= len(_MONTH_DAYS):
        return None
    if day.day is not None and day.month is not None and not 1 <= day.day <= _MONTH_DAYS[day.month - 1]:
        return None
    return day


_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _month(month: Token, words: Sequence[Token]) -> Part | None:
    """Day, month and year in words; "March next year" and "next March" too."""
    year, this = _first(words, "yh"), _first(words, "TNL")
    days = [w for w in words if w.letter in "no1"]
    short = _first(words, "k")
    if year:
        printed: int | None = year.number
    elif short:
        printed = full_year(short.number)
    elif _first(words, "-") and days and days[0].start > month.start:  # Jan-15
        return Calendar(full_year(days[0].number), month.number)
    elif len(days) > 1 and days[-1].start > month.start:  # 8 June 17
        printed = full_year(days[-1].number)
    else:
        printed = None
    day = Calendar(printed, month.number, days[0].number if days else None)
    if not this or printed:
        return _possible(day)
    pick, shift = _PICKS[this.letter]
    return replace(day, shift=shift) if _first(words, "a") else replace(day, pick=pick)


def _month_and_figure(words: Sequence[Token]) -> Part:
    """ "Sept 09" is of 2009: a day of one figure is hardly ever written so; "Jan 14" is settled by the anchor."""
    month, figure = words[0], words[-1]
    if figure.text.startswith("0"):
        return Calendar(full_year(figure.number), month.number)
    return MonthAndFigure(month.number, full_year(figure.number))


def _season(season: Token, words: Sequence[Token]) -> Part:
    year, this = _first(words, "yfh"), _first(words, "TNL")
    if year or not this:
        return Season(season.number, year.number if year else None)
    pick, shift = _PICKS[this.letter]
    return Season(season.number, shift=shift) if _first(words, "a") else Season(season.number, pick=pick)


def _quarter(words: Sequence[Token]) -> Part | None:
    number, year = _first(words, "Q1n"), _first(words, "fy")
    if _first(words, "L") and year:
        return Quarter(len("1234"), year.number, financial=year.letter == "f")
    if number is None or not 1 <= number.number <= len("1234"):
        return None
    return Quarter(number.number, year.number if year else None, financial=not year or year.letter == "f")


def _years(words: Sequence[Token]) -> Part | None:
    if found := _first(words, "f"):
        return FinancialYear(found.number)
    if found := _first(words, "y"):
        return Calendar(found.number)
    if found := _first(words, "9"):
        return Years(found.number, found.number + 9)
    if found := _first(words, "e"):
        return Years(found.number, int(found.text[-4:]))
    return None


def _relative(words: Sequence[Token]) -> Part | None:
    """Last, this, next or "the" month, quarter, year or financial year."""
    this, unit = _first(words, "TNL"), _first(words, "dsMUa")
    shift = _PICKS[this.letter][1] if this else 1 if _first(words, "z") else 0
    if unit is None:
        return None
    if unit.letter == "a":
        return FinancialYear(shift=shift) if _first(words, "v") else Calendar(shift=shift)
    return Shift(unit.letter, shift)


def _counted(shape: str, words: Sequence[Token]) -> Part | None:
    """Within six months, the next two years, a year ago, in two months' time, today."""
    if shape == "today":
        return Shift("d", words[0].number)
    unit, number = _first(words, "dsMa"), _first(words, "cn")
    if unit is None:
        return None
    count = number.number if number else 1
    if shape == "ago":
        count = -count if _first(words, "g") else count
        return Open() if unit.letter == "s" else Shift(unit.letter, count)
    return Shift(unit.letter, -count if _first(words, "Lp") else count, span=True)


def _two(words: Sequence[Token]) -> Built | None:
    """ "From A to B": each side lends the other what it leaves out."""
    for place in _joints(words):
        left, right = _side(words[:place]), _side(words[place + 1 :])
        if left and right:
            return _lend(left, right)
    return None


def _joints(words: Sequence[Token]) -> list[int]:
    """Where the two sides may meet: a word for "to" first, then a dash that does not belong to one side (Jan-15)."""
    inner = range(1, len(words) - 1)
    return [i for letter in "R&-" for i in inner if words[i].letter == letter]


def _side(words: Sequence[Token]) -> Part | None:
    days = [w for w in words if w.letter in "no"]
    if days and not _first(words, "mQUD1i"):
        return Calendar(day=days[0].number)
    part = _part(words)
    ends = words[0].letter == "E" and isinstance(part, Calendar) and part.year and part.month is None
    return Calendar(part.year, len(_MONTH_DAYS), _MONTH_DAYS[-1]) if ends and isinstance(part, Calendar) else part


def _lend(left: Part, right: Part) -> Built | None:
    if isinstance(left, Calendar) and isinstance(right, Calendar):
        if left.year and right.year is None and left.month and right.month:
            right = replace(right, year=left.year + (right.month < left.month))
        if left.month is None and left.day is not None:
            left = replace(left, month=right.month, year=right.year)
        elif left.year is None and right.year and left.month and right.month:
            left = replace(left, year=right.year - (left.month > right.month))
        elif left.year is None and right.shift is not None:
            left = replace(left, shift=right.shift)
        if left.day is not None and left.month is None:
            return None
    if isinstance(left, Season) and isinstance(right, Season) and left.year is None and right.year:
        left = replace(left, year=right.year - (left.number > right.number))
    if isinstance(left, Quarter) and isinstance(right, Quarter) and left.year is None:
        left = replace(left, year=right.year, financial=right.financial)
    return left, right


def _several(words: Sequence[Token]) -> Built | None:
    """ "8 and 9 June", "2018-06-16/17", "May/June 2016": from the first to the last."""
    if words[0].letter == "i":
        return _iso_days(words)
    months = [w for w in words if w.letter == "m"]
    year = _first(words, "yh")
    days = [w.number for w in words if w.letter in "no"]
    printed = year.number if year else None
    if days:
        first, last = Calendar(printed, months[0].number, days[0]), Calendar(printed, months[0].number, days[-1])
        return (first, last) if _possible(first) and _possible(last) else None
    start, end = months[0].number, months[-1].number
    return Calendar(printed - (start > end) if printed else None, start), Calendar(printed, end)


def _iso_days(words: Sequence[Token]) -> Built | None:
    first = _figures(words[0])
    if not isinstance(first, Calendar) or (first.day or 0) >= words[-1].number:
        return None
    last = _possible(replace(first, day=words[-1].number))
    return (first, last) if last else None
