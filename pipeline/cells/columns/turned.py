"""A table that is laid on its side: its first column heads the rows, and each further column is a recommendation."""

from __future__ import annotations

from dataclasses import replace

from pipeline.cells.columns.headings import PAIRED, role_of
from pipeline.models.table import Row, Table
from pipeline.profiles import Profile

MOST_ROWS = 12
FEWEST = 3  # columns: one of labels, two records; with two a table is a card


def turned(table: Table, profile: Profile) -> Table:
    """The table with its rows as columns, where its first column holds the headings; else the same."""
    if table.width < FEWEST or not FEWEST <= len(table.rows) <= MOST_ROWS:
        return table
    firsts = [row.cells[0] for row in table.rows]
    roles = [role_of(c.text.value, profile) if c is not None and c.text else None for c in firsts]
    if roles.count("recommendation") != 1 or len(PAIRED & set(roles)) < 2 or any(r is None for r in roles):
        return table
    if any(c is None or c.columns > 1 or c.rows > 1 for row in table.rows for c in row.cells):
        return table
    return replace(table, rows=tuple(Row(cells) for cells in zip(*(row.cells for row in table.rows), strict=True)))
