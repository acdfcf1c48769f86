"""Rows that a page's foot left open: no line is drawn below them, and none over what stands at the top of the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.models.page import Box, Page
from pipeline.models.table import Fragment, Row
from pipeline.tables.overleaf.parts import Part
from pipeline.tables.ruled.edges import SNAP

Drawn = Callable[[int, float, Box], bool]  # whether a page has a line at a height, somewhere over the width of a box


def lines_of_pages(pages: Sequence[Page]) -> Drawn:
    """Where lines are drawn; a scan may have lost some, so that it is thought to have all."""
    known = {page.number: page for page in pages}
    return lambda number, level, box: known[number].scanned or line_over(known[number], level, box)


def line_over(page: Page, level: float, box: Box) -> bool:
    """Whether a line is drawn at a height somewhere over the width of a box."""
    return any(
        r.horizontal and abs(r.box.centre[1] - level) <= SNAP and r.box.x0 < box.x1 and r.box.x1 > box.x0
        for r in page.rulings
    )


def left_open(rows: Sequence[Row], last: Part, first: Row, part: Part, drawn: Drawn) -> bool:
    """Whether `first`, on the page behind `last`, is the rest of the last of `rows`, as the lines show it.

    All other rows are closed, and so is the top of their table: a line would be drawn where one record ends.
    """
    if drawn(last.page, last.box.bottom, last.box):
        return False
    top = min((f.box.top for f in _fragments(first)), default=part.box.top)
    if drawn(part.page, top, part.box):
        return False
    feet = [foot for row in rows[:-1] if (foot := _foot(row))]
    head = next((f for f in _fragments(rows[0])), None)
    closed = all(drawn(f.page, f.box.bottom, f.box) for f in feet)
    return bool(feet) and closed and head is not None and drawn(head.page, head.box.top, head.box)


def _fragments(row: Row) -> list[Fragment]:
    return [f for cell in row.cells if cell for f in cell.fragments]


def _foot(row: Row) -> Fragment | None:
    """Where a row ends: a cell over several rows ends below it."""
    return max(_fragments(row), key=lambda f: (f.page, -f.box.bottom), default=None)
