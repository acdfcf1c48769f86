"""The words that dates are made of, one table per language, and the shapes of British dates over them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

# One letter per class of word: the grammar in `grammar.py` is written in these letters.
ROLE_LETTERS: Mapping[str, str] = {
    "last": "L", "past": "p", "next": "N", "this": "T", "following": "r", "previous": "P", "ago": "g", "time": "j",
    "earlier": "b", "later": "l", "before": "<", "after": ">", "within": "Z", "end": "E", "start": "B", "early": "A",
    "of": "O", "the": "t", "from": "F", "between": "W", "to": "R", "and": "&", "half": "H", "financial": "v",
    "calendar": "C", "academic": "V", "new": "z", "week_of": "K", "commencing": "q", "back": "_", "festival": "X",
    "whit": "%", "term": "Y", "bank": "u", "holiday": "@", "today": "G", "yesterday": "G", "tomorrow": "G",
    "preposition": "I", "part": "=",
}  # fmt: skip
UNIT_LETTERS: Mapping[str, str] = {"day": "d", "week": "s", "fortnight": "s", "month": "M", "quarter": "U", "year": "a"}
_ANCHORS = "mwSdsMUaXYGK@%"
NEAR_DAYS: Mapping[str, int] = {"yesterday": -1, "today": 0, "tomorrow": 1}

_OF_TENSE = (
    "future future_nouns past neutral_before ahead_before infinitive determiners to_come leads joints "
    "will once perfect finite under_way put_on put_to put_away bound told like recalled events copula"
).split()  # the lists of words that tell whether a date lies ahead


@dataclass(frozen=True, slots=True)
class DateWords:
    """One language: each known word's class letter and number, and the words that decide what surrounds a date."""

    language: str
    classes: Mapping[str, tuple[str, int]]
    anchors: frozenset[str]  # at least one of these, or a figure, stands in every date
    capital: frozenset[str]
    doubtful: frozenset[str]
    ordinal_suffix: frozenset[str]
    span_before: frozenset[str]
    year_before: frozenset[str]
    year_in_name: frozenset[str]
    season_before: frozenset[str]
    season_after: frozenset[str]
    festival_after: frozenset[str]
    habit: frozenset[str]
    moved: frozenset[str]
    numbering: frozenset[str]
    future: frozenset[str]
    future_nouns: frozenset[str]
    past: frozenset[str]
    past_suffix: tuple[str, ...]
    neutral_before: frozenset[str]
    ahead_before: frozenset[str]
    infinitive: frozenset[str]
    determiners: frozenset[str]
    to_come: frozenset[str]
    leads: frozenset[str]
    joints: frozenset[str]
    will: frozenset[str]
    once: frozenset[str]
    perfect: frozenset[str]
    finite: frozenset[str]
    under_way: frozenset[str]
    put_on: frozenset[str]
    put_to: frozenset[str]
    put_away: frozenset[str]
    bound: frozenset[str]
    told: frozenset[str]
    like: frozenset[str]
    recalled: frozenset[str]
    events: frozenset[str]
    copula: frozenset[str]
    holds_to: Mapping[str, tuple[str, ...]]
    ahead_words: frozenset[str]


@cache
def date_words(language: str = "en") -> DateWords:
    """The table of a language; English where there is none of that name."""
    place = files("pipeline.text.dates")
    name = f"{language}.toml" if place.joinpath(f"{language}.toml").is_file() else "en.toml"
    return from_table(tomllib.loads(place.joinpath(name).read_text(encoding="utf-8")))


def from_table(table: Mapping[str, Any]) -> DateWords:
    """A language's words from its parsed table."""
    context, tense, classes = table["context"], table["tense"], _classes(table)
    return DateWords(
        language=table["language"],
        classes=classes,
        anchors=frozenset(word for word, (letter, _) in classes.items() if letter in _ANCHORS),
        capital=frozenset(table["capital"]),
        doubtful=frozenset(table["doubtful"]),
        ordinal_suffix=frozenset(table["ordinal_suffix"]),
        span_before=frozenset(context["span_before"]),
        year_before=frozenset(context["year_before"]),
        year_in_name=frozenset(context["year_in_name"]),
        season_before=frozenset(context["season_before"]),
        season_after=frozenset(context["season_after"]),
        festival_after=frozenset(context["festival_after"]),
        habit=frozenset(context["habit"]),
        moved=frozenset(context["moved"]),
        numbering=frozenset(context["numbering"]),
        past_suffix=tuple(tense["past_suffix"]),
        holds_to={said: tuple(words) for said, words in tense["holds_to"].items()},
        **{name: frozenset(tense[name]) for name in _OF_TENSE},
        ahead_words=frozenset(table["roles"]["next"]) | frozenset(table["roles"]["within"]),
    )


def _classes(table: Mapping[str, Any]) -> dict[str, tuple[str, int]]:
    """Word → letter and number; a word of two classes keeps the one that is set last (months before all)."""
    found: dict[str, tuple[str, int]] = {}
    for role, words in table["roles"].items():
        for word in words:
            found.setdefault(word, (ROLE_LETTERS[role], NEAR_DAYS.get(role, 0)))
    for unit, words in table["units"].items():
        found |= {word: (UNIT_LETTERS[unit], 1) for word in words}
    found |= {word: ("c", number) for word, number in table["counts"].items()}
    found |= {word: ("1", number) for number, word in enumerate(table["ordinals"], 1)}
    found |= {word: ("S", number) for number, word in enumerate(table["seasons"], 1)}
    for names, other, letter in (("weekday", "weekday_other", "w"), ("month", "month_other", "m")):
        found |= {word: (letter, number) for word, number in table[other].items()}
        for key in (f"{names}s", f"{names}_short"):
            found |= {word: (letter, number) for number, word in enumerate(table[key], 1)}
    return found


