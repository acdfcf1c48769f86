"""Rows of a tagged table whose cells stand in other columns than their words.

Some software leaves out an empty TD, and the rest moves up; a sheet's tags put words that run over blank cells beside
them into any of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.page import Box
from pipeline.models.table import Cell, Row
from pipeline.tables.draft import Draft, holds_words, words_of
from pipeline.tables.tags.by_tags import LEFT_OUT, NOT_RECTANGULAR

Sides = list[tuple[float, float] | None]
_NOTHING = (Cell(), LEFT_OUT)
FEWEST = 4  # columns of a sheet that has labels and a key side by side on top


def realigned(draft: Draft) -> Draft:
    """The draft with short rows, and those on top of a sheet, put where their words stand by the columns of others."""
    return _shifted_back(_filled_up(draft))


def _shifted_back(draft: Draft) -> Draft:
    """The draft; above the first row that fills all columns, a row with words outside of their columns is moved."""
    heads = (at for at, row in enumerate(draft.rows) if len(row.cells) >= FEWEST and all(map(holds_words, row.cells)))
    head = next(heads, 0)
    if not head:
        return draft
    most = [row for row in draft.rows if 2 * sum(map(holds_words, row.cells)) > len(row.cells)]
    sides = _widened(_sides(most))
    rows = [(_moved(row, sides) or row) if _stands_outside(row, sides) else row for row in draft.rows[:head]]
    return replace(draft, rows=(*rows, *draft.rows[head:]))


def _stands_outside(row: Row, sides: Sides) -> bool:
    """Whether the words of a cell stand right of its column: they run over others from the left alone."""
    if not all(row.cells):
        return False
    told = zip(row.cells, sides, strict=True)
    return any(
        side is not None and holds_words(cell) and cell.fragments[0].box.x0 > side[1] for cell, side in told if cell
    )


def _filled_up(draft: Draft) -> Draft:
    """The draft with short rows put where their words stand, told by the columns of the full rows.

    A row whose last cell is blank may be whole: that none of its words is moved makes nothing doubtful.
    """
    full = [row for row in draft.rows if not _is_short(row)]
    if len(full) == len(draft.rows) or not full:
        return replace(draft, rows=tuple(map(_whole, draft.rows)))
    sides = _widened(_sides(full))
    moved = [_moved(row, sides) if _is_short(row) else row for row in draft.rows]
    torn = any(new is None and LEFT_OUT in old.cells for new, old in zip(moved, draft.rows, strict=True))
    rows = tuple(new or _whole(old) for new, old in zip(moved, draft.rows, strict=True))
    return replace(draft, rows=rows, doubts=tuple({*draft.doubts, NOT_RECTANGULAR}) if torn else draft.doubts)


def _whole(row: Row) -> Row:
    """The row with blank cells for those that were left out."""
    if LEFT_OUT not in row.cells:
        return row
    return row._replace(cells=tuple(Cell() if cell == LEFT_OUT else cell for cell in row.cells))


def _is_short(row: Row) -> bool:
    """Whether nothing is printed in the last cell, or it was left out: then others may stand too far to the left."""
    return bool(row.cells) and row.cells[-1] in _NOTHING


def _sides(rows: Sequence[Row]) -> Sides:
    """Left and right of each column's words, over all pages."""
    sides: Sides = [None] * len(rows[0].cells)
    for row in rows:
        for x, cell in enumerate(row.cells):
            if cell is not None and cell.columns == 1:
                boxes = [word[2] for word in words_of(cell)]
                if boxes:
                    left, right = sides[x] or (boxes[0][0], boxes[0][2])
                    sides[x] = min(left, *[box[0] for box in boxes]), max(right, *[box[2] for box in boxes])
    return sides


def _widened(sides: Sides) -> Sides:
    """Each column up to where the next one begins: a heading is narrower than what stands under it."""
    lefts = [side[0] if side else None for side in sides]
    out: Sides = []
    for x, side in enumerate(sides):
        right = next((left for left in lefts[x + 1 :] if left is not None), None)
        out.append(side and (side[0], max(side[0], right - 1) if right is not None else side[1]))
    return out


def _moved(row: Row, sides: Sides) -> Row | None:
    """The row with each cell under its column, places under a span kept; None where a cell fits under none."""
    cells: list[Cell | None] = [None if _under_span(row, x) else Cell() for x in range(len(row.cells))]
    least = 0
    for cell in row.cells:
        if cell is None or not holds_words(cell):
            continue
        at = _column(cell, sides, least)
        if at is None:
            return None
        cells[at], least = cell, at + 1
    return row._replace(cells=tuple(cells))


def _under_span(row: Row, x: int) -> bool:
    """Whether a cell of a row above, none to the left, takes up a place."""
    if row.cells[x] is not None:
        return False
    own = next((at for at in range(x - 1, -1, -1) if row.cells[at] is not None), None)
    cell = row.cells[own] if own is not None else None
    return own is None or cell is None or own + cell.columns <= x


def _column(cell: Cell, sides: Sides, least: int) -> int | None:
    """The column, from `least` on, under which the cell's words stand."""
    box = cell.fragments[0].box
    for fragment in cell.fragments[1:]:
        box = Box(min(box.x0, fragment.box.x0), box.top, max(box.x1, fragment.box.x1), box.bottom)
    known = {x: side for x, side in enumerate(sides) if side is not None and x >= least}
    shared = {x: min(box.x1, side[1]) - max(box.x0, side[0]) for x, side in known.items()}
    best = max(shared, key=lambda x: shared[x], default=None)
    if best is not None and shared[best] > 0:
        return best
    bare = (x for x in range(least, len(sides)) if sides[x] is None)  # no full row has words there: no heading, say
    return next((x for x in bare if _between(box, sides[:x], sides[x + 1 :])), None)


def _between(box: Box, before: Sides, behind: Sides) -> bool:
    """Whether a box stands right of some columns and left of all others."""
    return all(side is None or side[0] <= box.x0 for side in before) and all(
        side is None or box.x1 <= side[0] for side in behind
    )
