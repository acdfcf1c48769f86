"""Headings checked against what stands below them: a "decision" that is prose is a response, and so on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from statistics import median

from pipeline.cells.decisions import decision_of_response
from pipeline.cells.headings import Column, Heading
from pipeline.cells.status import read_status
from pipeline.models.table import Cell, Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

GUESS = 0.6  # share of a column's cells that must look like a role for it to be guessed
PROSE = 7  # words: a cell with more says more than a decision or status


def settled(heading: Heading, table: Table, profile: Profile) -> Heading:
    """The heading with roles that its columns can't have put right.

    A column headed "Executive decision" often holds the whole response; one headed "Status" or "Position" may
    hold the update. Only where no other column has that role. What has no heading that is known is guessed
    from its cells, and says so.
    """
    columns = list(heading.columns)
    for role, other in (("decision", "response"), ("status", "update")):
        own = [c for c in columns if c.role == role]
        if len(own) == 1 and not any(c.role == other for c in columns) and _is_prose(own[0], heading, table):
            columns[own[0].index] = replace(own[0], role=other)
    _dated(columns, profile)
    if not any(c.role == "response" for c in columns):
        _guess(columns, heading, table, "response", lambda cell: _answers(cell, profile))
    if not any(c.role == "status" for c in columns):
        _guess(columns, heading, table, "status", lambda cell: _shows(cell, profile))
    return replace(heading, columns=tuple(columns))


def _dated(columns: list[Column], profile: Profile) -> None:
    """A column headed "Date" behind the recommendation says when it is to be done, where no other column does."""
    at = next((c.index for c in columns if c.role == "recommendation"), len(columns))
    plain = [c for c in columns if c.role is None and c.index > at and folded(c.heading) in profile.plain_dates]
    if len(plain) == 1 and not any(c.role == "target_date" for c in columns):
        columns[plain[0].index] = replace(plain[0], role="target_date")


def _guess(
    columns: list[Column], heading: Heading, table: Table, role: str, fits: Callable[[Cell], bool]
) -> None:
    """Give a role to the last column without one whose cells mostly look like it."""
    for column in reversed([c for c in columns if c.role is None]):
        cells = [c for row in table.rows[heading.rows :] if (c := row.cells[column.index]) and (c.text or c.marks)]
        if cells and sum(map(fits, cells)) >= GUESS * len(cells):
            columns[column.index] = replace(column, role=role, guessed=True)
            return


def _answers(cell: Cell, profile: Profile) -> bool:
    return len(cell.text.value.split()) > 1 and decision_of_response(cell.text.value, profile) is not None


def _shows(cell: Cell, profile: Profile) -> bool:
    shown = read_status(cell, profile)
    return shown.rag is not None and len(cell.text.value.split()) <= PROSE


def _is_prose(column: Column, heading: Heading, table: Table) -> bool:
    lengths = [
        len(cell.text.value.split())
        for row in table.rows[heading.rows :]
        if (cell := row.cells[column.index]) is not None and cell.text
    ]
    return bool(lengths) and median(lengths) > PROSE
