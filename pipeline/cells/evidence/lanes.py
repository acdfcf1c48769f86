"""What the lines of one column have in common: where they begin, how far they reach, whether they are two columns."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low

from pipeline.cells.evidence.gaps import Line, own_words, space_of
from pipeline.cells.rows import Printed

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


def lanes_of(records: Sequence[Printed], columns: int) -> tuple[Lane, ...]:
    """The lane of every column."""
    own = [_lines(records, x) for x in range(columns)]
    space = space_of([line for lines in own for line, _ in lines])
    return tuple(_lane(lines, space) for lines in own)


def _lines(records: Sequence[Printed], column: int) -> list[tuple[Line, int]]:
    cells = [record.cells[column] for record in records if column < len(record.cells)]
    own = [f for cell in cells if cell is not None and cell.columns == 1 for f in cell.fragments if f.spot is None]
    found = [f for f in own if any([any(block.lines) for block in f.blocks])]
    widths = [x1 - x0 for _, (x0, _, x1, _), *_ in found]
    widest = WIDER * median_low(widths) if found else 0.0
    return [
        (line, block.level)
        for fragment, width in zip(found, widths, strict=True)
        if width <= widest
        for block in fragment.blocks
        for line in block.lines
        if line
    ]


def _lane(lines: Sequence[tuple[Line, int]], space: float | None) -> Lane:
    starts = Counter([round(line[0][2][0]) for line, level in lines if level == 0])
    left = None
    if (many := starts.total()) > 2:
        usual = starts.most_common(1)[0][0]
        if sum([times for x, times in starts.items() if abs(x - usual) <= LIKE]) >= LEFT * many:
            left = float(usual)
    ends = sorted([line[-1][2][2] for line, _ in lines])
    right = ends[-3] if len(ends) >= FULL else None
    return Lane(left, right, _of_two([line for line, _ in lines]), space)


def _of_two(lines: Sequence[Line]) -> bool:
    """Whether a stripe of white runs down through nearly all lines that reach over it."""
    pairs = [(a[2], b[2]) for line in lines for a, b in itertools.pairwise(own_words(line))]
    white = [(x1, other) for (_, top, x1, bottom), (other, _, _, _) in pairs if other - x1 > SPLIT * (bottom - top)]
    for x in {round((a + b) / 2) for a, b in white} if len(white) >= FEWEST else ():
        over = sum(line[0].box.x0 < x - LIKE and line[-1].box.x1 > x + LIKE for line in lines)
        free = sum(a < x < b for a, b in white)
        if free >= FEWEST and free >= MOST * over:
            return True
    return False
