"""The rows that head a table: one, or one role above and several below it, whether cells were merged for it or not."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.models.table import Cell, Row

LEAST_BELOW = 2  # columns that the second row of a heading parts
LONGEST = 5  # words of a heading in a second row


def heading_rows(rows: Sequence[Row], at: int, depth: int) -> Sequence[Row] | None:
    """`depth` rows from `at` on, where they can be one heading.

    Two of them where cells span, or where what the second one says stands below one of its neighbours: software
    that exports a sheet as a PDF leaves merged cells out, and prints their words over the middle of their columns.
    """
    if at + depth > len(rows):
        return None
    if depth == 1 or has_spans(rows[at]):
        return rows[at : at + depth]
    upper = _spread(rows[at], rows[at + 1])
    return None if upper is None else (upper, rows[at + 1])


def has_spans(row: Row) -> bool:
    """Whether a row has cells over several columns or rows; one over all of them is a title, no heading."""
    if sum(c is not None for c in row.cells) < 2:
        return False
    return any(c is None or c.columns > 1 or c.rows > 1 for c in row.cells)


def _spread(upper: Row, lower: Row) -> Row | None:
    """The upper row with its words over every column that the lower one parts; None where that is no heading."""
    parted = [x for x, cell in enumerate(lower.cells) if _said(cell)]
    above = {x for x, cell in enumerate(upper.cells) if _said(cell)}
    alone = above - set(parted)
    if len(parted) < LEAST_BELOW or len(alone) < LEAST_BELOW or set(parted) <= above or not _alike(upper, lower):
        return None
    cells = list(upper.cells)
    for x in parted:
        beside = [y for y in (x - 1, x + 1) if y in above and y in parted]
        if x not in above and not beside:
            return None
        if x not in above:
            cells[x] = upper.cells[beside[0]]
    return upper._replace(cells=tuple(cells))


def _said(cell: Cell | None) -> bool:
    return cell is not None and bool(cell.text)


def _alike(upper: Row, lower: Row) -> bool:
    """Whether both rows are printed in bold, and the lower one holds no sentence."""
    cells = [cell for row in (upper, lower) for cell in row.cells if cell is not None and cell.text]
    brief = all(len(cell.text.value.split()) <= LONGEST for cell in lower.cells if cell is not None)
    return brief and all(word.style.bold for cell in cells for word in cell.text.words())
