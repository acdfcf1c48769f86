"""What a sentence is about: its telling words, folded so that a promise and its fulfilment are seen to be one thing."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from pipeline.compare.likeness import FORM_WORDS
from pipeline.compare.wording import plain

_WORD = re.compile(r"[A-Za-z][A-Za-z']*")
_PHRASES = re.compile(r"\bin any case\b", re.IGNORECASE)
_VERBS = frozenset("is are was were be been has have had will shall would should can could may might must".split())
_ARTICLES = frozenset("the a an all our its their each every".split())  # behind "to": no infinitive
_OF = ("of", "for")  # in front of "tendering": spoken of, not done
_SHORT = 3  # letters: a shorter word has no ending to lose
_DEED_ENDINGS = ("ed", "ing", "ings", "ion", "ions", "ment", "ments", "ies")  # "forms" is no deed where "formed" is
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ed", "es", "s", "y", "e")


@dataclass(frozen=True, slots=True)
class Folding:
    """Words of one meaning under one name, words that tell nothing, words that lead to what is said in passing."""

    actions: Mapping[str, str]
    stems: Mapping[str, str]  # of the words for actions
    things: Mapping[str, str]
    phrases: re.Pattern[str]
    implied: Mapping[str, frozenset[str]]
    empty: frozenset[str]
    bodies: frozenset[str]
    passing: frozenset[str]


@functools.cache
def folding(language: str = "en") -> Folding:
    """The table of a language; one without a table is read with the English one."""
    file = files("pipeline.compare").joinpath(f"{language}.toml")
    if not file.is_file():
        return folding("en")
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    actions, things = (
        {word: name for name, words in table[part].items() for word in words.split()} for part in ("actions", "things")
    )
    stems = {stem(word): name for word, name in actions.items()}
    things |= {stem(word): name for word, name in things.items() if stem(word) not in things}
    empty, bodies, passing = (frozenset(table[part]["words"].split()) for part in ("empty", "bodies", "passing"))
    phrases = "|".join(rf"(?P<{word}>\b(?:{said})\b)" for word, said in table["phrases"].items())
    implied = {deed: frozenset(others.split()) for deed, others in table["implied"].items()}
    return Folding(actions, stems, things, re.compile(phrases), implied, empty, bodies, passing)


@functools.lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """`word` (small letters) without its ending; rough, and the same for the forms of one word most of the time."""
    word = word.removesuffix("'s").replace("'", "")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT:
            return word.removesuffix(ending)
    return word


@dataclass(frozen=True, slots=True)
class Keys:
    """`actions`: what is done; `things`: what is spoken of; `heads`: those of them that stand behind no preposition;
    `core`: the last word of the first thing named ("plan" of "the damp and mould action plan").
    """

    actions: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    core: str | None = None


def joined(one: Keys, other: Keys) -> Keys:
    """The words of both."""
    return Keys(one.actions | other.actions, one.things | other.things, one.heads | other.heads, one.core or other.core)


@functools.lru_cache(maxsize=16384)
def keys(text: str) -> Keys:
    """The telling words of a sentence or clause. Figures, dates and words of the form are left out."""
    table = folding()
    actions: set[str] = set()
    things: set[str] = set()
    heads: set[str] = set()
    passing, last, core = False, None, None
    line = _WORD.findall(table.phrases.sub(_in_a_word, _PHRASES.sub(" ", plain(text).replace("web site", "website"))))
    for before, printed, follower in zip(["", *line], line, [*line[1:], ""], strict=False):
        word = printed.lower().removesuffix("'s")
        if word in table.passing or (word == "to" and follower in _ARTICLES):
            passing, core = True, core or last
        elif word == "to" or word in _VERBS:
            passing, core = False, core or last
        if printed in table.bodies or word in table.passing or (word.endswith("ing") and before in _OF):
            continue
        if action := _action(word, table):
            actions.add(action)
            core = core or last
        elif thing := _thing(word, table):
            things.add(thing)
            if not passing:
                heads.add(thing)
                last = thing
    return Keys(frozenset(actions), frozenset(things), frozenset(heads), core or last)


def folded(word: str) -> str | None:
    """A single word as `keys` would name the thing; None for one that tells nothing."""
    return _thing(word.lower().removesuffix("'s"), folding())


def _in_a_word(phrase: re.Match[str]) -> str:
    return f" {phrase.lastgroup} "


def _action(word: str, table: Folding) -> str | None:
    """The deed that a word names; to do it again is to do it."""
    if word in table.empty:
        return None
    for form in (word, word.removeprefix("re"), word.removesuffix("s")):
        if form in table.actions:
            return table.actions[form]
    return table.stems.get(stem(word)) if word.endswith(_DEED_ENDINGS) else None


def _thing(word: str, table: Folding) -> str | None:
    if word in table.empty or word in FORM_WORDS or len(word) < _SHORT:
        return None
    root = stem(word)
    return table.things.get(word) or table.things.get(root) or root
