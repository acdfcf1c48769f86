"""Themes that only their want of a number tells: a few words in the first column alone, where every record has one.

A file may hide how heavy its print is, and a short theme does not run across.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cells.columns.headings import Heading, cell_in
from pipeline.models.table import Row
from pipeline.models.text import Text
from pipeline.text.openers import style_of

LEAST_RECORDS = 3
LONGEST = 12  # words
_ENDS = ".?!;:,"


def bare_themes(rows: Sequence[Row], heading: Heading) -> dict[int, Text]:
    """The rows below a heading that are such themes, by their place; none where any other row has no number."""
    alone = {at: row.cells[0].text for at, row in enumerate(rows) if row.cells and row.cells[0] and _heads(row)}
    records = [row for at, row in enumerate(rows) if at not in alone and any(c and c.text for c in row.cells)]
    found = heading.first("number") or heading.first("recommendation")
    styles = {style_of(cell.text.value) if (cell := cell_in(row.cells, found)) else None for row in records}
    return alone if len(records) >= LEAST_RECORDS and len(styles) == 1 and None not in styles else {}


def _heads(row: Row) -> bool:
    """Whether a row holds nothing but a few words in its first cell, with no number and no end of a sentence."""
    first = row.cells[0] if row.cells else None
    if first is None or any(cell.says for cell in row.cells[1:] if cell is not None):
        return False
    said = first.text.value
    few = 0 < len(said.split()) <= LONGEST and "\n" not in said
    return few and said[:1].isupper() and said[-1] not in _ENDS and style_of(said) is None
