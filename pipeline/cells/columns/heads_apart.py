"""A row whose every cell begins with its own heading, no line between the two → the headings, and what they head.

"Our response / Agreed. …" beside "Progress / The list was published …", as cards and blocks print it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from pipeline.cells.columns.headings import PAIRED, role_of
from pipeline.cells.cutting import front_of, rest_of
from pipeline.models.table import Cell, Row, Table
from pipeline.profiles import Profile

FEWEST = 2  # cells, each with a role of its own
LONGEST = 8  # words of a heading
_NEWS = frozenset({"update", "status"})


def with_heads_apart(table: Table, profile: Profile) -> Table:
    """The table, each such row made two; the same where there is none."""
    rows = tuple(part for row in table.rows for part in _parted(row, profile))
    return table if len(rows) == len(table.rows) else replace(table, rows=rows)


def _parted(row: Row, profile: Profile) -> Iterator[Row]:
    filled = [cell for cell in row.cells if cell is not None and cell.text]
    if len(filled) < FEWEST or not all(map(_end, filled)):
        yield row
        return
    ends = [_end(cell) if cell and cell.text else 0 for cell in row.cells]
    heads = tuple(front_of(c, end) if c and end else c for c, end in zip(row.cells, ends, strict=True))
    roles = [role for c in heads if c and c.text and (role := role_of(c.text.value, profile))]
    if len(roles) < len(filled) or len(set(roles) & PAIRED) < FEWEST or not _NEWS & set(roles):
        yield row
        return
    yield row._replace(cells=tuple(c and c._replace(rows=1) for c in heads), joined=False)
    yield row._replace(cells=tuple(rest_of(c, end) if c and end else c for c, end in zip(row.cells, ends, strict=True)))


def _end(cell: Cell) -> int:
    """How many bold words a cell begins with, where others follow on a line below; else 0."""
    words = cell.text.words()[: LONGEST + 1]
    bold = sum(1 for _ in itertools.takewhile(lambda w: w.style.bold, words))
    below = bold < len(words) and words[bold].box.top > words[bold - 1].box.top + words[bold - 1].box.height / 2
    return bold if bold and below else 0
