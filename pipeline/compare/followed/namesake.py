"""Another thing of the same name: "a toolkit on vaping" where a toolkit for head teachers was promised.

Told by the words that belong to the name: those in front of it and behind it in its group ("void turnaround figures",
"poster competition"), and what follows "of", "on", "for" and the like.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from pipeline.compare.language.clauses import Clause
from pipeline.compare.language.folding import deed_of, folded, folding, stem
from pipeline.compare.language.idioms import idioms
from pipeline.compare.language.kin import spheres
from pipeline.compare.language.tenses import is_past

_TOKEN = re.compile(r"[A-Za-z][\w'’-]*|\d[\d,.]*|[^\w\s]")
_BELONGS = ("of", "on", "about", "for", "in", "at", "from", "between")
_TOPIC = ("of", "on", "about", "for")
_KNOWN = frozenset("the this that these those our its their his her all both every each".split())
_STATES = frozenset("is are was were has have had will can could been be".split())
_HOW_MANY = re.compile(  # "Thirteen flats" are of the twenty
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|hundreds?|thousands?|dozens?"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-(?:one|two|three|four|five|six|seven|eight|nine))?",
    re.IGNORECASE,
)
_BY_NUMBER = re.compile(rf"\b(?:{idioms('en_promises')['by_number']})\b", re.IGNORECASE)
_NUMBERS = {word: str(at) for at, word in enumerate(("first", "second", "third", "fourth", "fifth", "sixth"), 1)}
_REACH = 4  # words behind "of" that still belong to the name


class _Named(NamedTuple):
    """A name where it stands: the words in its group, what follows behind which word, whether it is "the" one."""

    group: frozenset[str]
    behind: frozenset[str]
    led_by: str
    core: str
    known: bool
    doing: bool  # headed by a word for a deed: "market testing"
    headed: frozenset[str]  # words of its group that stand behind it: it only says what kind of these is meant


def is_namesake(promise: Clause, clause: Clause) -> bool:
    """Whether a clause names something by the word for what a promise is about, and plainly something else."""
    if is_numbered_otherwise(promise, clause):
        return True
    core = promise.keys.core
    if core is None or promise.keys.actions & clause.keys.actions - folding().common:
        return False
    text = clause.sentence.text if clause.leans else clause.text
    theirs = _named(text, core)
    if not theirs:
        return False
    ours = _named(promise.text, core)
    about = _words(f"{promise.row.title or ''} {promise.row.recommendation or ''} {promise.sentence.text}")
    same_row = promise.row.index == clause.row.index
    if same_row and ours and not any(one.group | one.behind | one.headed for one in ours):
        return False  # "new workshops" and then "workshops on the Romans"
    if _only_of_its_kind(ours, theirs) and not promise.keys.actions & clause.keys.actions:
        return True
    return all(_is_other(one, ours, about, same_row=same_row) for one in theirs)


def is_numbered_otherwise(promise: Clause, clause: Clause) -> bool:
    """ "Phase 1" and then "phase 2"."""
    ours = _by_number(promise.text)
    if not ours:
        return False
    theirs = _by_number(clause.text) or (_by_number(clause.sentence.text) if clause.leans else {})
    return any(number not in theirs[name] for name, numbers in ours.items() if name in theirs for number in numbers)


@functools.lru_cache(maxsize=8192)
def _by_number(text: str) -> dict[str, set[str]]:
    """What is called by a number, and by which ones."""
    found: dict[str, set[str]] = {}
    for one in _BY_NUMBER.finditer(text):
        number = (one["number"] or one["place"]).lower()
        found.setdefault((one["name"] or one["thing"]).lower(), set()).add(_NUMBERS.get(number, number))
    return found


def _only_of_its_kind(ours: tuple[_Named, ...], theirs: tuple[_Named, ...]) -> bool:
    """ "market testing" and then "the market"."""
    headed = frozenset().union(*(one.headed for one in ours))
    return all(one.doing for one in ours) and not any(headed & one.headed for one in theirs)


def _is_other(one: _Named, ours: tuple[_Named, ...], about: frozenset[str], *, same_row: bool) -> bool:
    words = one.group | (one.behind if one.led_by in _TOPIC else frozenset())
    if one.headed and not any(_headed_alike(one, other) for other in ours):
        return True
    if not words or (one.known and same_row and not one.behind):
        return False
    if one.behind and (any(_apart(one, other) for other in ours) or not (same_row or _within(one.behind, about))):
        return True
    return not words & about and not (one.known and same_row)


def _headed_alike(one: _Named, other: _Named) -> bool:
    """ "policy" and "policy document": the word behind says the same."""
    words = " ".join(sorted(one.headed))
    return bool(one.headed & (other.headed | other.group) or spheres(words) & spheres(other.core))


def _within(words: frozenset[str], about: frozenset[str]) -> bool:
    return bool(words & about or spheres(" ".join(sorted(words))) & spheres(" ".join(sorted(about))))


def _apart(one: _Named, other: _Named) -> bool:
    """Both are told by what they are of, and these are two things."""
    if (one.led_by in _TOPIC) != (other.led_by in _TOPIC) or not other.behind or one.behind & other.behind:
        return False
    return not spheres(" ".join(sorted(one.behind))) & spheres(" ".join(sorted(other.behind)))


@functools.lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    return frozenset(form for word in _TOKEN.findall(text) for form in (folded(word), stem(word.lower())) if form)


@functools.lru_cache(maxsize=8192)
def _named(text: str, core: str) -> tuple[_Named, ...]:
    """Each place of a text where `core` (as `keys` names it) stands."""
    tokens = _TOKEN.findall(text)
    return tuple(_at(tokens, place) for place, word in enumerate(tokens) if _is_noun(word, core))


def _is_noun(word: str, core: str) -> bool:
    """ "161 staff jabbed" names no jab."""
    return folded(word) == core and not is_past(f"it {word.lower()}")


def _at(tokens: list[str], place: int) -> _Named:
    first, last = place, place + 1
    while first > 0 and _belongs(tokens[first - 1]):
        first -= 1
    while last < len(tokens) and _belongs(tokens[last]) and not is_past(f"it {tokens[last]}"):
        last += 1
    if last < len(tokens) and not _ends(tokens[last]):
        last = place + 1  # "figures show an increase": a verb, for all that can be seen
    led_by = tokens[last].lower() if last < len(tokens) else ""
    behind = _behind(tokens[last + 1 :]) if led_by in _BELONGS else frozenset[str]()
    doing = last > place + 1 and tokens[last - 1].endswith("ing")
    headed = frozenset(
        thing for word in tokens[place + 1 : last] if (thing := folded(word)) and not deed_of(word.lower())
    )
    words = (word for word in (*tokens[first:place], *tokens[place + 1 : last]) if not _HOW_MANY.fullmatch(word))
    group = {thing for word in words if (thing := folded(word))}
    known = first > 0 and tokens[first - 1].lower() in _KNOWN
    return _Named(frozenset(group), behind, led_by, tokens[place].lower(), known, doing, headed)


def _ends(word: str) -> bool:
    """Whether a word may stand right behind a whole group."""
    return word.lower() in (*_STATES, *_BELONGS, ".", ",", ";") or is_past(f"it {word}")


def _belongs(word: str) -> bool:
    """A word of a group: one that tells something, or "new", "first" and the like; no article, verb or sign."""
    low = word.lower()
    if (
        not word[0].isalpha()
        or low in _KNOWN
        or low in _STATES
        or low in folding().passing
        or low in ("a", "an", "to", "no", "some", "any", "past", "and", "or")
    ):
        return False
    return folded(word) is not None or (low in folding().empty and low not in ("by", "will"))


def _behind(tokens: list[str]) -> frozenset[str]:
    found: set[str] = set()
    for word in tokens[:_REACH]:
        if not word[0].isalpha() or word.lower() in _STATES:
            break
        if thing := folded(word):
            found.add(thing)
    return frozenset(found)
