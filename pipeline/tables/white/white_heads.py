"""Headings of one and of two lines side by side, at one middle: no printed line of them holds them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from pipeline.models.page import Word
from pipeline.text.lines import Line

MOST = 4  # lines
_HALVES = {frozenset({True}), frozenset({False})}  # all in the heading, and nothing in it
SHARED = 0.25  # share of the lower line's height in which two lines overlap


def heading_at(lines: Sequence[Line], at: int, is_heading: Callable[[Line], bool]) -> tuple[Line, int]:
    """The heading that begins with a line, and how many lines it takes; 0 where none begins."""
    if is_heading(lines[at]):
        return lines[at], 1
    end = at + 1
    while end < min(len(lines), at + MOST) and _overlap(lines[end - 1], lines[end]):
        end += 1
    if end - at < 2:
        return lines[at], 0
    words = [word for line in lines[at:end] for word in line]
    whole = tuple(sorted(words, key=lambda word: (round(word.box.x0), word.box.top)))
    return (whole, end - at) if is_heading(whole) else (lines[at], 0)


def _overlap(above: Line, line: Line) -> bool:
    """Whether a line begins above the foot of the one before it, in other columns."""
    shared = max([w[2][3] for w in above]) - min([w[2][1] for w in line])
    if shared <= SHARED * min([w[2][3] - w[2][1] for w in (*above, *line)]):
        return False
    return not any(a.box.x0 < b.box.x1 and b.box.x0 < a.box.x1 for a in above for b in line)


def less_halves(boundaries: Sequence[float], words: Sequence[Word], foot: float) -> list[bool]:
    """Which boundaries part two columns: none does that parts a heading from the cells below it, set to another side.

    `foot` is where the headings end: on one side of such a boundary all words stand above it, on the other below.
    """
    sides = (float("-inf"), *boundaries, float("inf"))
    columns = [[w for w in words if left <= w.box.centre[0] < right] for left, right in pairwise(sides)]
    said = [{w.box.centre[1] <= foot for w in column} for column in columns]
    return [{frozenset(one), frozenset(other)} != _HALVES for one, other in pairwise(said)]
