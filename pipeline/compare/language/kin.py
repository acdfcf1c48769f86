"""Whether texts speak of one thing in other words, how a language says things, and the days of an ISO date."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from importlib.resources import files

from pipeline.compare.language.words import deed_of, folded, stem
from pipeline.text.dates.years import last_day as _last

_WORD = re.compile(r"[a-z][a-z']*(?:-[a-z]+)*")

_TO = "to "  # in front of a deed

Spheres = frozenset[str]


@functools.cache
def _table(language: str = "en") -> Mapping[str, Spheres]:
    """Word, its stem, or the name under which `keys` knows it → the spheres that it belongs to."""
    file = files("pipeline.compare.language").joinpath(f"{language}_kin.toml")
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for sphere, words in table["kin"].items():
        for form in {form for word in words.split() for form in _forms(word, table["deeds"].split())}:
            found.setdefault(form, set()).add(sphere)
    return {form: frozenset(spheres) for form, spheres in found.items()}


def _forms(word: str, deeds: Collection[str]) -> set[str]:
    deed = deed_of(word)
    named = {f"{_TO}{deed}"} if deed in deeds else set[str]()
    return {word, stem(word), *filter(None, (folded(word),)), *named}


@functools.cache
def things_too() -> frozenset[str]:
    """Deeds whose words name things as often: "the visits" says nothing of anybody visiting."""
    return frozenset(word.removeprefix(_TO) for word in _table() if word.startswith(_TO))


def compounds(text: str) -> list[list[str]]:
    """The parts of each word that is written with a hyphen."""
    return [word.split("-") for word in _WORD.findall(text.lower()) if "-" in word]


@functools.lru_cache(maxsize=8192)
def spheres(text: str) -> Spheres:
    """The spheres of all words of a text."""
    known = _table()
    words = {part for word in _WORD.findall(text.lower()) for part in (word, *word.split("-"))}
    return frozenset().union(*(known.get(form, frozenset()) for word in words for form in (word, stem(word))))


def spheres_of(things: Iterable[str], deeds: Iterable[str]) -> Spheres:
    """The spheres of words as `keys` names them."""
    known = _table()
    return frozenset().union(*(known.get(word, frozenset()) for word in (*things, *(_TO + deed for deed in deeds))))


_SHORT = re.compile(r"\b[A-Z]{2,6}\b")
_ANY_WORD = re.compile(r"[A-Za-z]+")
_LEFT_OUT = frozenset("of the and for in to on a an".split())


def share_a_short_form(one: str, other: str) -> bool:
    """Whether one text uses a short form of words that stand in the other, or both the same one."""
    ours, theirs = _short(one), _short(other)
    return bool(ours & theirs) or any(form in _letters(other) for form in ours) or any(
        form in _letters(one) for form in theirs
    )  # fmt: skip


@functools.lru_cache(maxsize=8192)
def _short(text: str) -> frozenset[str]:
    return frozenset(_SHORT.findall(text))


@functools.lru_cache(maxsize=8192)
def _letters(text: str) -> str:
    """First letters of the words in a row, small words left out, in capitals."""
    return "".join(word[0] for word in _ANY_WORD.findall(text) if word not in _LEFT_OUT).upper()


@functools.cache
def idioms(table: str) -> Mapping[str, str]:
    """Name → the lines of its list as one expression, to stand in brackets. `table`: a file without its ending."""
    said = tomllib.loads(files("pipeline.compare.language").joinpath(f"{table}.toml").read_text(encoding="utf-8"))
    return {name: lines if isinstance(lines, str) else "|".join(lines) for name, lines in said.items()}


_FIRST = "0000-01-01"


@functools.lru_cache(maxsize=8192)
def last_day(value: str) -> str:
    """`2016-03` → 2016-03-31; of an interval the last day of its end."""
    return _last(value.rpartition("/")[2])


def first_day(value: str) -> str:
    """`2016-03` → 2016-03-01; of an interval the first day of its beginning."""
    first = value.partition("/")[0]
    return first + _FIRST[len(first) :]


_SAID = idioms("en_promises")
_NOUN = re.compile(rf"(?:['’]s)?[ -](?!(?:{_SAID['no_noun']})\b)(?![a-z]+(?:ly|ing|ed)\b)[a-z]{{2,}}\b")
_PLAN = re.compile(rf" (?:[\w-]+ )?(?:{_SAID['plans']})\b", re.IGNORECASE)
_PAPER = re.compile(rf" (?:{_SAID['papers']})\b", re.IGNORECASE)
_SEASON = re.compile(r"(?:spring|summer|autumn|winter)(?: \d{4}(?:/\d\d)?)?", re.IGNORECASE)
_LED = re.compile(rf"\b(?:{_SAID['when']}) $|\w['’]s $", re.IGNORECASE)


def is_part_of_a_name(whole: str, start: int, end: int) -> bool:
    """By the word behind it; `whole[start:end]` is the date. "In September 2021 foster carers …" names nothing."""
    if is_of_a_paper(whole, start, end) or whole.startswith(("'s ", "’s "), end):
        return True
    return bool(_NOUN.match(whole, end)) and not _LED.search(whole[max(0, start - 30) : start])


def is_of_a_paper(whole: str, start: int, end: int) -> bool:
    """ "The Winter Service Plan" is called by the season all year round, and "the July report" when it is out."""
    return bool((_SEASON.fullmatch(whole, start, end) and _PLAN.match(whole, end)) or _PAPER.match(whole, end))
