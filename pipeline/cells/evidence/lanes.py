"""What the lines of one column have in common: where they begin, how far they reach, whether they are two columns."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low

from pipeline.cells.evidence.gaps import Line, own_words, space_of
from pipeline.cells.evidence.pieces import Piece, Pieces

FULL = 8  # lines: of fewer it is not known how far they reach
LEFT = 0.6  # share of the lines that begin alike where text is set to the left
LIKE = 1.5  # points
WIDER = 1.5  # times as wide as most: a heading over the column, not a part of it
SPLIT = 0.6  # heights of a line: white between two columns
MOST = 0.85  # share of the lines over a place that are white there, where two columns stand
FEWEST = 4  # such lines


@dataclass(frozen=True, slots=True)
class Lane:
    """One column: left of its lines and right of its full ones, in points; None where they have none in common."""

    left: float | None
    right: float | None
    of_two: bool = False  # a white stripe parts its lines
    space: float | None = None  # between words, in heights of a line, where it is always the same


def lanes_of(pieces: Pieces, columns: int) -> tuple[Lane, ...]:
    """The lane of every column."""
    own: list[list[Piece]] = [[] for _ in range(columns)]
    for (_, x), those in pieces.items():
        if x < columns and those[0].cell.columns == 1:
            own[x] += those
    measured = [_not_over(column) for column in own]
    space = space_of([gaps for column in measured for piece in column for gaps in piece.gaps])
    return tuple(_lane(column, space) for column in measured)


def _not_over(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a column without those that are headings over it."""
    widths = [x1 - x0 for _, _, (_, (x0, _, x1, _), *_), *_ in pieces]
    widest = WIDER * median_low(widths) if widths else 0.0
    return [piece for piece, width in zip(pieces, widths, strict=True) if width <= widest]


def _lane(pieces: Sequence[Piece], space: float | None) -> Lane:
    blocks = [block for piece in pieces for block in piece.fragment.blocks if block.level == 0]
    starts = Counter([round(line[0][2][0]) for block in blocks for line in block.lines if line])
    left = None
    if (many := starts.total()) > 2:
        usual = starts.most_common(1)[0][0]
        if sum([times for x, times in starts.items() if abs(x - usual) <= LIKE]) >= LEFT * many:
            left = float(usual)
    lines = [line for piece in pieces for line in piece.lines]
    ends = sorted([line[-1][2][2] for line in lines])
    right = ends[-3] if len(ends) >= FULL else None
    return Lane(left, right, _of_two(lines), space)


def _of_two(lines: Sequence[Line]) -> bool:
    """Whether a stripe of white runs down through nearly all lines that reach over it."""
    white = [
        (x1, other)
        for line in lines
        for (_, top, x1, bottom), (other, _, _, _) in itertools.pairwise([word[2] for word in own_words(line)])
        if other - x1 > SPLIT * (bottom - top)
    ]
    for x in {round((a + b) / 2) for a, b in white} if len(white) >= FEWEST else ():
        over = sum(line[0].box.x0 < x - LIKE and line[-1].box.x1 > x + LIKE for line in lines)
        free = sum(a < x < b for a, b in white)
        if free >= FEWEST and free >= MOST * over:
            return True
    return False
