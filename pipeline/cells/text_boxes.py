"""Boxes that lines draw around text: tables of one column, and what is drawn as they are."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.models.table import Table

SIDES = 2.0  # points by which the sides of boxes drawn alike may differ
LEAST = 2  # boxes of one form


def without_boxes(tables: Sequence[Table]) -> list[Table]:
    """The tables that are no boxes; one that white parts into columns is a box where others drawn alike are."""
    boxes = [table for table in tables if table.width == 1 and not table.nested]
    return [table for table in tables if table.nested or (table.width > 1 and not _is_alike(table, boxes))]


def _is_alike(table: Table, boxes: Sequence[Table]) -> bool:
    """Whether boxes stand below one another with the same sides and as many rows."""
    if table.by != "rulings" or not table.boxes:
        return False
    own = table.boxes[0].box
    same = (box for box in boxes if box.boxes and len(box.rows) == len(table.rows))
    sides = [box.boxes[0].box for box in same]
    return sum(abs(s.x0 - own.x0) <= SIDES and abs(s.x1 - own.x1) <= SIDES for s in sides) >= LEAST
