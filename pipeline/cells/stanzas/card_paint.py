"""The paint of a card of labels and values: an empty band over it, the ground of its title, a stripe along its side.

It goes with the recommendation's words; `status.elsewhere` tells a status from decoration. A patch of its own beside
number and title is there for nothing but its colour: where that differs, or a key explains it, it is the status.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.cells.stanzas.card_pairs import filled, is_label
from pipeline.cells.status.colours import name_of, rag_of
from pipeline.cells.status.key import key_of_table
from pipeline.models.table import Cell, Mark, Row, Table
from pipeline.profiles import Profile

LEAST = 3  # columns of a table that has one for paint beside those of labels and values
MOST = 0.6  # share of the patches that must have the colour of a status
PAIRS = frozenset({2, 4})  # cells of a row of labels and values


def without_stripe(table: Table) -> Table:
    """A table less the first or last column where that holds nothing but paint; each row's first cell has it then."""
    for at in (0, table.width - 1) if table.width >= LEAST else ():
        own = [row.cells[at] for row in table.rows]
        bare = not any(cell and (cell.text or cell.columns > 1 or cell.signs) for cell in own)
        if bare and any(_fills(cell) for cell in own) and all(_stands_alone(row, at) for row in table.rows):
            return replace(table, rows=tuple(_less(row, at) for row in table.rows))
    return table


def paint_of(table: Table) -> tuple[Mark, ...]:
    """The fills of what spans a whole card, else those that its first cell has."""
    whole = [row.cells[0] for row in table.rows if row.cells[0] and row.cells[0].columns == table.width]
    over = tuple(mark for cell in whole for mark in _fills(cell))
    return over or _fills(table.rows[0].cells[0])


def lights_of(tables: Sequence[Table], profile: Profile) -> frozenset[str]:
    """The colours by name that are a status where a patch has them: all of them if they differ, else those of a key."""
    patches = [patch for table in tables for row in table.rows if (patch := _patch(row)) is not None]
    names = [name for patch in patches if (name := _colour(patch))]
    rags = [rag for name in names if (rag := rag_of(name))]
    if not names or len(rags) < MOST * len(names):
        return frozenset()
    if len({*rags}) > 1:
        return frozenset(names)
    told = (entry.shown for table in tables for entry in key_of_table(table, profile))
    return frozenset(names).intersection(told)


def lit_in(rows: Iterable[Row], lights: frozenset[str]) -> Cell | None:
    """The patch in the rows over a recommendation that shows its status."""
    patches = (patch for row in rows if (patch := _patch(row)) is not None)
    return next((patch for patch in patches if _colour(patch) in lights), None)


def _patch(row: Row) -> Cell | None:
    """The one cell of a row that is painted as none of the others is, and neither label nor value: without words."""
    said = filled(row)
    if len(said) not in PAIRS or not all(map(is_label, said[::2])):
        return None
    grounds = {mark.colour for cell in said for mark in _fills(cell)}
    bare = [cell for cell in row.cells if cell and _fills(cell) and not cell.says and cell not in said]
    own = [cell for cell in bare if grounds.isdisjoint(mark.colour for mark in _fills(cell))]
    return own[0] if len(own) == 1 else None


def _colour(cell: Cell) -> str | None:
    return name_of(_fills(cell)[-1].colour)


def _fills(cell: Cell | None) -> tuple[Mark, ...]:
    return tuple(mark for mark in cell.marks if mark.evidence == "fill") if cell else ()


def _stands_alone(row: Row, at: int) -> bool:
    """Whether no other cell of a row reaches into a column."""
    spans = ((x, cell.columns) for x, cell in enumerate(row.cells) if cell is not None and x != at)
    return not any(x < at < x + count for x, count in spans)


def _less(row: Row, at: int) -> Row:
    paint = _fills(row.cells[at])
    first, *others = (cell for x, cell in enumerate(row.cells) if x != at)
    first = first._replace(marks=(*first.marks, *paint)) if first and paint else first
    return row._replace(cells=(first, *others))
