"""Rows that the tags run together, parted where the lines of the page part them.

A file that tags two rows as one loses a recommendation. Where lines are drawn between them on one page, through every
column, and both parts have words in the same columns, the page is right: nothing can be drawn through a row.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pipeline.models.page import place_of
from pipeline.models.table import Cell, Row
from pipeline.tables.draft import holds_words, words_of, words_of_row

SHARED = 2  # columns in which each part must have words

Ids = set[tuple[int, int]]


def parted(row: Row, twins: Sequence[Row]) -> tuple[Row, ...]:
    """The ruled rows `twins` in the place of a tagged row, where they are just its parts; else the row alone."""
    if len(twins) < 2:
        return (row,)
    parts = sorted(twins, key=_top)
    whole = all(_alike(row, part) for part in parts)
    if not whole or set().union(*map(_ids, parts)) != _ids(row):
        return (row,)
    follows = all(_follows(above, below) for above, below in itertools.pairwise(parts))
    return tuple(parts) if follows else (row,)


def _alike(row: Row, part: Row) -> bool:
    """As many cells as the row, one row high each, and in every column only words that the row has there."""
    if len(row.cells) != len(part.cells):
        return False
    return all(
        b is None or (b.rows == 1 and (not holds_words(b) or (a is not None and _cell(b) <= _cell(a))))
        for a, b in zip(row.cells, part.cells, strict=True)
    )


def _follows(above: Row, below: Row) -> bool:
    """Whether one part begins on the page on which the other ends, and both fill the same columns."""
    last, first = max(w.page for w in words_of_row(above)), min(w.page for w in words_of_row(below))
    both = sum(holds_words(a) and holds_words(b) for a, b in zip(above.cells, below.cells, strict=True))
    return last == first and both >= SHARED


def _top(row: Row) -> tuple[int, float]:
    return min((w.page, w.box.top) for w in words_of_row(row))


def _cell(cell: Cell) -> Ids:
    return set(map(place_of, words_of(cell)))


def _ids(row: Row) -> Ids:
    return set(map(place_of, words_of_row(row)))
