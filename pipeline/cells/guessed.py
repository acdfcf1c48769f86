"""A table whose headings don't name the recommendations, told by what stands in its cells: "Rec 17: …", "That …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.cells.headings import HEADING_ROWS, Column, Heading, columns_of
from pipeline.cells.looks import below, decides, labelled, mostly, opened, shows
from pipeline.models.table import Cell, Row, Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

LEAST = 2  # cells
_ANSWERS = frozenset({"response", "decision"})
_NEWS = frozenset({"update", "status"})


def guessed_heading(table: Table, profile: Profile) -> Heading | None:
    """The heading of a table of records whose recommendations stand under words of their own ("What we asked for").

    Only where its other columns say what was answered or done, by their headings or by what stands in them, none is
    that of another kind of table, and most cells are labelled as recommendations, or (beside an answer and its news)
    open as one does.
    """
    for at in range(min(HEADING_ROWS, len(table.rows) - LEAST)):
        row = table.rows[at]
        columns = columns_of([row], profile)
        if any(folded(c.heading) in profile.lookalikes for c in columns) or _is_record(row, columns, profile):
            continue
        roles = {c.role for c in columns if c.role}
        told = _told(table, at + 1, columns, profile)
        if not (roles | told) & _NEWS or len(roles | told) < 2:
            continue
        answered = bool((roles | told) & _ANSWERS)
        for column in columns:
            cells = below(table, at + 1, column.index)
            if column.role in (None, "theme") and _are_recommendations(cells, answered, profile):
                own = replace(column, role="recommendation", guessed=True)
                return Heading(tuple(own if c is column else c for c in columns), at + 1)
    return None


def _told(table: Table, rows: int, columns: Sequence[Column], profile: Profile) -> set[str]:
    """What columns without a known heading hold by the look of their cells: an answer, a status."""
    found = set()
    for column in columns:
        if column.role is None:
            cells = below(table, rows, column.index)
            if mostly(cells, lambda cell: decides(cell, profile)):
                found.add("response")
            elif mostly(cells, lambda cell: shows(cell, profile)):
                found.add("status")
    return found


def _is_record(row: Row, columns: Sequence[Column], profile: Profile) -> bool:
    """Whether a row is a record, not the heading of them: a table may go on without one."""
    cells = [cell for cell, column in zip(row.cells, columns, strict=True) if cell is not None and column.role is None]
    return any(labelled(c, profile) or opened(c, profile) or decides(c, profile) for c in cells)


def _are_recommendations(cells: Sequence[Cell], answered: bool, profile: Profile) -> bool:
    texts = [cell for cell in cells if cell.text]
    if len(texts) < LEAST:
        return False
    named = mostly(texts, lambda cell: labelled(cell, profile))
    return named or (answered and mostly(texts, lambda cell: opened(cell, profile)))
