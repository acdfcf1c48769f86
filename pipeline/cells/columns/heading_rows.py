"""The rows that head a table: one, or one role above and several below it, whether cells were merged for it or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from pipeline.models.table import Cell, Row

LEAST_BELOW = 2  # columns that the second row of a heading parts
WIDEST = 24  # columns side by side
LONGEST = 5  # words of a heading in a second row


def heading_rows(rows: Sequence[Row], at: int, depth: int) -> Sequence[Row] | None:
    """`depth` rows from `at` on, where they can be one heading.

    Two of them where cells span, or where what the second one says stands below one of its neighbours: software
    that exports a sheet as a PDF leaves merged cells out, and prints their words over the middle of their columns.
    """
    if at + depth > len(rows):
        return None
    if depth == 1 or _has_spans(rows[at]):
        return rows[at : at + depth]
    upper = _spread(rows[at], rows[at + 1])
    return None if upper is None else (upper, rows[at + 1])


def _has_spans(row: Row) -> bool:
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
    for run in _runs(parted):
        named = [x for x in run if x in above]
        if not named or len(run) > WIDEST:
            return None
        for x, (start, end) in zip(named, pairwise(_cuts(run, named)), strict=True):
            cells[start:end] = [upper.cells[x]] * (end - start)
    return upper._replace(cells=tuple(cells))


def _runs(columns: Sequence[int]) -> Iterator[Sequence[int]]:
    """Columns side by side."""
    starts = [at for at, x in enumerate(columns) if not at or x - columns[at - 1] > 1]
    yield from (columns[a:b] for a, b in pairwise([*starts, len(columns)]))


def _cuts(run: Sequence[int], named: Sequence[int]) -> list[int]:
    """Where the columns of each name begin and end: as many for each as can be."""
    first, end = run[0], run[-1] + 1
    ways = ([first, *cuts, end] for cuts in product(*(range(a + 1, b + 1) for a, b in pairwise(named))))
    return min(ways, key=lambda cuts: sum((b - a) ** 2 for a, b in pairwise(cuts)))


def _said(cell: Cell | None) -> bool:
    return cell is not None and bool(cell.text)


def _alike(upper: Row, lower: Row) -> bool:
    """Whether both rows are printed in bold, and the lower one holds no sentence."""
    cells = [cell for row in (upper, lower) for cell in row.cells if cell is not None and cell.text]
    brief = all(len(cell.text.value.split()) <= LONGEST for cell in lower.cells if cell is not None)
    return brief and all(word.style.bold for cell in cells for word in cell.text.words())
