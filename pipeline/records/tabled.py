"""Grids with headings → records: a row of the grid is a record, its labels are its columns' headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.records import Column, Heading
from pipeline.models.table import Cell
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.records.grids import Grid
from pipeline.records.headings import date_in, months_of
from pipeline.records.roles import LabelClass


def classes_of(grids: Sequence[Grid]) -> dict[str, LabelClass]:
    """The label classes of all grids of a report: headings that say the same are one, wherever they are printed."""
    classes: dict[str, LabelClass] = {}
    for at, grid in enumerate(grids):
        keys = keys_of(grid)
        for x, key in enumerate(keys):
            own = classes.setdefault(key, LabelClass(key, grid.labels[x], order=x))
            own.together |= {*keys} - {key}
            own.tables.add(at)
            own.cells += [cell for row in grid.rows if (cell := _in_column(row.cells, x)) is not None]
    return classes


def _in_column(cells: Sequence[Cell | None], x: int) -> Cell | None:
    cell = cells[x] if x < len(cells) else None
    return cell if cell is not None and cell.columns == 1 else None


def keys_of(grid: Grid) -> tuple[str, ...]:
    """The key of each column's class: its heading, counted where one heading is above several columns."""
    seen: Counter[str] = Counter()
    keys = []
    for x, label in enumerate(grid.labels):
        key = folded(label) or f"#{x}/{len(grid.labels)}"
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key} ({seen[key]})")
    return tuple(keys)


def heading_of(grid: Grid, classes: dict[str, LabelClass], profile: Profile) -> Heading:
    """The columns of a grid with the roles of their classes."""
    own = [classes[key] for key in keys_of(grid)]
    columns = [column_of(x, label, profile) for x, label in enumerate(own)]
    second = [replace(columns[x], role=label.also) for x, label in enumerate(own) if label.also]
    return Heading((*columns, *second), 0)


def column_of(index: int, own: LabelClass, profile: Profile) -> Column:
    """A label class as a column of the relation of records and labels."""
    label = " ".join(own.label.split())
    return Column(
        index,
        own.role,
        label,
        months_of(label, profile),
        bool(profile.rounds.previous.search(label)),
        own.guessed,
        date_in(label, profile),
    )
