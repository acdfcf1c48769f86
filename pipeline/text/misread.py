"""Recognised words that are no words, and would be with another letter that looks alike."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from pipeline.models.page import Word
from pipeline.text.lexicon import english

_MISREAD = (("rn", "m"), ("m", "rn"), ("c", "e"), ("e", "c"), ("b", "h"), ("h", "b"), ("f", "t"), ("t", "f"),
            ("u", "n"), ("n", "u"), ("l", "i"), ("i", "l"), ("o", "a"), ("q", "g"), ("cl", "d"), ("li", "h"),
            ("vv", "w"))  # fmt: skip
SHORTEST_NAME = 4  # letters
# The list is American in places.
_BRITISH = (("re", "er"), ("res", "ers"), ("red", "ered"), ("me", ""), ("mes", "s"), ("our", "or"), ("ours", "ors"),
            ("oured", "ored"), ("ouring", "oring"), ("ise", "ize"), ("ised", "ized"), ("ises", "izes"),
            ("ising", "izing"), ("isation", "ization"), ("isations", "izations"), ("yse", "yze"), ("ysed", "yzed"),
            ("ysing", "yzing"),
            ("lled", "led"), ("lling", "ling"), ("ence", "ense"), ("ogue", "og"))  # fmt: skip
_MIXED = re.compile(r"\d[A-Za-z]\d|\d[lIoO]\b|\b[lIoO]\d|[a-z]\d[a-z]|\b[015][a-z]{3}|[a-z]I\b|[a-z]I[a-z]")
_ENDINGS = ("s", "d", "ed", "ing", "ly", "ness", "er", "able")
_AROUND = ".,;:!?()[]‘’'“”\"•-–"


def unknown_once(words: Sequence[Word]) -> dict[str, bool]:
    """Recognised words that are in no list and are met once (a name or a council's own word is met again): whether
    another letter that looks alike makes a word of it, or a name that the paper has elsewhere."""
    met = Counter(word.text for word in words if word.score < 1)
    once = [text for text, times in met.items() if times == 1]
    found = {text: is_misread(text) for text in once if is_unknown(text)}
    names = {text.strip(_AROUND) for text in met}
    return found | {text: True for text in once if _is_like_name(text.strip(_AROUND), names)}


def _is_like_name(text: str, names: Collection[str]) -> bool:
    """Whether a word with a capital is in no list, and one that looks alike stands elsewhere in the paper."""
    if not text[:1].isupper() or len(text) < SHORTEST_NAME or text.lower() in english():
        return False
    return any(near in names for near in mistaken(text))


@functools.lru_cache(maxsize=1 << 15)
def is_misread(word: str) -> bool:
    """Whether a word that is in no list has letters among its digits, or is a word with other letters that look so."""
    text = word.strip(_AROUND)
    if "-" in text and _MIXED.search(text) is None:
        return any(is_misread(part) for part in text.split("-") if is_unknown(part))
    return _MIXED.search(text) is not None or any(near in english() for near in mistaken(text.lower()))


@functools.lru_cache(maxsize=1 << 15)
def is_unknown(word: str) -> bool:
    """Whether a word is in no list, or holds letters among its digits: of a recognised word that says it was misread.

    Addresses are not looked at, nor what may be a word with an ending; of names those that look like a word.
    """
    text = word.strip(_AROUND)
    if "@" in text or "/" in text or "." in text:
        return False
    if _MIXED.search(text):
        return True
    if "-" in text:
        return any(map(is_unknown, text.split("-")))
    if text[1:].islower() and text[:1].isupper() and len(text) >= SHORTEST_NAME:
        text = text.lower()
        return not _is_word(text) and any(near in english() for near in mistaken(text))
    return text.islower() and not _is_word(text)


def _is_word(text: str) -> bool:
    """Whether a text in lower case is a word, or may be one with an ending, or no word of letters at all."""
    known = english()
    if not known or not text.isascii() or not text.isalpha() or len(text) < 2 or text in known:
        return True
    if is_british(text):
        return True
    stems = (text[: -len(end)] for end in _ENDINGS if text.endswith(end) and len(text) > len(end) + 2)
    return any(stem in known or f"{stem}e" in known for stem in stems)


@functools.lru_cache(maxsize=1 << 15)
def is_british(text: str) -> bool:
    """Whether a word in lower case is in the list as it is spelt in America."""
    known = english()
    return any(text.endswith(british) and text[: -len(british)] + other in known for british, other in _BRITISH)


def mistaken(word: str) -> Iterator[str]:
    """The words that a word would be with one of its letters taken for another one."""
    for wrong, right in _MISREAD:
        at = word.find(wrong)
        while at >= 0:
            yield word[:at] + right + word[at + len(wrong) :]
            at = word.find(wrong, at + 1)
