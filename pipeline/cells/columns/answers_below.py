"""Recommendation and answer in one cell, as its heading says: the answer begins with the paragraph that decides.

"Recommendation and response" over "The museum should open on Mondays." and, below, "Agreed – £3,200 was found."
"""

from __future__ import annotations

import re

from pipeline.cells.columns.further import with_further
from pipeline.cells.columns.headings import cell_in, heading_of, role_of
from pipeline.cells.decisions import decision_of_response
from pipeline.models.table import Cell, Table
from pipeline.profiles import Profile

MOST = 0.6  # share of the recommendations that an answer must follow
_JOINED = re.compile(r" (?:and|with|&|/|\+) ", re.IGNORECASE)


def with_answers_below(table: Table, profile: Profile) -> Table:
    """The table with a column more for the answers below the recommendations, where one heading names both."""
    heading = heading_of(table, profile)
    asked = heading.first("recommendation") if heading else None
    if heading is None or asked is None or heading.first("response") or not heading.rows:
        return table
    named = _JOINED.split(" ".join(asked.heading.split()))
    answer = next((part for part in named[1:] if role_of(part, profile) == "response"), None)
    cells = [cell_in(row.cells, asked) for row in table.rows[heading.rows :]]
    parts = [_parts(cell, profile) if cell is not None and cell.text else None for cell in cells]
    filled = sum(cell is not None and bool(cell.text) for cell in cells)
    if answer is None or sum(part is not None for part in parts) < max(2, MOST * filled):
        return table
    return with_further(table, heading.rows, asked.index, answer.capitalize(), parts)


def _parts(cell: Cell, profile: Profile) -> tuple[Cell, Cell] | None:
    """The cell up to the paragraph that decides, and from there on; None where none does."""
    value = cell.text.value
    starts = [at + 1 for at, letter in enumerate(value) if letter == "\n"]
    start = next((at for at in starts if decision_of_response(value[at:], profile)), None)
    if start is None:
        return None
    return cell._replace(text=cell.text.slice(0, start).strip()), cell._replace(text=cell.text.slice(start), marks=())
