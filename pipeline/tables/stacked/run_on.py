"""Prose that leaves the boundaries of a table above it between its words, by chance."""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterable, Iterator, Sequence

from pipeline.models.page import Word
from pipeline.tables.white.rivers import SPACE
from pipeline.text.lines import Line


def starts_over(lines: Iterable[Line], boundaries: Sequence[float]) -> frozenset[int]:
    """Where, in whole points, words of some lines begin right behind a boundary."""
    return frozenset(round(b.box.x0) for line in lines for x in boundaries for _, b in _over(line, x))


def runs_on(lines: Iterable[Line], boundaries: Sequence[float], starts: Container[int]) -> bool:
    """Whether a line goes on over a boundary, a space there at most, to none of the places where a table's lines do."""
    for line in lines:
        for a, b in (pair for x in boundaries for pair in _over(line, x)):
            begun = any(round(b.box.x0) + step in starts for step in (-1, 0, 1))
            if b.box.x0 - a.box.x1 < SPACE * b.box.height and not begun:
                return True
    return False


def _over(line: Line, x: float) -> Iterator[tuple[Word, Word]]:
    """The two words of a line between which a boundary stands."""
    pairs = itertools.pairwise(line)
    return ((a, b) for a, b in pairs if a.box.centre[0] < x <= b.box.centre[0])
