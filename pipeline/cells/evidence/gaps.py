"""Gaps between the words of a line: where a word or its last letters were lost, there is more white than a space."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from pipeline.models.page import Word

Line = Sequence[Word]
WIDE = 0.28  # heights of a line beyond the usual space: more than a second space, about the width of a letter
HOLE = 0.8  # the same for a whole word
MARKER = 4  # letters: a bullet or number stands apart from its text
GUTTER = 0.4  # share of a cell's lines with a hole that makes it two columns
ENOUGH = 20  # gaps: of fewer the usual space is not known
SAME, MOST = 0.08, 0.75  # spaces that differ less are the same; the share of them where text is not justified
FEW = 3  # gaps: of fewer in a line the other lines say what is usual (a justified line has spaces of its own)


def space_of(gaps: Iterable[Sequence[float]]) -> float | None:
    """The space between words, in heights of a line; None where it is not always the same (justified text).

    `gaps`: those of each line.
    """
    every = sorted(itertools.chain.from_iterable(gaps))
    if len(every) < ENOUGH:
        return None
    usual = median(every)
    same = bisect_left(every, usual + SAME) - bisect_right(every, usual - SAME)
    return usual if same > MOST * len(every) else None


def gap_signals(lines: Sequence[Line], gaps: Iterable[Sequence[float]], space: float | None) -> Iterator[str]:
    """`gutter`, `hole` or `gap_wide` where words stand further apart than their spaces; `space`: the usual one."""
    found = [own for own in gaps if own]
    if not found:
        return
    over = [max(own) - space for own in found] if space is not None else _beyond(found)
    if max(over) <= WIDE:
        return
    holes = sum(gap > HOLE for gap in over)
    if holes:
        yield "gutter" if holes > 1 and holes >= GUTTER * len(over) and _in_line(lines) else "hole"
    if any(WIDE < gap <= HOLE for gap in over):
        yield "gap_wide"


def _in_line(lines: Sequence[Line]) -> bool:
    """Whether the widest gaps of two lines that follow one another stand below each other, as between two columns."""
    widest = [max(itertools.pairwise(words), key=lambda pair: pair[1].box.x0 - pair[0].box.x1, default=None)
              for line in lines if (words := own_words(line))]  # fmt: skip
    found = [(pair[0].box.x1, pair[1].box.x0) for pair in widest if pair is not None]
    return any(max(a[0], b[0]) < min(a[1], b[1]) for a, b in itertools.pairwise(found))


def own_words(line: Line) -> Line:
    """The line without the bullet or number in front."""
    first = line[0][0]
    return line if len(first) > MARKER or first.isalpha() else line[1:]


def gaps_of(line: Line) -> list[float]:
    """White between neighbours, in heights of the line; behind a bullet or number it says nothing."""
    _, top, _, bottom = line[0][2]
    height = bottom - top
    if height <= 0 or len(line) == 1:
        return []
    return [(b[2][0] - a[2][2]) / height for a, b in itertools.pairwise(own_words(line)) if not b[5]]


def _beyond(lines: Sequence[Sequence[float]]) -> list[float]:
    """By how much the widest gap of each line is wider than is usual there."""
    usual = median([gap for gaps in lines for gap in gaps])
    own = (median(gaps) if len(gaps) >= FEW else max(min(gaps), usual) if len(gaps) > 1 else usual for gaps in lines)
    return [max(gaps) - usual_there for gaps, usual_there in zip(lines, own, strict=True)]
