"""How alike two recommendations are, by their words."""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from functools import cache

_WORD = re.compile(r"\w+")


def normal(text: str) -> str:
    """Only the words: case, punctuation, spacing and the forms of letters left aside."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("&", " and ")))


def text_hash(words: str) -> str:
    """16 hex digits that stand for words made by `normal`."""
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:16]


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """From 0 to 1, for words made by `normal`; 0 where it would be below `least`."""
    return _ratio()(one, other, score_cutoff=least * 100) / 100


@cache
def _ratio() -> Callable[..., float]:
    """Loaded when it is first needed, and then at hand: it is asked for very often."""
    from rapidfuzz import fuzz

    return fuzz.ratio


def shingles(words: str, length: int = 5, keep_one_in: int = 2) -> Iterator[int]:
    """Numbers that stand for runs of `length` words, a fixed choice of them: alike texts share some."""
    parts = words.split()
    for start in range(max(1, len(parts) - length + 1)):
        number = zlib.crc32(" ".join(parts[start : start + length]).encode("utf-8"))
        if number % keep_one_in == 0 or len(parts) < 4 * length:
            yield number
