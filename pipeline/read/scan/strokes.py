"""Strokes that stand alone between two words: a slash leans, a letter I does not."""

from __future__ import annotations

from typing import Any

from pipeline.read.scan.letters import Print
from pipeline.read.scan.slant import MAYBE, leaning

UPRIGHT = frozenset("Il|")  # what a slash alone is read as; a 1 leans by its flag
INK = 0.35  # of full ink
LEANS, STEEPEST = 0.13, 0.8  # to the right for its height: narrow bold slashes lean least; a dash is flat
HIGH = 0.6  # of the size of print


def is_slash(print_: Print, span: tuple[float, float], text: str) -> bool:
    """Whether a word that was read as one upright stroke is a slash on the picture; `span`: its left and right.

    In italic print a letter I leans as well: there it is believed.
    """
    import numpy as np

    if text not in UPRIGHT:
        return False
    start, end = (max(0, int(x - print_.left)) for x in span)
    ink: Any = np.where(print_.darkness[:, start:end] > INK, print_.darkness[:, start:end], 0.0)
    rows = np.flatnonzero(ink.any(axis=1)) if ink.size else np.array([], int)
    if len(rows) < 3 or rows[-1] + 1 - rows[0] < HIGH * print_.height:
        return False
    middles = (ink[rows] * np.arange(ink.shape[1])).sum(axis=1) / ink[rows].sum(axis=1)
    leans = -float(np.polyfit(rows, middles, 1)[0])
    others = np.concatenate([print_.darkness[:, :start], print_.darkness[:, end:]], axis=1)
    return LEANS <= leans <= STEEPEST and leaning(others) < MAYBE
