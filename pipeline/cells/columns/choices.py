"""Boxes to tick in a column: "☒ Fully implemented ☐ Not yet started" is a status by what may be ticked."""

from __future__ import annotations

from dataclasses import replace

from pipeline.cells.columns.headings import Column, Heading
from pipeline.cells.columns.looks import below, mostly
from pipeline.cells.decisions import decision_of_column
from pipeline.cells.status.boxes import choices
from pipeline.cells.status.headed import is_state
from pipeline.models.table import Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded


def of_choices(columns: list[Column], heading: Heading, table: Table, profile: Profile) -> None:
    """Columns under words that nobody knows, made that of the status or the decision where they offer some of these."""
    for column in [c for c in columns if c.role is None]:
        cells = below(table, heading.rows, column.index)
        if not mostly(cells, lambda cell: bool(choices(cell.text.value))):
            continue
        offered = {choice for cell in cells for choice in choices(cell.text.value)}
        if not any(c.role == "status" for c in columns) and any(is_state(folded(c), profile) for c in offered):
            columns[column.index] = replace(column, role="status", guessed=True)
        elif not any(c.role == "decision" for c in columns) and any(decision_of_column(c, profile) for c in offered):
            columns[column.index] = replace(column, role="decision", guessed=True)
