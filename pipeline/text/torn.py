"""Words that are no words, and would be with one letter more or another: what a lost or misread letter leaves."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.models.page import Word
from pipeline.text.lexicon import english

_PARTS = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MISREAD = (("rn", "m"), ("m", "rn"), ("c", "e"), ("e", "c"), ("b", "h"), ("h", "b"), ("f", "t"), ("t", "f"),
            ("u", "n"), ("n", "u"), ("l", "i"), ("i", "l"), ("o", "a"), ("q", "g"), ("cl", "d"), ("li", "h"),
            ("vv", "w"))  # fmt: skip
LEAST = 6  # letters: shorter ones are as often abbreviations (“comms”)
SPELT = "en"  # the language of the list of words
# The list is American in places.
_BRITISH = (("re", "er"), ("res", "ers"), ("red", "ered"), ("me", ""), ("mes", "s"), ("our", "or"), ("ours", "ors"),
            ("oured", "ored"), ("ouring", "oring"), ("ise", "ize"), ("ised", "ized"), ("ises", "izes"),
            ("ising", "izing"), ("isation", "ization"), ("isations", "izations"), ("yse", "yze"), ("ysed", "yzed"),
            ("ysing", "yzing"),
            ("lled", "led"), ("lling", "ling"), ("ence", "ense"), ("ogue", "og"))  # fmt: skip


def torn_words(text: str) -> list[str]:
    """The torn words of a text, in lower case. Names are not looked at: no list has them."""
    return [word for word in _PARTS.findall(text) if len(word) >= LEAST and word.islower() and is_torn(word)]


def torn_names(text: str) -> list[str]:
    """The torn words of a heading or post, whose words begin with capitals. Long ones alone: no list has names."""
    found = [word for word in _PARTS.findall(text) if len(word) > LEAST + 1 and not word.islower()]
    return [word for word in found if is_torn(word.lower())]


def unknown_once(words: Sequence[Word]) -> dict[str, bool]:
    """Recognised words that are in no list and are met once (a name or a council's own word is met again): whether
    another letter that looks alike makes a word of it."""
    met = Counter(word.text for word in words if word.score < 1)
    known = english()
    return {
        text: any(near in known for near in _mistaken(text.strip(_AROUND)))
        for text, times in met.items()
        if times == 1 and is_unknown(text)
    }


@functools.lru_cache(maxsize=1 << 15)
def is_torn(word: str) -> bool:
    """Whether a word in lower case is in no list, though one letter more, or another that looks alike, makes one."""
    known = english()
    if not known or word in known or "'" in word or "’" in word or not word.isascii():
        return False
    if any(word.endswith(british) and word[: -len(british)] + other in known for british, other in _BRITISH):
        return False
    if any(word.endswith(end) and word[: -len(end)] in known for end in ("s", "d", "ed", "ing", "ly", "ness", "er")):
        return False
    if any(word[:cut] in known and word[cut:] in known for cut in range(3, len(word) - 2)):
        return False  # two words in one, as "webpage"
    return any(near in known for near in _near(word))


_MIXED = re.compile(r"\d[A-Za-z]\d|\d[lIoO]\b|\b[lIoO]\d|[a-z]\d[a-z]|[a-z]I\b|[a-z]I[a-z]")
_ENDINGS = ("s", "d", "ed", "ing", "ly", "ness", "er", "able")
_AROUND = ".,;:!?()[]‘’'“”\"•-–"


@functools.lru_cache(maxsize=1 << 15)
def is_unknown(word: str) -> bool:
    """Whether a word is in no list, or holds letters among its digits: of a recognised word that says it was misread.

    Names, addresses and short words are not looked at, nor what may be a word with an ending.
    """
    text = word.strip(_AROUND)
    if "@" in text or "/" in text or "." in text:
        return False
    if _MIXED.search(text):
        return True
    known = english()
    if not known or not text.isascii() or not text.isalpha() or not text.islower() or len(text) < 3 or text in known:
        return False
    if any(text.endswith(british) and text[: -len(british)] + other in known for british, other in _BRITISH):
        return False
    stems = (text[: -len(end)] for end in _ENDINGS if text.endswith(end))
    return not any(stem in known or f"{stem}e" in known for stem in stems)


def _near(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        for letter in _LETTERS:
            yield word[:at] + letter + word[at:]
    yield from _mistaken(word)


def _mistaken(word: str) -> Iterator[str]:
    for wrong, right in _MISREAD:
        at = word.find(wrong)
        while at >= 0:
            yield word[:at] + right + word[at + len(wrong) :]
            at = word.find(wrong, at + 1)