_THIS = "[TNL]"
_WEEKDAY = "(?:w[,.]?t?)?"
_STOP = r"(?=[\n.,#(]|$)"
_DAY = (
    rf"{_WEEKDAY}(?:[on]O?m[IO,]?{_THIS}a|(?:[on]O?|1O)m\.?(?:,?[yh]|[kn]{_STOP})?|m\.?[on],?y|m\.?o|[Di]"
    r"|[on]-m\.?-[kny])"
)
_MONTH = rf"m\.?,?O?[yh]|m\.?[-/][kny]|m\.?k{_STOP}|J"
_QUARTER = r"Q[,/]?O?t?v?a?[fy]|Q\(f|1Uv?a?,?[OI]?t?v?a?[fy]|LUOt?v?a?[fy]|Un,?[OI]?t?v?a?[fy]|Q|Un"
_SEASON = "S,?O?[yfh]"
_OWN = rf"{_DAY}|{_MONTH}|m[IO,]?{_THIS}a|{_QUARTER}|{_SEASON}"
# Between a festival and another time: "between Easter and the end of October".
_OTHER = r"(?:A-?|EOt?)?(?:(?:[on]O?)?m(?:,?[yh])?|S)"
_SIDE = rf"(?:(?<=W)|(?<=Wt))(?:X&t?(?:{_OTHER}|X|za)|{_OTHER}&t?(?:X|za))"

# Alternatives in order; the first that fits wins, so the longer stand before the shorter.
_SHAPES = {
    "open": rf"(?:K|s[qB])t?(?:{_DAY}|[on]|m)|sOt?(?:{_DAY})|[1EL]s[IO]t?(?:{_MONTH}|m)|[1E]HO?t?(?:{_MONTH}|[ayfmU])"
    rf"|[EB]?O?t?[TNL]Y|EO?t?V[Ya]|{_THIS}V[Ya]|EO(?:{_THIS}|t)S|A[OI]?t?(?:{_SEASON}|{_THIS}S|S)|EO?zv?a"
    rf"|{_SIDE}|{_THIS}X|X[ds]?,?[yh]?|%[ws]|zad|A?m?u@|A[IO]?tza|(?<=t)za"
    rf"|_E[O-]?t?(?:{_MONTH}|m|y|f|{_THIS}?[aM])|{_THIS}s|Nd|[L1]w[IO]t?(?:{_MONTH}|m)|[LN]w(?!,?t?[on]O?m)",
    "range": rf"(?!m\.?-y)(?:{_OWN}|[fy]|m|S)[R-]t?(?:{_OWN}|[fy]|m|S)"
    rf"|{_WEEKDAY}[on][R-]t?(?:w[,.]?)?[on]O?m\.?(?:,?[yh])?",
    "between": rf"(?:(?<=W)|(?<=Wt))(?:A-?|EOt?)?(?:{_OWN}|[fyon]|m|S)&t?(?:A-?|EOt?)?(?:{_OWN}|[fy]|m|S)",
    "days": rf"{_WEEKDAY}[on](?:,[on])*(?:[/&]|,&)[on]O?m\.?(?:,?[yh])?|i[/&]n(?!m)",
    "months": r"m/m,?y?",
    "edge": rf"E[O-]?t?(?:{_OWN}|f|y|m|{_THIS}?v?[aMU]|{_THIS}?Ca|zva)|va-?E",
    "start": r"BOt?(?:v?[aMU]|Ca|zva)",
    "vague": rf"A(?:-|I|IO|O)?t?(?:{_MONTH}|m[IO,]?{_THIS}a|m|y|f|9|{_THIS}v?[aM])|A=Ot?(?:{_MONTH}|m|y|f|{_THIS}?v?a)",
    "day": _DAY,
    "relmonth": rf"m[IO,]?{_THIS}a|{_THIS}m(?![on])",
    "month": _MONTH,
    "unsure": rf"mn{_STOP}",
    "quarter": _QUARTER,
    "relseason": rf"S[IO,]?{_THIS}a|{_THIS}S",
    "season": _SEASON,
    "within": r"Zt?[TN]?[cn][sMa](?!O)",
    "span": r"[NLp][cn][dsMa]|p[Ma]",
    "ago": r"[cn][dsMa]g|[cn][Ma]'?j",
    "counted": r"[cn][dsMa](?:[bl]|[<>](?=[\n.,#]|$))|(?<=t)[rP][dsMUa]|(?<=t)1U|(?<=t)[da][<>](?=[\n.,#]|$)",
    "relative": rf"[lb]T[aMUs]|{_THIS}v?[MUa]|(?<=t)zva",
    "today": r"G",
    "financial": r"f",
    "years": r"e|9",
    "year": r"y",
    "baremonth": r"m",
    "bareseason": r"S",
}
# What can't begin a date is left at once.
SHAPES = re.compile(
    r"(?![xI#.,\n(/&R-])(?:" + "|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES.items()) + ")"
)
