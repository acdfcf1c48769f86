"""A key right below a table whose columns it keeps to: its rows are none of the table's."""

from __future__ import annotations

from dataclasses import replace

from pipeline.cells.columns.headings import heading_of
from pipeline.models.table import Row, Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

MOST = 8  # rows of a key


def without_key_below(table: Table, profile: Profile) -> Table:
    """The table without its last rows, where a line heads these that says "Key", or what the status column is headed.

    They have paint or a sign in front of a few words, and nothing in the last column.
    """
    heading = heading_of(table, profile)
    if heading is None:
        return table
    names = {folded(column.heading) for column in heading.of("status")} | profile.key_headings
    for at in range(max(heading.rows + 1, len(table.rows) - MOST - 1), len(table.rows) - 1):
        if _only(table.rows[at]) in names and all(map(_is_entry, table.rows[at + 1 :])):
            return replace(table, rows=table.rows[:at])
    return table


def _only(row: Row) -> str | None:
    """What a row says that holds words in one place alone."""
    said = [cell.text.value for cell in row.cells if cell is not None and cell.text]
    return folded(said[0]) if len(said) == 1 else None


def _is_entry(row: Row) -> bool:
    """Whether a row opens with a sign or paint, and words behind it."""
    cells = [cell for cell in row.cells if cell is not None]
    return bool(cells) and bool(cells[0].marks) and not cells[-1].says and any(cell.text for cell in cells)
