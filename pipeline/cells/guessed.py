"""A table whose headings don't name the recommendations, told by what stands in its cells: "Rec 17: …", "That …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.cells.headings import HEADING_ROWS, Column, Heading, columns_of
from pipeline.cells.numbering import numbered
from pipeline.models.table import Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

SHARE = 0.6  # of a column's cells that must be recommendations
LEAST = 2  # cells
_ANSWERS = frozenset({"response", "decision"})
_NEWS = frozenset({"update", "status"})


def guessed_heading(table: Table, profile: Profile) -> Heading | None:
    """The heading of a table of records whose recommendations stand under words of their own ("Summary").

    Only where its other columns say what was answered or done, none is that of another kind of table, and most
    cells are labelled as recommendations, or (beside an answer and its news) open as one does.
    """
    for at in range(min(HEADING_ROWS, len(table.rows) - LEAST)):
        columns = columns_of(table.rows[at : at + 1], profile)
        roles = {c.role for c in columns if c.role}
        if any(folded(c.heading) in profile.lookalikes for c in columns) or not roles & _NEWS or len(roles) < 2:
            continue
        both = bool(roles & _ANSWERS)
        for column in columns:
            if column.role in (None, "theme") and _holds(list(_cells(table, at + 1, column)), both, profile):
                own = replace(column, role="recommendation", guessed=True)
                return Heading(tuple(own if c is column else c for c in columns), at + 1)
    return None


def _cells(table: Table, start: int, column: Column) -> Iterator[str]:
    for row in table.rows[start:]:
        cell = row.cells[column.index]
        if cell is not None and cell.text:
            yield cell.text.value


def _holds(cells: Sequence[str], answered: bool, profile: Profile) -> bool:
    if len(cells) < LEAST:
        return False
    labelled = sum(_is_labelled(c, profile) for c in cells)
    opened = sum(bool(profile.openers.match(c) or profile.weak_openers.match(c)) for c in cells) if answered else 0
    return max(labelled, opened) >= SHARE * len(cells)


def _is_labelled(text: str, profile: Profile) -> bool:
    """Whether a cell begins with "Recommendation 34" or the like; a bare number does not say of what."""
    named = re.match(rf"{profile.names}\b", text, re.IGNORECASE)
    return named is not None and numbered(Text(text), profile).number is not None
