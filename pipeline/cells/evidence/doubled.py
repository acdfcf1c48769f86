"""Rows that seem to be two: further down, several of their cells begin anew on one and the same line.

Where the line between two rows is missing they are read as one. Each cell then holds two texts, and the second ones
begin level with each other, as cells of one row do.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from pipeline.cells.rows import Printed
from pipeline.models.table import Cell

APART = 1.35  # heights of a line from one line to the next: more is no line break within a paragraph
LEVEL = 2.0  # points
SHARE = 0.6  # of the cells with words on a page
FEWEST = 3  # cells


def doubled(records: Sequence[Printed]) -> frozenset[int]:
    """Positions of the records that seem to be two."""
    return frozenset(at for at, record in enumerate(records) if any(map(_is_doubled, _pages(record))))


def _pages(record: Printed) -> Iterator[list[list[float]]]:
    """For each page the heights at which each cell begins anew."""
    pages = {f.page for cell in record.cells if cell for f in cell.fragments if f.spot is None and f.blocks}
    for page in sorted(pages):
        yield [list(_begins(cell, page)) for cell in record.cells if cell and any(f.page == page and f.blocks
               for f in cell.fragments)]  # fmt: skip


def _begins(cell: Cell, page: int) -> Iterator[float]:
    blocks = [block for fragment in cell.fragments if fragment.page == page for block in fragment.blocks]
    lines = [line[0].box for block in blocks for line in block.lines if line]
    for above, line in itertools.pairwise(lines):
        if line.top - above.top > APART * line.height:
            yield line.top


def _is_doubled(cells: Sequence[Sequence[float]]) -> bool:
    needed = max(FEWEST, SHARE * len(cells))
    return len(cells) >= FEWEST and any(
        sum(any(abs(other - top) <= LEVEL for other in own) for own in cells) >= needed
        for begins in cells
        for top in begins
    )
