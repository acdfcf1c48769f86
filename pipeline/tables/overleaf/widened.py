"""A part of a table whose rows all span the same columns: put under the columns that the page before shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.models.table import Cell, Row
from pipeline.tables.overleaf.parts import Part

SAME = 8.0  # points that column boundaries may differ by from page to page


def widened(part: Part, lefts: Sequence[float], last: Row, *, cut: bool = False) -> Part:
    """The part under the boundaries `lefts`; as it is, where its own are not those that the row before it keeps to.

    On its page no row parts the columns that others of the table have: its boundaries are fewer. Where what the row
    before says is `cut`, and goes on in this part, any of them are enough.
    """
    if len(part.lefts) >= len(lefts):
        return part
    found = [next((i for i, x in enumerate(lefts) if abs(x - own) <= SAME), -1) for own in part.lefts]
    starts = [i for i, cell in enumerate(last.cells) if cell is not None]
    some = cut and -1 not in found and found[0] == 0 and found[-1] == len(lefts) - 1
    if not some and found != [*starts, len(lefts) - 1]:
        return part
    rows = tuple(row._replace(cells=tuple(_spread(row.cells, found))) for row in part.rows)
    return replace(part, lefts=tuple(lefts), rows=rows)


def _spread(cells: Sequence[Cell | None], places: Sequence[int]) -> Iterator[Cell | None]:
    for i, cell in enumerate(cells):
        if cell is not None:
            end = min(i + cell.columns, len(places) - 1)
            yield cell._replace(columns=places[end] - places[i])
        else:
            yield None
        yield from [None] * (places[i + 1] - places[i] - 1)
