"""How far the lines of a column reach where no border shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.models.table import Cell, Row
from pipeline.tables.draft import words_of
from pipeline.tables.overleaf.parts import Part

PADDING = 3.0  # points behind the longest line


def trimmed(part: Part) -> Part:
    """Cells whose lines reach no further than the longest of their column: only that tells where a full line ends."""
    return replace(part, rows=tuple(_trimmed(part.rows, part.lefts)))


def _trimmed(rows: Sequence[Row], lefts: Sequence[float]) -> Iterator[Row]:
    reach = list(lefts[1:])
    for x in range(len(reach)):
        own = [w.box.x1 for row in rows if (c := row.cells[x]) and c.columns == 1 for w in words_of(c)]
        reach[x] = min(reach[x], max(own, default=reach[x]) + PADDING)
    for row in rows:
        cells = (_narrow(c, reach[x]) if c and c.columns == 1 else c for x, c in enumerate(row.cells))
        yield row._replace(cells=tuple(cells))


def _narrow(cell: Cell, right: float) -> Cell:
    return cell._replace(fragments=tuple(f._replace(reach=right) for f in cell.fragments))
