"""Recommendations that run over the whole width of a table, each above the row of what was answered and done.

"Recommendation 3: That bins are emptied" as a band over "Response | Progress | Status" → a column of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.cells.columns.headings import PAIRED, columns_of
from pipeline.cells.columns.looks import labelled, opened
from pipeline.cells.columns.window import HEADING_ROWS
from pipeline.cells.numbering import numbered
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile

FEWEST = 2  # such bands, and roles that the headings below or above them name
MOST = 0.6  # share of the bands that must be recommendations, and of the records that stand below one
RECOMMENDATION = "Recommendation"


def with_bands(table: Table, profile: Profile) -> Table:
    """The table with its bands as a first column; as it is where they are themes, or a column has recommendations."""
    bands = [at for at, row in enumerate(table.rows) if _is_band(row) and _recommends(row, profile)]
    head = _head(table, profile) if len(bands) >= FEWEST else None
    if head is None or not _stand_over_rows(table.rows, head, bands):
        return table
    rows: list[Row] = []
    waiting: Cell | None = None
    for at, row in enumerate(table.rows):
        if at in bands:
            waiting = (row.cells[0] or Cell())._replace(columns=1)
        elif _is_band(row):
            whole = row.cells[0] or Cell()
            rows.append(row._replace(cells=(whole._replace(columns=whole.columns + 1), None, *row.cells[1:])))
        elif at == head or _says(row) == _says(table.rows[head]):
            rows.append(row._replace(cells=(Cell(text=Text(RECOMMENDATION)), *row.cells)))
        else:
            rows.append(row._replace(cells=(waiting or Cell(), *row.cells)))
            waiting = None
    return replace(table, rows=tuple(rows))


def _head(table: Table, profile: Profile) -> int | None:
    """The row that names what stands below the bands, and no recommendation; a band may stand above it."""
    for at, row in enumerate(table.rows[: HEADING_ROWS + 1]):
        roles = {c.role for c in columns_of([row], profile) if c.role} if not _is_band(row) else set()
        if "recommendation" in roles:
            return None
        if len(roles & PAIRED) >= FEWEST and not any(c and c.text.value.endswith(".") for c in row.cells):
            return at
    return None


def _is_band(row: Row) -> bool:
    return len(row.cells) > 1 and row.cells[0] is not None and row.cells[0].columns == len(row.cells)


def _recommends(row: Row, profile: Profile) -> bool:
    cell = row.cells[0] or Cell()
    return labelled(cell, profile) or opened(cell, profile) or numbered(cell.text, profile).number is not None


def _stand_over_rows(rows: Sequence[Row], head: int, bands: Sequence[int]) -> bool:
    """Whether most bands are recommendations, and what stands below the headings begins with one."""
    others = sum(map(_is_band, rows)) - len(bands)
    over = sum(at + 1 < len(rows) and at + 1 not in bands for at in bands)
    first = next((at for at, row in enumerate(rows) if at != head and not _is_band(row)), len(rows))
    return bands[0] < first and len(bands) >= MOST * (len(bands) + others) and over >= MOST * len(bands)


def _says(row: Row) -> list[str]:
    return [" ".join(c.text.value.split()) if c else "" for c in row.cells]
