"""Specks of dirt in the box of a recognised line: ink beside its words that is no part of any letter.

A word that begins or ends with a letter or figure has no ink there that is as low and narrow as a point; and no line
begins with a point that white parts from its first word.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from pipeline.read.scan.letters import Print

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Inked = npt.NDArray[np.bool_]

INK = 0.35  # of full ink
SPECK = 0.2  # sizes of print: no stroke of a letter or figure is smaller both ways
POINT = 0.13  # sizes of print: a smaller mark is no point, and no bullet
_BEFORE = re.compile(r"[.,·][A-Z][a-z]")
_POINTS = frozenset(".,·'`’:;")

Span = tuple[float, float]


def trimmed(print_: Print, span: Span, text: str) -> Span:
    """A word's left and right without the specks that stand in front of its first letter and behind its last one."""
    inked = _inked(print_, span)
    runs = _runs(inked)
    first, last = 0, len(runs) - 1
    while text[0].isalnum() and first < last and _smaller(inked, runs[first], SPECK * print_.height):
        first += 1
    while text[-1].isalnum() and first < last and _smaller(inked, runs[last], SPECK * print_.height):
        last -= 1
    left = span[0] if first == 0 else span[0] + runs[first][0]
    right = span[1] if last == len(runs) - 1 else span[0] + runs[last][1]
    return left, right


def begins_with_speck(print_: Print, span: Span, text: str) -> bool:
    """Whether the first of several words of a line is a point of which there is too little ink for one."""
    inked = _inked(print_, span)
    return set(text) <= _POINTS and all(_smaller(inked, run, POINT * print_.height) for run in _runs(inked))


def behind_speck(text: str) -> int:
    """Where the first word of a line begins behind a speck that was read as its first mark: ".Day" is no word."""
    return 1 if _BEFORE.match(text) else 0


def _inked(print_: Print, span: Span) -> Inked:
    start, end = (max(0, int(x - print_.left)) for x in span)
    return print_.darkness[:, start : max(end, start + 1)] > INK


def _runs(inked: Inked) -> list[tuple[int, int]]:
    """Where ink begins and ends, in columns from the left."""
    columns = [False, *(bool(column.any()) for column in inked.T), False]
    turns = [at for at, (before, own) in enumerate(itertools.pairwise(columns)) if before != own]
    return list(zip(turns[::2], turns[1::2], strict=True))


def _smaller(inked: Inked, run: tuple[int, int], least: float) -> bool:
    """Whether a piece of ink is smaller than `least` both ways."""
    rows = [at for at, row in enumerate(inked[:, run[0] : run[1]]) if row.any()]
    return run[1] - run[0] < least and rows[-1] + 1 - rows[0] < least
