"""Do the cells of a table follow each other down the page as its rows do?

Whatever the borders and tags say: all that one row holds on a page stands above all that the next row holds there.
A cell that breaks this holds words of another row.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.cells.evidence.pieces import Piece, Pieces, Place
from pipeline.cells.rows import Printed
from pipeline.models.table import Cell

SLACK = 3.0  # points that line boxes of two rows may share
_Span = tuple[float, float]
Spans = Mapping[int, Mapping[int, _Span]]  # by page and column: where the words and signs of a record begin and end


def out_of_order(spans: Sequence[Spans]) -> frozenset[Place]:
    """The cells that stand level with most of a neighbouring row."""
    filled = [len({x for cells in pages.values() for x in cells}) for pages in spans]
    found: set[Place] = set()
    for at, (upper, lower) in enumerate(itertools.pairwise(spans)):
        for page in upper.keys() & lower.keys():
            for row, astray in zip((at, at + 1), _crossed(upper[page], lower[page]), strict=True):
                if len(astray) <= filled[row] / 2:  # else they are at home, and the other row's cells are not
                    found |= {(row, x) for x in astray}
    return frozenset(found)


def _crossed(upper: Mapping[int, _Span], lower: Mapping[int, _Span]) -> tuple[list[int], list[int]]:
    """Columns of the upper row that reach below the top of most of the lower one; and the other way round."""
    tops, bottoms = [top for top, _ in lower.values()], [bottom for _, bottom in upper.values()]
    if max(bottoms) <= min(tops) + SLACK:
        return [], []
    down = [x for x, (_, own) in upper.items() if sum(own > top + SLACK for top in tops) > len(tops) / 2]
    up = [x for x, (own, _) in lower.items() if sum(low > own + SLACK for low in bottoms) > len(bottoms) / 2]
    return down, up


def spans_of(records: Sequence[Printed], pieces: Pieces) -> list[Spans]:
    """Where the cells of each record stand; those over several rows are left out."""
    return [_spans(at, record, pieces) for at, record in enumerate(records)]


def _spans(at: int, record: Printed, pieces: Pieces) -> Spans:
    found: dict[int, dict[int, _Span]] = defaultdict(dict)
    for x, cell in enumerate(record.cells):
        if cell is not None and cell.rows == 1:
            for page, top, bottom in _parts(cell, pieces.get((at, x), ())):
                above = found[page].get(x)
                found[page][x] = (min(top, above[0]), max(bottom, above[1])) if above else (top, bottom)
    return found


def _parts(cell: Cell, pieces: Sequence[Piece]) -> Iterator[tuple[int, float, float]]:
    """Each page that holds words or signs of a cell, and how far down they go from where: once for each fragment."""
    for piece in pieces:
        _, tops, _, bottoms = zip(*piece.firsts, strict=True)
        yield piece.fragment.page, min(tops), max(bottoms)
    for mark in cell.marks:
        if mark.evidence != "fill":
            yield mark.page, mark.box.top, mark.box.bottom
