"""The rounds of a recommendation in rows below one another, each named in a column → a column for each of them.

"6 months | Draft written | On track" above "12 months | Published | Complete", the recommendation merged over both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.cells.columns.headings import Heading, heading_of, months_of
from pipeline.cells.columns.looks import below, mostly
from pipeline.models.table import Cell, Row, Table
from pipeline.profiles import Profile

FEWEST = 2  # rounds, and recommendations
_TOLD = frozenset({"update", "status"})


def with_rounds_apart(table: Table, profile: Profile) -> Table:
    """The table, one row for every recommendation; the same where no column names rounds below one another."""
    heading = heading_of(table, profile)
    asked = heading.first("recommendation") if heading else None
    at = _rounds_column(heading, table, profile) if heading and asked else None
    if heading is None or asked is None or at is None:
        return table
    groups = _groups(table.rows[heading.rows :], asked.index)
    labels = {_named(row, at): cell for group in groups for row in group if (cell := row.cells[at])}
    names = [name for name, cell in labels.items() if _is_round(cell, profile)]
    told = [c.index for c in heading.columns if c.index > at and c.role in _TOLD]
    if not told or not all(_are_rounds(group, at) for group in groups) or max(map(len, groups)) < FEWEST:
        return table
    kept = [x for x in range(table.width) if x != at and x not in told]
    top = table.rows[heading.rows - 1].cells
    over = [cell for name in names for cell in (labels[name]._replace(columns=len(told)), *[None] * (len(told) - 1))]
    second = Row((*(None for _ in kept), *(top[x] for _ in names for x in told)))
    heads = (Row((*(top[x] for x in kept), *over)), second)
    rows = [_whole(group, names, at, kept, told) for group in groups]
    named = (row.cells[at] for row in (table.rows[heading.rows - 1], *(row for group in groups for row in group)))
    repeated = (*table.repeated, *(w for cell in named if cell for w in cell.text.words()))
    return replace(table, rows=(*table.rows[: heading.rows - 1], *heads, *rows), repeated=repeated)


def _rounds_column(heading: Heading, table: Table, profile: Profile) -> int | None:
    """The column whose cells name a number of months each, two different ones at least."""
    for column in heading.columns:
        cells = below(table, heading.rows, column.index)
        several = len({c.text.value.strip().lower() for c in cells}) >= FEWEST
        if several and mostly(cells, lambda cell: _is_round(cell, profile)):
            return column.index
    return None


def _is_round(cell: Cell, profile: Profile) -> bool:
    return len(cell.text.value.split()) <= FEWEST + 1 and months_of(cell.text.value, profile) is not None


def _groups(rows: Sequence[Row], asked: int) -> list[list[Row]]:
    """The rows of every recommendation: the first holds it, the others have nothing there."""
    groups: list[list[Row]] = []
    for row in rows:
        cell = row.cells[asked]
        if (cell is not None and cell.text) or not groups:
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups


def _named(row: Row, at: int) -> str:
    cell = row.cells[at]
    return " ".join(cell.text.value.lower().split()) if cell else ""


def _are_rounds(group: Sequence[Row], at: int) -> bool:
    """Whether each row of a recommendation names another round."""
    own = [_named(row, at) for row in group]
    return all(own) and len({*own}) == len(own)


def _whole(group: Sequence[Row], names: Sequence[str], at: int, kept: Sequence[int], told: Sequence[int]) -> Row:
    rounds = {name if (name := _named(row, at)) in names else names[-1]: row for row in group}
    own = [rounds[name].cells[x] if name in rounds else Cell() for name in names for x in told]
    first = [cell._replace(rows=1) if (cell := group[0].cells[x]) else cell for x in kept]
    return Row((*first, *own), any(row.joined for row in group))
