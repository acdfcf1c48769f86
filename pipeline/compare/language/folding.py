"""The words of a language under common names: what means the same, what tells nothing, what leads to what."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

# Words of the form, and of any sentence; what is left is what a recommendation is about.
FORM_WORDS = frozenset(
    "a an and are as at be been being but by can could for from had has have he her his how i if in into is it its may "
    "more must no nor not of on or our out over own shall she should so such than that the their them then there these "
    "they this those to under up upon was we were what when where which while who will with within would you your "
    "also all any both each other only same some including include ensure ensures council cabinet committee commission "
    "recommend recommends recommended recommendation recommendations member members officers".split()
)
UNLISTED = "~"  # in front of a deed that no list holds
SHORT = 3  # letters: a shorter word has no ending to lose
_DOERS = ("ers", "er")
_LONG = 6  # letters that are left of a doer's name
_DEED_ENDINGS = ("ed", "ing", "ings", "ion", "ions", "ment", "ments", "ies")  # "forms" is no deed where "formed" is
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ed", "es", "s", "y", "e")
_LISTS = ("empty", "bodies", "no_names", "little", "light", "common", "giving", "passing", "alike")
_STEMMED = ("general", "around", "posts")


@dataclass(frozen=True, slots=True)
class Folding:
    """Words of one meaning under one name, and the lists of a language's table, each explained there."""

    actions: Mapping[str, str]
    stems: Mapping[str, str]  # of the words for actions
    things: Mapping[str, str]
    phrases: re.Pattern[str]
    implied: Mapping[str, frozenset[str]]
    empty: frozenset[str]
    bodies: frozenset[str]
    no_names: frozenset[str]
    little: frozenset[str]
    light: frozenset[str]
    general: frozenset[str]
    common: frozenset[str]
    around: frozenset[str]
    posts: frozenset[str]
    giving: frozenset[str]
    passing: frozenset[str]
    alike: frozenset[str]


@functools.cache
def folding(language: str = "en") -> Folding:
    """The table of a language; one without a table is read with the English one."""
    file = files("pipeline.compare.language").joinpath(f"{language}.toml")
    if not file.is_file():
        return folding("en")
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    actions, things = (
        {word: name for name, words in table[part].items() for word in words.split()} for part in ("actions", "things")
    )
    # "reading" is no form of "ready"
    stems = {stem(word): name for word, name in actions.items() if not word.endswith("y") or word.endswith("fy")}
    things |= {stem(word): name for word, name in things.items() if stem(word) not in things}
    said = {part: table[part]["words"].split() for part in _LISTS + _STEMMED}
    words = {part: frozenset(said[part]) for part in _LISTS}
    words |= {part: frozenset(map(stem, said[part])) for part in _STEMMED}
    phrases = rf"\b(?:{'|'.join(rf'(?P<{word}>{said})' for word, said in table['phrases'].items())})\b"
    implied = {deed: frozenset(others.split()) for deed, others in table["implied"].items()}
    return Folding(actions, stems, things, re.compile(phrases), implied, **words)


@functools.lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """`word` (small letters) without its ending; rough, and the same for the forms of one word most of the time."""
    word = word.removesuffix("'s").replace("'", "")
    for ending in _DOERS:
        if word.endswith(ending) and len(word) - len(ending) >= _LONG:
            return word.removesuffix(ending)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORT:
            return _undoubled(word.removesuffix(ending), ending)
    return word


def _undoubled(root: str, ending: str) -> str:
    """ "mapped", "planned": the letter that was doubled for the ending."""
    doubled = ending in ("ed", "ing") and len(root) > SHORT and root[-1] == root[-2] and root[-1] in "bgmnprt"
    return root[:-1] if doubled else root


def folded(word: str) -> str | None:
    """A single word as `keys` would name the thing; None for one that tells nothing."""
    return thing(word.lower().removesuffix("'s"), folding())


def deed_of(word: str) -> str | None:
    """The deed that a single word, in small letters, names."""
    return action(word, folding())


def listed(deeds: frozenset[str]) -> frozenset[str]:
    """Those of the deeds that are known by a list: only of these is it sure that they are not the same."""
    return frozenset(deed for deed in deeds if not deed.startswith(UNLISTED))


def share_a_deed(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """The same deed, or one that is much the same where it is done to the same thing."""
    alike = folding().alike
    return bool(ours & theirs or (ours & alike and theirs & alike))


def action(word: str, table: Folding) -> str | None:
    """The deed that a word names; to do it again is to do it."""
    if word in table.empty:
        return None
    for form in (word, word.removeprefix("re"), word.removesuffix("s"), word.removesuffix("es")):
        if form in table.actions:
            return table.actions[form]
    return table.stems.get(stem(word)) if word.endswith(_DEED_ENDINGS) else None


def thing(word: str, table: Folding) -> str | None:
    """The thing that a word, in small letters, names."""
    if word in table.empty or word in FORM_WORDS or len(word) < SHORT:
        return None
    root = stem(word)
    return table.things.get(word) or table.things.get(root) or root
