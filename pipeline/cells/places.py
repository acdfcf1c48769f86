"""Where a table stands of which rows were taken out."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.models.table import Row, Table
from pipeline.models.text import Locator


def places_of(table: Table, rows: Sequence[Row], *, cut_above: bool, cut_below: bool) -> tuple[Locator, ...]:
    """The table's places, the first and last as far as the rows that are left."""
    boxes = list(table.boxes)
    held = [f for row in rows for c in row.cells if c is not None for f in c.fragments]
    kept = {f.page for f in held}
    tops = [f.box.top for c in rows[0].cells if c is not None for f in c.fragments if f.page == boxes[0].page]
    if cut_above and tops:
        boxes[0] = boxes[0]._replace(box=boxes[0].box._replace(top=min(tops)))
    feet = [f.box.bottom for f in held if f.page == boxes[-1].page]
    if cut_below and feet:
        boxes[-1] = boxes[-1]._replace(box=boxes[-1].box._replace(bottom=max(feet)))
    return tuple(place for place in boxes if place.page in kept or not kept)
