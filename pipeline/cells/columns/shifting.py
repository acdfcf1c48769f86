"""Small tables set right below one another, each with columns of its own width: one table, its columns by their order.

Their borders meet, so that they read as one grid with a boundary wherever any of them has one.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.models.table import Cell, Row, Table

LEAST = 2  # columns that all rows have in common, whole-width ones aside


def with_own_columns(table: Table) -> Table:
    """The table with as many columns as each of its rows has cells, where the grid has more; else the same."""
    rows = [_own(row) for row in table.rows]
    if not any(None in row.cells for row, cells in zip(table.rows, rows, strict=True) if len(cells) > 1):
        return table  # every row has a cell in each column
    counts = {len(cells) for cells in rows} - {1}
    width = counts.pop() if len(counts) == 1 else 0
    if not LEAST <= width < table.width or any(cell.rows > 1 for cells in rows for cell in cells):
        return table
    made = (row._replace(cells=_in_order(cells, width)) for row, cells in zip(table.rows, rows, strict=True))
    return replace(table, rows=tuple(made))


def _own(row: Row) -> list[Cell]:
    """The cells of a row, less an empty one at its end: what lies beside a narrower table."""
    cells = [cell for cell in row.cells if cell is not None]
    if len(cells) > LEAST and not cells[-1].text and not cells[-1].marks:
        cells.pop()
    return cells


def _in_order(cells: list[Cell], width: int) -> tuple[Cell | None, ...]:
    if len(cells) == 1:
        return (cells[0]._replace(columns=width), *[None] * (width - 1))
    return tuple(cell._replace(columns=1) for cell in cells)
