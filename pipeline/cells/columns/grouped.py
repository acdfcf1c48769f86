"""Columns of themes, told by what stands in them: one cell for several recommendations, or the same words again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.cells.columns.headings import Column, Heading
from pipeline.cells.columns.looks import below, is_prose
from pipeline.models.table import Cell, Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

THEME = "Theme"


def grouped(columns: list[Column], heading: Heading, table: Table, profile: Profile) -> None:
    """A first column that nobody knows, whose cells span over several recommendations, holds themes.

    Not where rows over all columns are themes already. So does one of titles that come again beside the next
    recommendation: no two have one title.
    """
    first = columns[0]
    if any(c.role == "theme" for c in columns):
        return
    cells = _said(first, heading, table)
    if first.role == "title":
        runs = [len(list(run)) for _, run in groupby(c.text.value for c in cells)]
        if 2 * sum(count for count in runs if count > 1) > len(cells):
            columns[0] = replace(first, role="theme")
        return
    unknown = first.role is None and folded(first.heading) not in profile.labels
    if unknown and any(c.rows > 1 for c in cells) and not is_prose(cells) and not _has_theme_rows(heading, table):
        columns[0] = replace(first, role="theme", heading=first.heading or THEME)


def _has_theme_rows(heading: Heading, table: Table) -> bool:
    firsts = (row.cells[0] for row in table.rows[heading.rows :])
    return any(cell is not None and cell.columns == table.width for cell in firsts)


def scattered(columns: list[Column], heading: Heading, table: Table, profile: Profile) -> None:
    """An "Area" that comes back behind another is a part of the council; themes head what stands together."""
    for column in columns:
        if column.role != "theme" or folded(column.heading) not in profile.areas:
            continue
        said = [name for name, _ in groupby(c.text.value for c in _said(column, heading, table))]
        if len(said) > len({*said}):
            columns[column.index] = replace(column, role=None)


def _said(column: Column, heading: Heading, table: Table) -> Sequence[Cell]:
    return [cell for cell in below(table, heading.rows, column.index) if cell.text]
