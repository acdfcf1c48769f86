"""Where the heading of a table may stand: among its first rows, which a spreadsheet's titles do not use up."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.models.table import Row, Table

HEADING_ROWS = 4  # a heading may stand below a title row, and may itself take two rows
MOST_TITLES = 16  # rows of titles, labels and nothing that a sheet may have on top
WIDE = 3  # columns: in a table of fewer a row of two cells is a row like others
TITLE = 2  # cells of a title, or of a label and its value


def where_headed(table: Table, spare: int = 0) -> range:
    """The rows that may head a table, but for the last `spare` ones; titles on top of a wide table do not count."""
    titles = 0
    if table.width > WIDE:
        while titles < min(MOST_TITLES, len(table.rows)) and _is_title(table.rows[titles]):
            titles += 1
    if titles == min(MOST_TITLES, len(table.rows)):
        titles = 0
    titles = max(titles, _under_blank(table.rows)) if table.width > WIDE else titles
    return range(max(0, min(titles + HEADING_ROWS, len(table.rows) - spare)))


def _under_blank(rows: Sequence[Row]) -> int:
    """The first row that fills all its cells, where it stands right below a blank one; else 0.

    What a sheet has on top may fill most columns: a note beside counts, labels beside a key.
    """
    filled = [_filled(row) for row in rows[: MOST_TITLES + 1]]
    own = (sum(cell is not None for cell in row.cells) for row in rows)
    at = next((at for at, (count, cells) in enumerate(zip(filled, own, strict=False)) if TITLE < count == cells), 0)
    return at if at and filled[at - 1] == 0 else 0


def stands_below_heading(rows: Sequence[Row], at: int) -> bool:
    """Whether a row in plain print stands below one that heads all columns, in bold: it is a record."""
    return not any(_bold(rows[at])) and any(_heads_all(row) for row in rows[:at])


def _heads_all(row: Row) -> bool:
    filled = len(row.cells) > TITLE and all(cell and cell.text for cell in row.cells)
    return filled and all(_bold(row))


def _bold(row: Row) -> list[bool]:
    return [word.style.bold for cell in row.cells if cell for word in cell.text.words()]


def _is_title(row: Row) -> bool:
    """Whether a row fills no more than half of a table: a title, labels and their values, a key beside them."""
    return _filled(row) <= max(TITLE, len(row.cells) // 2)


def _filled(row: Row) -> int:
    return sum(bool(cell and cell.text) for cell in row.cells)
