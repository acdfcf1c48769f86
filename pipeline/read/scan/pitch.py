"""How high print can be: no line reaches into the next, so the distance of lines bounds what detection measures.

A face with high small letters, or the blur of a copy, makes print seem as high as the distance of its lines or higher;
a label that stands beside the middle of two lines would then be in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.read.scan.letters import ALIKE, ASCENT, DESCENT, Print

MOST = 0.92  # of the distance of two lines: from the head to the foot of one
NEXT = 2.0  # sizes of print: a line further below is no next line of a paragraph
OVER = 0.5  # of the narrower of two lines, that they must share across
FEWEST = 3  # pairs of lines that tell a distance
LOW = 0.2  # of the distances are less: paragraphs and cells stand further apart than their lines


def with_pitch(prints: Sequence[Print]) -> list[Print]:
    """The lines of a page, none higher than the distance of such lines allows."""
    steps = list(_steps(prints))
    return [_lower(print_, steps) for print_ in prints]


def _lower(print_: Print, steps: Sequence[tuple[float, float]]) -> Print:
    own = sorted(step for height, step in steps if abs(height - print_.height) <= ALIKE * print_.height)
    if len(own) < FEWEST:
        return print_
    most = MOST * own[int(LOW * len(own))] / (ASCENT + DESCENT)
    return replace(print_, height=most) if most < print_.height else print_


def _steps(prints: Sequence[Print]) -> Iterator[tuple[float, float]]:
    """For each line with another of its size right below: their size, and how far apart they stand."""
    for one in prints:
        below = [other.base - one.base for other in prints if _is_below(one, other)]
        if below:
            yield one.height, min(below)


def _is_below(one: Print, other: Print) -> bool:
    if not one.height / 2 < other.base - one.base < NEXT * one.height:
        return False
    if abs(one.height - other.height) > ALIKE * one.height:
        return False
    sides = [(p.left, p.left + p.darkness.shape[1]) for p in (one, other)]
    shared = min(right for _, right in sides) - max(left for left, _ in sides)
    return bool(shared >= OVER * min(right - left for left, right in sides))
