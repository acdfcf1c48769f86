"""A bar with a title right over a table, which the tags leave out of it: the table's first row.

"Table B – Completed (BLUE)" on a painted ground as wide as the table: a caption, whose place seems a table of one row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Locator

GAP = 6.0  # points between a bar and its table
SIDE = 6.0  # points by which the two may differ in width at either end


def with_bars_over(tables: Sequence[Table]) -> list[Table]:
    """The tables, those right below a bar with that as a row over all columns."""
    if not any(len(table.rows) == 1 for table in tables):
        return list(tables)
    found: list[Table] = []
    for table in tables:
        title = _title(found[-1]) if found and _is_over(found[-1], table) else None
        if title is None:
            found.append(table)
        else:
            bar = found.pop()
            first = Row((title._replace(columns=table.width), *[None] * (table.width - 1)))
            found.append(replace(table, rows=(first, *table.rows), boxes=_boxes(bar, table)))
    return found


def _title(bar: Table) -> Cell | None:
    """The one cell of a bar that holds words, if it is the first."""
    first, *others = bar.rows[0].cells if len(bar.rows) == 1 else [None]
    return first if first is not None and first.text and not any(c and c.text for c in others) else None


def _is_over(bar: Table, table: Table) -> bool:
    last, first = bar.boxes[-1], table.boxes[0]
    if last.page != first.page or bar.nested or table.nested or table.width < 2:
        return False
    near = -GAP <= first.box.top - last.box.bottom <= GAP
    return near and abs(last.box.x0 - _left(table)) <= SIDE


def _left(table: Table) -> float:
    """Where the first column begins: that of its drawn cells, where there are any."""
    own = (f.box.x0 for row in table.rows for cell in row.cells[:1] if cell for f in cell.fragments)
    return min(own, default=table.boxes[0].box.x0)


def _boxes(bar: Table, table: Table) -> tuple[Locator, ...]:
    first, *others = table.boxes
    return first._replace(box=bar.boxes[-1].box.union(first.box)), *others
