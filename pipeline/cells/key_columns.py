"""A key above the heading that stands in columns of its own, with labels or notes of the sheet in others beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.models.table import Cell, Row
from pipeline.models.text import Text

PAIR, TRIPLE = 2, 3  # columns of a key: signs and meanings, one more between them
FEWEST = 2  # rows that it shares with others


def in_columns(rows: Sequence[Row]) -> Iterator[tuple[tuple[int, ...], tuple[Row, ...]]]:
    """Columns side by side that may hold a key, the widest choice first, and the rows with nothing but these.

    Only where other columns of the same rows say something too.
    """
    filled = sorted({x for row in rows for x, cell in enumerate(row.cells) if cell is not None and not cell.blank})
    for width in (TRIPLE, PAIR, 1):
        for own in (tuple(filled[at : at + width]) for at in range(len(filled) - width + 1)):
            if sum(_shares(row, own) for row in rows) >= FEWEST:
                yield own, tuple(only(row, own) for row in rows)


def only(row: Row, columns: Sequence[int]) -> Row:
    """A row with nothing but what some columns hold."""
    return row._replace(cells=tuple(c if x in columns else Cell() for x, c in enumerate(row.cells)))


def without(row: Row, columns: Sequence[int]) -> Row:
    """A row without what some columns hold."""
    kept = (c._replace(text=Text(), marks=()) if c and x in columns else c for x, c in enumerate(row.cells))
    return row._replace(cells=tuple(kept))


def _shares(row: Row, columns: Sequence[int]) -> bool:
    own = [x in columns for x, cell in enumerate(row.cells) if cell is not None and not cell.blank]
    return any(own) and not all(own)
