"""A text cut into the words and numbers that dates are made of, and what a date says before it is resolved."""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from pipeline.text.dates.words import DateWords, date_words

_CENTURY, _LONG_YEAR = 100, 1000
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_DAYS, _MONTHS = 31, 12
_KEPT = 20_000  # words remembered over reports
_LONGEST = 40  # characters of a chunk that is remembered

_TOKEN = re.compile(
    r"(?P<word>w/c|(?!FY\d)[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]+(?:['\u2019][A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]+)*)(?!\d)"
    r"|(?P<x>[£$€]\s?\d[\d.,]*\w*|\d[\d,]{0,20}(?:\.\d{1,9})?\s?%|\d{1,3}(?:,\d{3})+|\d{1,2}[:.]\d\d\s?[ap]\.?m\b)"
    r"|(?P<i>\d{4}-\d\d-\d\d)(?![\w-])"
    r"|(?P<D>\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?:\d{4}|\d\d))(?![\w/-]|\.\d)"
    r"|(?P<f>(?:FY\d{2,4}|\d{4})\s?[/\u2013-]\s?(?:\d{4}|\d\d))(?![\w/-]|\.\d)"
    r"|(?P<J>\d{1,2}/\d{4})(?![\w/-])"
    r"|(?P<decade>\d{3}0)['\u2019]?s\b"
    r"|(?P<q>[Qq](?:[1-4]|tr\s?[1-4]))\b"
    r"|['\u2019](?P<h>\d\d)(?!\w)"
    r"|(?P<z>\d+[.,:/]\d[\d.,:/]*)"
    r"|(?P<number>\d+)(?P<suffix>[^\W\d_]*)"
    r"|(?P<mark>[^\w\s]|\n)"
)


_CHUNK = re.compile(r"\S+|\n")
# Where a token goes on behind white space: "£ 20", "10 %", "3.30 pm", "2015 / 16", "Qtr 3".
_ACROSS = re.compile(r"[£$€]\s\d|[\d,]\s[%/\u2013-]|[/\u2013-]\s\d|\d\s[ap]\.?m|[Qq]tr\s[1-4]")


class Token(NamedTuple):
    """`letter` is the class, `number` what it counts (a month, a day, a year, a unit)."""

    start: int
    end: int
    text: str
    letter: str
    number: int


def tokens(text: str, words: DateWords, start: int = 0, end: int | None = None) -> list[Token]:
    """All words, numbers and marks of `text[start:end]`; what has no part in dates is of class x."""
    line: list[Token] = []
    end = len(text) if end is None else end
    if _ACROSS.search(text, start, end):
        return read_whole(text, words, start, end)
    add, new, language = line.append, tuple.__new__, words.language
    for match in _CHUNK.finditer(text, start, end):
        chunk, at = match[0], match.start()
        own = _chunk(chunk, language) if len(chunk) <= _LONGEST else read_whole(chunk, words, 0, len(chunk))
        for first, last, word, letter, number in own:
            add(new(Token, (at + first, at + last, word, letter, number)))
    return line


@lru_cache(maxsize=_KEPT)
def _chunk(chunk: str, language: str) -> tuple[Token, ...]:
    """The tokens of what no white space parts; most such chunks are met again."""
    return tuple(read_whole(chunk, date_words(language), 0, len(chunk)))


def read_whole(text: str, words: DateWords, start: int, end: int) -> list[Token]:
    """The same as `tokens`, without remembering any: where one may go on behind white space."""
    line: list[Token] = []
    add, new, language = line.append, tuple.__new__, words.language
    for match in _TOKEN.finditer(text, start, end):
        kind, word, number = match.lastgroup, match[0], 0
        if kind == "word":
            letter, number = _word(word, language)
        elif kind == "mark":
            letter = _MARKS.get(word, "#")
        else:
            letter, number = _figure(kind or "", match, words)
        first, last = match.span()
        add(new(Token, (first, last, word, letter, number)))
    return line


@lru_cache(maxsize=_KEPT)
def _word(word: str, language: str) -> tuple[str, int]:
    """Class and number of a word as it is printed; months and the like count only with a capital."""
    words, low = date_words(language), word.lower()
    if low[-2:] in {"'s", "\u2019s"}:
        low = low[:-2]
    if low in words.capital and not word[0].isupper():
        return _OTHER
    return words.classes.get(low, _OTHER)


_OTHER = ("x", 0)
_DASHES, _QUOTES, _SAME = "-\u2013\u2014", "'\u2019", ",/&.\n("
_MARKS = dict.fromkeys(_DASHES, "-") | dict.fromkeys(_QUOTES, "'") | {mark: mark for mark in _SAME}


def _figure(kind: str, match: re.Match[str], words: DateWords) -> tuple[str, int]:
    """Class of what begins with a digit (or is a quarter, or a year after an apostrophe)."""
    if kind == "suffix":
        return _number(match["number"], match["suffix"].lower(), words)
    if kind in "iDJ":
        return kind, 0
    if kind == "f":
        return _two_years(match["f"])
    if kind == "decade":
        return "9", int(match["decade"])
    if kind == "q":
        return "Q", int(match["q"][-1])
    return ("h", full_year(int(match["h"]))) if kind == "h" else _OTHER


def _two_years(text: str) -> tuple[str, int]:
    """`2015/16` and `FY15-16` are a financial year, `2015-2018` a run of years, `2015-03` neither."""
    first, second = re.findall(r"\d+", text)
    start, end = full_year(int(first)) if len(first) == len("23") else int(first), int(second)
    if not _FIRST_YEAR <= start <= _LAST_YEAR:
        return "x", 0
    if end % _CENTURY == (start + 1) % _CENTURY:
        return "f", start
    return ("e", start) if end >= _LONG_YEAR and start < end <= _LAST_YEAR else ("x", 0)


def _number(digits: str, suffix: str, words: DateWords) -> tuple[str, int]:
    number = int(digits) if len(digits) <= len("2015") else 0
    if suffix:
        return ("o", number) if suffix in words.ordinal_suffix and 1 <= number <= _DAYS else ("x", 0)
    if len(digits) == len("2015"):
        return ("y", number) if _FIRST_YEAR <= number <= _LAST_YEAR else ("x", 0)
    if 1 <= number <= _DAYS and len(digits) <= len("31"):
        return "n", number
    return ("k", number) if _DAYS < number < _CENTURY else ("x", 0)


def full_year(short: int) -> int:
    """`15` → 2015; `87` → 1987: two figures mean this century up to 69."""
    return 2000 + short if short < 70 else 1900 + short  # the POSIX pivot


def numeric_day(text: str) -> tuple[int, int, int, bool] | None:
    """Year, month, day of `25/03/2016` or `27.1.15`, and whether it had to be read month first."""
    one, two, year = (int(part) for part in re.findall(r"\d+", text))
    year = full_year(year) if year < _CENTURY else year
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if 1 <= two <= _MONTHS and 1 <= one <= _DAYS:
        return year, two, one, False
    if 1 <= one <= _MONTHS and 1 <= two <= _DAYS:
        return year, one, two, True
    return None


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


def month(value: str) -> str:
    """`2016-03` → March 2016, `2016-03-01` → 1 March 2016, `2016` → 2016; an interval with an en dash between."""
    return " – ".join(_one(part) for part in value.split("/"))


def _one(value: str) -> str:
    parts = [int(part) for part in value.split("-")]
    words = [str(parts[0])]
    if len(parts) > 1:
        words.insert(0, month_name[parts[1]])
    if parts[2:]:
        words.insert(0, str(parts[2]))
    return " ".join(words)
