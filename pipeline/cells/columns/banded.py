"""Recommendations that run over the whole width of a table, each above the row of what was answered and done.

"Recommendation 3: That bins are emptied" as a band over "Response | Progress | Status" → a column of its own; where
what was decided stands at the end of the band ("… | Agreed"), that is another.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from pipeline.cells.columns.headings import PAIRED, columns_of
from pipeline.cells.columns.looks import decides, labelled, opened
from pipeline.cells.columns.window import where_headed
from pipeline.cells.numbering import numbered
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.text.openers import habit_of

FEWEST = 2  # such bands, and roles that the headings below or above them name
MOST = 0.6  # share of the bands that must be recommendations, and of the records that stand below one
RECOMMENDATION, DECISION = "Recommendation", "Decision"


def with_bands(table: Table, profile: Profile) -> Table:
    """The table with its bands as a first column; as it is where they are themes, or a column has recommendations."""
    habit = _habit(table.rows)
    bands = {at: cells for at, row in enumerate(table.rows) if (cells := _band_of(row, profile, habit))}
    head = _head(table, profile) if len(bands) >= FEWEST else None
    if head is None or not _stand_over_rows(table.rows, head, list(bands)):
        return table
    decided = any(len(cells) > 1 for cells in bands.values())
    heads = tuple(Cell(text=Text(name)) for name in ((RECOMMENDATION, DECISION) if decided else (RECOMMENDATION,)))
    none = (Cell(),) * len(heads)
    rows: list[Row] = []
    waiting = none
    for at, row in enumerate(table.rows):
        if at in bands:
            waiting = (*(cell._replace(columns=1) for cell in bands[at]), *none)[: len(heads)]
        elif _is_band(row):
            whole = row.cells[0] or Cell()
            wider = whole._replace(columns=whole.columns + len(heads))
            rows.append(row._replace(cells=(wider, *(None,) * len(heads), *row.cells[1:])))
        elif at == head or _says(row) == _says(table.rows[head]):
            rows.append(row._replace(cells=(*heads, *row.cells)))
        else:
            rows.append(row._replace(cells=(*waiting, *row.cells)))
            waiting = none
    return replace(table, rows=tuple(rows))


def _head(table: Table, profile: Profile) -> int | None:
    """The row that names what stands below the bands, and no recommendation; a band, or a sheet's top, stands above."""
    for at, row in enumerate(table.rows[: where_headed(table).stop + 1]):
        roles = {c.role for c in columns_of([row], profile) if c.role} if not _is_band(row) else set()
        if "recommendation" in roles:
            return None
        if len(roles & PAIRED) >= FEWEST and not any(c and c.text.value.endswith(".") for c in row.cells):
            return at
    return None


def _is_band(row: Row) -> bool:
    return len(row.cells) > 1 and row.cells[0] is not None and row.cells[0].columns == len(row.cells)


def _habit(rows: Sequence[Row]) -> str | None:
    """How bands open, where nearly each stands over one row: a number without any mark behind it is no theme's then."""
    bands = [at for at, row in enumerate(rows) if _is_band(row)]
    alone = sum(after - at == 2 for at, after in itertools.pairwise((*bands, len(rows))))
    openings = [cell.text.value for at in bands if (cell := rows[at].cells[0])]
    return habit_of(openings) if alone >= MOST * len(bands) else None


def _band_of(row: Row, profile: Profile, habit: str | None) -> tuple[Cell, ...]:
    """The recommendation that a row is as a band, and what was decided of it, where that stands at its end."""
    cells = tuple(cell for cell in row.cells if cell is not None)
    answered = len(cells) == FEWEST and row.cells[0] is not None and cells[0].columns > 1 and decides(cells[1], profile)
    return cells if (_is_band(row) or answered) and _recommends(cells[0], profile, habit) else ()


def _recommends(cell: Cell, profile: Profile, habit: str | None) -> bool:
    counted = numbered(cell.text, profile, habit=habit).number is not None
    return counted or labelled(cell, profile) or opened(cell, profile)


def _stand_over_rows(rows: Sequence[Row], head: int, bands: Sequence[int]) -> bool:
    """Whether most bands are recommendations, and what stands below the headings begins with one."""
    top = min(head, bands[0])  # what stands above it is the top of a sheet
    others = sum(_is_band(row) for at, row in enumerate(rows) if at >= top and at not in bands)
    over = sum(at + 1 < len(rows) and at + 1 not in bands for at in bands)
    plain = (at for at, row in enumerate(rows) if at >= top and at not in (head, *bands) and not _is_band(row))
    first = next(plain, len(rows))
    return bands[0] < first and len(bands) >= MOST * (len(bands) + others) and over >= MOST * len(bands)


def _says(row: Row) -> list[str]:
    return [" ".join(c.text.value.split()) if c else "" for c in row.cells]
