"""Labels and values that stand in one row because no line parts them: a row for each label.

"Report to: | Place Panel", "Date: | 4 May" between two lines that run over the page. Each label ends in a colon, and
its value begins beside its first line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from pipeline.cells.cutting import words_of
from pipeline.models.table import Cell, Row, Table
from pipeline.text.lines import Line, lines_of, spoken

FEWEST = 2  # labels in one cell
LEVEL = 0.6  # heights of print by which a value may begin above its label


def with_labels_apart(table: Table) -> Table:
    """A table of two columns with a row for each label; the same where each row has one."""
    if table.width != 2:
        return table
    rows = tuple(own for row in table.rows for own in _rows(row) or (row,))
    return replace(table, rows=rows) if len(rows) > len(table.rows) else table


def _rows(row: Row) -> list[Row]:
    """A row for each label of one; none where it holds a single label, or what stands beside is not said of them."""
    label, value = row.cells
    if label is None or value is None or not len(label.fragments) == len(value.fragments) == 1:
        return []
    starts = list(_starts(label))
    beside = _counts(lines_of(value.text.words()), starts) if len(starts) >= FEWEST else None
    if beside is None:
        return []
    own = _counts(lines_of(label.text.words()), starts) or []
    pairs = zip(_pieces(label, own), _pieces(value, beside), strict=True)
    return [row._replace(cells=pair) for pair in pairs]


def _starts(label: Cell) -> Iterator[float]:
    """Where each label begins, less what its value may stand higher; none where the last does not end in a colon."""
    lines = lines_of(label.text.words())
    if not lines or not spoken(lines[-1]).endswith(":"):
        return
    ends = [at for at, line in enumerate(lines) if spoken(line).endswith(":")]
    for before, _ in pairwise([-1, *ends]):
        box = lines[before + 1][0].box
        yield box.top - LEVEL * box.height


def _counts(lines: Sequence[Line], starts: Sequence[float]) -> list[int] | None:
    """How many words stand beside each label; None where some stand above the first."""
    counts = [0] * len(starts)
    for line in lines:
        at = sum(start <= line[0].box.top for start in starts) - 1
        if at < 0:
            return None
        counts[at] += len(line)
    return counts


def _pieces(cell: Cell, counts: Sequence[int]) -> Iterator[Cell]:
    """The cell in pieces of so many words each, in order."""
    for first, end in pairwise(accumulate(counts, initial=0)):
        yield words_of(cell, first, end)
