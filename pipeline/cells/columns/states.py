"""Several columns headed as the status: one may say what was decided, one may be the news."""

from __future__ import annotations

from dataclasses import replace

from pipeline.cells.columns.headings import Column, Heading
from pipeline.cells.columns.looks import below, decides, is_prose, mostly
from pipeline.models.table import Table
from pipeline.profiles import Profile


def of_several_states(columns: list[Column], heading: Heading, table: Table, profile: Profile) -> None:
    """Of columns headed as the status, the one whose cells decide is made the answer ("Verdict"), and the one of prose
    the news ("State of play"), where no other column is headed so.
    """
    _make(columns, heading, table, profile, "response")
    _make(columns, heading, table, profile, "update")


def _make(columns: list[Column], heading: Heading, table: Table, profile: Profile, role: str) -> None:
    shown = [c for c in columns if c.role == "status"]
    taken = {"response": {"response", "decision"}}.get(role, {role})
    if len(shown) < 2 or any(c.role in taken for c in columns):
        return
    cells = {c.index: below(table, heading.rows, c.index) for c in shown}
    if role == "response":
        fits = [c for c in shown if mostly(cells[c.index], lambda cell: decides(cell, profile))]
    else:
        fits = [c for c in shown if is_prose(cells[c.index])]
    if len(fits) == 1:
        columns[fits[0].index] = replace(fits[0], role=role)
