"""Columns of shares of a hundred: the status where no other column shows one, else a measure beside it."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.cells.columns.headings import Column, Heading
from pipeline.cells.columns.looks import MOST, below
from pipeline.models.table import Table

STATE = 4  # words of a state ("Not yet started")
SHARE = re.compile(r"^\d{1,3}\s?%?$")
_PERCENT = re.compile(r"%|\bper ?cent\b", re.IGNORECASE)


def measured(columns: list[Column], heading: Heading, table: Table) -> None:
    """Of two columns of one status the one that only measures it ("Overall %") is kept as it is printed."""
    shown = [c for c in columns if c.role == "status" and not c.previous]
    figures = [c for c in shown if _all_shares([x.text.value for x in below(table, heading.rows, c.index) if x.text])]
    if 0 < len(figures) < len(shown):
        for column in figures:
            columns[column.index] = replace(column, role=None)


def of_a_hundred(columns: list[Column], heading: Heading, table: Table) -> None:
    """A column of shares of a hundred is the status where no other column shows one: "Done (%)", "How far"."""
    if any(c.role == "status" for c in columns):
        return
    for column in reversed([c for c in columns if c.role in (None, "update")]):
        cells = [c.text.value.strip() for c in below(table, heading.rows, column.index) if c.text]
        shares = [c for c in cells if SHARE.match(c)]
        rest = (c for c in cells if not SHARE.match(c))
        mostly_so = len(shares) > MOST * len(cells) and all(len(c.split()) <= STATE for c in rest)
        if mostly_so and (_PERCENT.search(column.heading) or all(c.endswith("%") for c in shares)):
            columns[column.index] = replace(column, role="status")
            return


def _all_shares(cells: list[str]) -> bool:
    return bool(cells) and all(SHARE.match(c) for c in cells)
