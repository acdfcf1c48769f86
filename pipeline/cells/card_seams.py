"""Where lines and paint between two cards look like a table: the foot of one, and the bar over the next."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cells.columns.headings import role_of
from pipeline.cells.columns.looks import labelled
from pipeline.models.table import Cell, Table
from pipeline.profiles import Profile

MOST_ROWS = 2
SAID = ("lead_officer", "target_date", "status", "decision")  # in a few words
LONGEST = 16  # words of a bar, or of a foot


def is_seam(table: Table, profile: Profile) -> bool:
    """Whether a table is the foot of a card ("Lead: Ann Ash | Due: May"), the bar of the next one, or both."""
    rows = [filled for row in table.rows if (filled := [c for c in row.cells if c is not None and c.text])]
    if table.nested or table.by == "tags" or not 0 < len(rows) <= MOST_ROWS:
        return False
    if any(sum(len(cell.text.value.split()) for cell in row) > LONGEST for row in rows):
        return False
    *feet, last = rows
    return all(_is_foot(row, profile) for row in feet) and (_is_foot(last, profile) or _is_bar(last, profile))


def _is_foot(row: Sequence[Cell], profile: Profile) -> bool:
    """ "Lead: Ann Ash | Due: May": nothing but labels of what is said of a recommendation, each with its value."""
    said = [cell.text.value for cell in row if any(map(str.isalnum, cell.text.value))]
    parts = [text.partition(":") for text in said]
    return bool(parts) and all(value.strip() and role_of(label, profile) in SAID for label, _, value in parts)


def _is_bar(row: Sequence[Cell], profile: Profile) -> bool:
    """ "Recommendation 3 Storage"."""
    return len(row) == 1 and labelled(row[0], profile)
