"""Words that are no words, and would be with one letter more or another: what a lost or misread letter leaves."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Collection, Iterator

from pipeline.text.lexicon import english
from pipeline.text.misread import is_british, mistaken

_PARTS = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
LEAST = 6  # letters: shorter ones are as often abbreviations (“comms”)
MANY, MOST = 3, 0.6  # torn words that tell which letter was lost, and the share of all that must lack it
SPELT = "en"  # the language of the list of words


def torn_words(text: str) -> list[str]:
    """The torn words of a text, in lower case. Names are not looked at: no list has them."""
    return [word for word in _PARTS.findall(text) if len(word) >= LEAST and word.islower() and is_torn(word)]


def torn_names(text: str, least: int = LEAST + 2) -> list[str]:
    """The torn words of a heading or post, whose words begin with capitals. Long ones alone: no list has names."""
    found = [word for word in _PARTS.findall(text) if len(word) >= least and not word.islower()]
    return [word for word in found if is_torn(word.lower())]


def lost_letter(torn: Collection[str]) -> str | None:
    """The letter that most torn words of a paper lack, as where a typeface does not say what one of its letters is."""
    known = english()
    lacked = Counter(letter for word in torn for letter in _LETTERS if any(n in known for n in _with(word, letter)))
    letter, times = lacked.most_common(1)[0] if lacked else ("", 0)
    return letter if times >= MANY and times >= MOST * len(torn) else None


@functools.lru_cache(maxsize=1 << 15)
def lacks(word: str, letter: str) -> bool:
    """Whether a word of any length, of a heading or name too, is in no list and would be with the letter lost."""
    known, low = english(), word.lower()
    if not low.isascii() or not low.isalpha() or low in known or word.isupper():
        return False
    return any(near in known for near in _with(low, letter))


def _with(word: str, letter: str) -> Iterator[str]:
    return (word[:at] + letter + word[at:] for at in range(len(word) + 1))


def lacking(text: str, letter: str) -> bool:
    """Whether a text holds a word that lacks the letter."""
    return any(len(word) > 1 and lacks(word, letter) for word in _PARTS.findall(text))


@functools.lru_cache(maxsize=1 << 15)
def is_torn(word: str) -> bool:
    """Whether a word in lower case is in no list, though one letter more, or another that looks alike, makes one."""
    known = english()
    if not known or word in known or "'" in word or "’" in word or not word.isascii():
        return False
    if is_british(word):
        return False
    if any(word.endswith(end) and word[: -len(end)] in known for end in ("s", "d", "ed", "ing", "ly", "ness", "er")):
        return False
    if any(word[:cut] in known and word[cut:] in known for cut in range(3, len(word) - 2)):
        return False  # two words in one, as "webpage"
    return any(near in known for near in _near(word))


def _near(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        for letter in _LETTERS:
            yield word[:at] + letter + word[at:]
    yield from mistaken(word)
