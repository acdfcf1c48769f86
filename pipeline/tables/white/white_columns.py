"""Where the columns of a table stand that white alone tells: stripes between its headings, and between its rows."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from pipeline.models.page import Word
from pipeline.tables.white.rivers import rivers
from pipeline.text.lines import Line

LEAST = 3.0  # points: a narrower stripe is told by what begins behind it
HAIR = 0.3  # points
INTO = 0.7  # points by which the words of two columns may reach into one another
LEAST_BEGUN = 2  # lines that begin in one place behind a full column
LEANS = 6.0  # points that a word may begin in front of its column: a speck of a scan, a bracket that hangs

Sides = tuple[float, float]  # left and right, in points


def stripes_of(lines: Sequence[Line], white: Sequence[Sides]) -> list[Sides]:
    """The stripes of white through the `lines` of a table, from left to right.

    Besides, those that its rows show, as far as its headings (the first line and those in bold behind it) leave them;
    and of the `white` between the headings what the rows leave.
    """
    heads = [*lines[:1], *itertools.takewhile(lambda line: all(w.style.bold for w in line), lines[1:])]
    heads = heads if len(heads) < len(lines) else []
    words = [w for line in lines for w in line]
    stripes = rivers(words, float("-inf"), float("inf"))
    stripes += _others(stripes, beside(heads, [w for line in lines[len(heads) :] for w in line]))
    return sorted([*stripes, *_others(stripes, _full(white, lines[len(heads) or 1 :]))])


def _others(known: Sequence[Sides], found: Iterable[Sides]) -> list[Sides]:
    return [(left, right) for left, right in found if not any(a < right and left < b for a, b in known)]


def beside(heads: Sequence[Line], rows: Iterable[Word]) -> list[Sides]:
    """The stripes of white through the words of some rows, as far as the lines of their headings leave them.

    A heading may fill the white in front of its column but for a hair.
    """
    stripes = rivers(rows, float("-inf"), float("inf"))
    for line in heads:
        stripes = narrowed(stripes, line, HAIR)
    return stripes


def _full(white: Sequence[Sides], lines: Sequence[Line]) -> Iterator[Sides]:
    """The white of headings that is left where the column before it is full to the last point.

    Lines begin right there, and no run of words has so many in one place.
    """
    for left, right in white:
        if sum(any(abs(w.box.x0 - right) <= INTO for w in line) for line in lines) >= LEAST_BEGUN:
            yield left, right


def narrowed(white: Sequence[Sides], line: Line, least: float = LEAST) -> list[Sides]:
    """What is left of the white stripes when a line's words stand in their way; stripes that are crossed are gone."""
    out = []
    for stripe in white:
        left, right = stripe
        for box in (w.box for w in line if w.box.x1 > stripe[0] and w.box.x0 < stripe[1]):
            if box.x0 + box.x1 < left + right:
                left = max(left, box.x1)
            else:
                right = min(right, box.x0)
        if right - left >= least:
            out.append((left, right))
        elif not any(w.box.x0 < stripe[1] - INTO and w.box.x1 > stripe[1] + INTO for w in line):
            out.append((min(left, stripe[1] - INTO), stripe[1]))
    return out


def crossed(line: Line, white: Sequence[Sides]) -> bool:
    """Whether a word runs from one column into the next; it may begin a little further left than all others do."""
    starts = ((max((left + right) / 2, right - LEANS), right) for left, right in white)
    return any(w.box.x0 < start and w.box.x1 > right for start, right in starts for w in line)
