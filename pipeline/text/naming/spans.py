"""A stretch of words of a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.text.naming.tokens import Name


class NameSpan(NamedTuple):
    """`tokens[first:last]`, that is `text[start:end]`."""

    first: int
    last: int
    start: int
    end: int


def span(line: Sequence[Name], first: int, last: int) -> NameSpan:
    """The span of these words."""
    return NameSpan(first, last, line[first].start, line[last - 1].end)


def letters(line: Sequence[Name]) -> str:
    """The classes of all words, one letter each."""
    return "".join([token.letter for token in line])


def covered(spans: Sequence[NameSpan]) -> frozenset[int]:
    """Every word that is part of one of the spans."""
    return frozenset(i for s in spans for i in range(s.first, s.last))
