"""A coloured band along the left or right edge of a row, outside of its cells, as the edge of a card is painted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.models.page import Box, Fill
from pipeline.models.table import Mark, Row
from pipeline.tables.draft import Draft
from pipeline.tables.marks import Seen

WIDEST = 16.0  # points
TALL = 2.0  # times as high as wide
NEAR = 12.0  # points between a row and its band
ALONG = 0.8  # share of a row's height that its band covers


def with_edge_bands(draft: Draft, seen: Mapping[int, Seen]) -> Draft:
    """The draft with the band of each row as a mark of its first cell, where none of its cells is painted."""
    own = {place.page for place in draft.boxes if place.page in seen}
    bands = {page: found for page in own if (found := list(_bands(seen[page].fills)))}
    if not bands:
        return draft
    sides = {place.page: place.box for place in draft.boxes}
    return replace(draft, rows=tuple(_banded(row, bands, sides) for row in draft.rows))


def _bands(fills: Sequence[Fill]) -> Iterator[Fill]:
    return (f for f in fills if f.box.width <= WIDEST and f.box.height >= TALL * f.box.width)


def _banded(row: Row, bands: Mapping[int, Sequence[Fill]], sides: Mapping[int, Box]) -> Row:
    at = next((x for x, cell in enumerate(row.cells) if cell is not None), None)
    first = row.cells[at] if at is not None else None
    places = [(f.page, f.box) for cell in row.cells if cell for f in cell.fragments]
    painted = any(mark.evidence == "fill" for cell in row.cells if cell for mark in cell.marks)
    if first is None or at is None or painted or not places:
        return row
    page = places[0][0]
    top = min(box.top for number, box in places if number == page)
    bottom = max(box.bottom for number, box in places if number == page)
    for fill in bands.get(page, ()):
        if _is_beside(fill.box, sides[page], top, bottom):
            mark = Mark(page, fill.box, "fill", fill.colour)
            banded = first._replace(marks=(*first.marks, mark))
            return row._replace(cells=(*row.cells[:at], banded, *row.cells[at + 1 :]))
    return row


def _is_beside(band: Box, table: Box, top: float, bottom: float) -> bool:
    """Whether a band stands at either side of a table, along most of the height from `top` to `bottom`."""
    left = -NEAR <= band.x1 - table.x0 <= WIDEST / 2 or abs(band.x0 - table.x0) < 2
    right = -NEAR <= table.x1 - band.x0 <= WIDEST / 2 or abs(band.x1 - table.x1) < 2
    return (left or right) and min(bottom, band.bottom) - max(top, band.top) >= ALONG * (bottom - top)
