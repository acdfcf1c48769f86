"""Where words and rows are on the page: lanes of columns, borders, order, spacing, where lines begin."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, median_low
from typing import NamedTuple

from pipeline.models.page import Box, Word
from pipeline.models.records import Printed
from pipeline.models.table import Cell, Fragment

Line = Sequence[Word]
WIDE = 0.28  # heights of a line beyond the usual space: more than a second space, about the width of a letter
HOLE = 0.8  # the same for a whole word
MARKER = 4  # letters: a bullet or number stands apart from its text
GUTTER = 0.4  # share of a cell's lines with a hole that makes it two columns
ENOUGH = 20  # gaps: of fewer the usual space is not known
SAME, MOST = 0.08, 0.75  # spaces that differ less are the same; the share of them where text is not justified
FEW = 3  # gaps: of fewer in a line the other lines say what is usual (a justified line has spaces of its own)
Place = tuple[int, int]  # position of the record, column
FULL = 8  # lines: of fewer it is not known how far they reach
LEFT = 0.6  # share of the lines that begin alike where text is set to the left
LIKE = 1.5  # points
WIDER = 1.5  # times as wide as most: a heading over the column, not a part of it


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


class Piece(NamedTuple):
    """A fragment of a cell that has lines of print on a page."""

    place: Place
    cell: Cell
    fragment: Fragment
    lines: Sequence[Line]
    firsts: list[Box]  # of the first word of each line
    gaps: list[list[float]]  # of each line


Pieces = Mapping[Place, Sequence[Piece]]


def pieces_of(records: Sequence[Printed]) -> Pieces:
    """The pieces of every cell that has any; in a file without pages none has."""
    cells = [((at, x), cell) for at, record in enumerate(records) for x, cell in enumerate(record.cells) if cell]
    return {place: own for place, cell in cells if (own := _of_cell(place, cell))}


def _of_cell(place: Place, cell: Cell) -> list[Piece]:
    return [
        Piece(place, cell, fragment, lines, [line[0][2] for line in lines], list(map(gaps_of, lines)))
        for fragment in cell.fragments
        if fragment.spot is None and (lines := [line for block in fragment.blocks for line in block.lines if line])
    ]


@dataclass(frozen=True, slots=True)
class Lane:
    """One column: left of its lines and right of its full ones, in points; None where they have none in common."""

    left: float | None
    right: float | None
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
    return Lane(left, right, space)
