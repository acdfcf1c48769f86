"""A column more for what stands at the end of cells that say two things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Text

Parts = tuple[Cell, Cell] | None  # what a cell keeps, and what has a column of its own; None where it is whole


def with_further(table: Table, heads: int, index: int, name: str, parts: Sequence[Parts]) -> Table:
    """The table, the cells of column `index` below `heads` rows of headings cut, with a last column headed `name`."""
    above = [Cell()] * (heads - 1) + [Cell(text=Text(name))]
    tops = [row._replace(cells=(*row.cells, cell)) for row, cell in zip(table.rows, above, strict=False)]
    rows = [_cut(row, index, two) for row, two in zip(table.rows[heads:], parts, strict=True)]
    return replace(table, rows=(*tops, *rows))


def _cut(row: Row, index: int, parts: Parts) -> Row:
    if parts is None:
        return row._replace(cells=(*row.cells, Cell()))
    return row._replace(cells=(*row.cells[:index], parts[0], *row.cells[index + 1 :], parts[1]))
