"""A status in front of the news, in bold or as a paragraph of its own: "COMPLETE  The list was published …".

It becomes a column of its own, where no column is the status and most cells of the news begin so.
"""

from __future__ import annotations

import itertools
from dataclasses import replace

from pipeline.cells.columns.headings import heading_of
from pipeline.cells.cutting import AROUND, front_of, rest_of
from pipeline.cells.status.headed import LONGEST_STATE, is_brief_state
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile

MOST = 0.6  # share of the cells that must begin so
FEWEST = 2  # cells
STATUS = "Status"


def with_fronted(table: Table, profile: Profile) -> Table:
    """The table, with a column for the status that stands in front of its latest news."""
    heading = heading_of(table, profile)
    if heading is None or heading.of("status") or not heading.of("update"):
        return table
    for column in reversed(heading.of("update")):
        x = column.index
        ends = [_end(row.cells[x], profile) if at >= heading.rows else 0 for at, row in enumerate(table.rows)]
        cells = [row.cells[x] for row in table.rows[heading.rows :]]
        filled = sum(bool(c and c.text and c.columns == 1) for c in cells)
        if sum(map(bool, ends)) >= max(FEWEST, MOST * filled):
            pairs = enumerate(zip(table.rows, ends, strict=True))
            return replace(table, rows=tuple(_parted(row, x, end, at == heading.rows - 1) for at, (row, end) in pairs))
    return table


def _end(cell: Cell | None, profile: Profile) -> int:
    """Where the state ends that a cell begins with; 0 where it begins with none, or holds nothing else."""
    if cell is None or not cell.text or cell.columns > 1:
        return 0
    text, words = cell.text, cell.text.words()[: LONGEST_STATE + 1]
    bold = sum(1 for _ in itertools.takewhile(lambda w: w.style.bold, words))
    ends = [text.value.find("\n")]
    if 0 < bold < len(words):
        ends.append(text.runs[bold - 1].end)
    found = (end for end in ends if 0 < end < len(text) and is_brief_state(text.value[:end].strip(AROUND), profile))
    return next(found, 0)


def _parted(row: Row, x: int, end: int, is_heading: bool) -> Row:
    cell = row.cells[x]
    status = Cell(text=Text(STATUS)) if is_heading else Cell()
    if cell is None:
        return row._replace(cells=(*row.cells[: x + 1], None, *row.cells[x + 1 :]))
    if end:
        count = len(cell.text.words(0, end))
        status, cell = front_of(cell, count), rest_of(cell, count)
    elif cell.columns > 1:
        return row._replace(cells=(*row.cells[:x], cell._replace(columns=cell.columns + 1), None, *row.cells[x + 1 :]))
    return row._replace(cells=(*row.cells[:x], cell, status, *row.cells[x + 1 :]))
