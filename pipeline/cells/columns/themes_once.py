"""Themes that a table prints beside the first of their records alone, in a column of their own: they go on below it.

Word and web pages merge such cells; where paint or lines part them, or a page cuts them, blank ones are what is left.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cells.columns.headings import Heading, cell_in
from pipeline.models.table import Cell, Row

LEAST_THEMES, LEAST_BLANKS = 2, 2


def with_themes_below(rows: Sequence[Row], opens: Sequence[bool], heading: Heading) -> list[Row]:
    """The rows of a table, each record (`opens`) under the theme printed last, where each theme is printed once.

    A theme that is printed again beside the next record shows that blanks are blanks.
    """
    column = heading.first("theme")
    cells = [cell_in(row.cells, column) for row in rows]
    own = [cell for cell, begins in zip(cells, opens, strict=True) if begins]
    said = [cell.text.value for cell in own if cell is not None and cell.text]
    blank = sum(cell is not None and not cell.says for cell in own)
    first = own[0] if own else None
    if column is None or first is None or not first.text or len({*said}) < max(LEAST_THEMES, len(said)):
        return list(rows)
    return list(_filled(rows, cells, opens, column.index)) if blank >= LEAST_BLANKS else list(rows)


def _filled(rows: Sequence[Row], cells: Sequence[Cell | None], opens: Sequence[bool], at: int) -> list[Row]:
    found: list[Row] = []
    theme: Cell | None = None
    for row, cell, begins in zip(rows, cells, opens, strict=True):
        theme = cell if cell is not None and cell.text else theme
        goes_on = begins and theme is not None and cell is not None and not cell.says
        found.append(row._replace(cells=(*row.cells[:at], theme, *row.cells[at + 1 :])) if goes_on else row)
    return found
