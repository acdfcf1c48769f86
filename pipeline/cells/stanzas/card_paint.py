"""The paint of a card of labels and values: an empty band over it, the ground of its title, a stripe along its side.

It goes with the recommendation's words; `status.elsewhere` tells a status from decoration.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.models.table import Cell, Mark, Row, Table

LEAST = 3  # columns of a table that has one for paint beside those of labels and values


def without_stripe(table: Table) -> Table:
    """A table less the first or last column where that holds nothing but paint; each row's first cell has it then."""
    for at in (0, table.width - 1) if table.width >= LEAST else ():
        own = [row.cells[at] for row in table.rows]
        bare = not any(cell and (cell.text or cell.columns > 1 or cell.signs) for cell in own)
        if bare and any(_fills(cell) for cell in own) and all(_stands_alone(row, at) for row in table.rows):
            return replace(table, rows=tuple(_less(row, at) for row in table.rows))
    return table


def paint_of(table: Table) -> tuple[Mark, ...]:
    """The fills of what spans a whole card, else those that its first cell has."""
    whole = [row.cells[0] for row in table.rows if row.cells[0] and row.cells[0].columns == table.width]
    over = tuple(mark for cell in whole for mark in _fills(cell))
    return over or _fills(table.rows[0].cells[0])


def _fills(cell: Cell | None) -> tuple[Mark, ...]:
    return tuple(mark for mark in cell.marks if mark.evidence == "fill") if cell else ()


def _stands_alone(row: Row, at: int) -> bool:
    """Whether no other cell of a row reaches into a column."""
    spans = ((x, cell.columns) for x, cell in enumerate(row.cells) if cell is not None and x != at)
    return not any(x < at < x + count for x, count in spans)


def _less(row: Row, at: int) -> Row:
    paint = _fills(row.cells[at])
    first, *others = (cell for x, cell in enumerate(row.cells) if x != at)
    first = first._replace(marks=(*first.marks, *paint)) if first and paint else first
    return row._replace(cells=(first, *others))
