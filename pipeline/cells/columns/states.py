"""Several columns headed as the status: one may say what was decided, one may be the news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.cells.columns.headings import Column, Heading
from pipeline.cells.columns.looks import below, decides, is_prose, mostly
from pipeline.models.table import Cell, Table
from pipeline.profiles import Profile


def of_several_states(columns: list[Column], heading: Heading, table: Table, profile: Profile) -> None:
    """Of columns headed as the status, the one whose cells decide is made the answer ("Verdict"), and the one of prose
    the news ("State of play"), where no other column is headed so.
    """

    def decide(cells: Sequence[Cell]) -> bool:
        return mostly(cells, lambda cell: decides(cell, profile))

    for role, taken, fits in (("response", ("response", "decision"), decide), ("update", ("update",), is_prose)):
        shown = [c for c in columns if c.role == "status"]
        fitting = [c for c in shown if fits(below(table, heading.rows, c.index))]
        if len(shown) > 1 and len(fitting) == 1 and not any(c.role in taken for c in columns):
            columns[fitting[0].index] = replace(fitting[0], role=role)
