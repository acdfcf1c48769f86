"""What of the cells of a table stands on each page, as it is measured: lines, where they begin, the white in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.cells.evidence.gaps import Line, gaps_of
from pipeline.cells.rows import Printed
from pipeline.models.page import Box
from pipeline.models.table import Cell, Fragment

Place = tuple[int, int]  # position of the record, column


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
