"""Short forms made of first letters: "TRO" for "Traffic Regulation Order"."""

from __future__ import annotations

import functools
import re

_SHORT = re.compile(r"\b[A-Z]{2,6}\b")
_WORD = re.compile(r"[A-Za-z]+")
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
    return "".join(word[0] for word in _WORD.findall(text) if word not in _LEFT_OUT).upper()
