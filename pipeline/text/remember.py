"""Answers kept for texts that come again: a report is printed alone, in a pack, and half of it in the next round."""

from __future__ import annotations

from collections.abc import Callable, Sized
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

_ANSWERS = 4096  # the answers of one question that are kept
_TEXTS, _LONGEST = 2000, 3000  # texts that are kept, and characters of each, so that memory stays bounded
P = ParamSpec("P")
T = TypeVar("T")

memorised = lru_cache(maxsize=_ANSWERS)  # the same question is asked of a text by every reading of a document


def remembered(read: Callable[P, tuple[T, ...]]) -> Callable[P, tuple[T, ...]]:
    """The same function of a text (its first argument), which does not read the same text twice in a row of many."""
    kept = lru_cache(maxsize=_TEXTS)(read)

    @wraps(read)
    def answer(*args: P.args, **kwargs: P.kwargs) -> tuple[T, ...]:
        text: Sized = args[0]  # type: ignore[assignment]
        return kept(*args, **kwargs) if len(text) <= _LONGEST else read(*args, **kwargs)  # type: ignore[arg-type]

    return answer
