"""A second label and its value at the end of a short field: "Ann Ash      Due: May 2024" is an officer and a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from pipeline.cells.columns.further import with_further
from pipeline.cells.columns.headings import cell_in, heading_of, role_of
from pipeline.cells.cutting import front_of, rest_of
from pipeline.models.page import Word
from pipeline.models.table import Cell, Table
from pipeline.profiles import Profile
from pipeline.text.lines import ended_at, lines_of, parted, spoken

SHORT = ("lead_officer", "target_date", "decision", "status")  # roles whose values are a few words
APART = 1.2  # heights of print in front of the second label
LEAST = 2  # cells that hold one
MOST_LABEL = 4  # words


@dataclass(frozen=True, slots=True)
class _Second:
    """A cell cut in two: what it says, the label behind that, and the label's own value."""

    own: Cell
    label: tuple[Word, ...]
    value: Cell

    @property
    def name(self) -> str:
        return spoken(self.label).rstrip(" :")


def with_values_apart(table: Table, profile: Profile) -> Table:
    """The table, with a column more for what most cells of a short field say under a label of its own."""
    heading = heading_of(table, profile)
    if heading is None or not heading.rows:
        return table
    for column in (column for column in heading.columns if column.role in SHORT):
        cells = [cell_in(row.cells, column) for row in table.rows[heading.rows :]]
        found = [_second(cell, profile) if cell is not None and cell.text else None for cell in cells]
        told = [second for second in found if second is not None]
        roles = {role_of(second.name, profile) for second in told}
        filled = sum(cell is not None and bool(cell.text) for cell in cells)
        if len(roles) != 1 or len(told) < LEAST or 2 * len(told) <= filled or any(map(heading.of, map(str, roles))):
            continue
        parts = [(second.own, second.value) if second is not None else None for second in found]
        whole = with_further(table, heading.rows, column.index, told[0].name, parts)
        return replace(whole, repeated=(*table.repeated, *(word for second in told for word in second.label)))
    return table


def _second(cell: Cell, profile: Profile) -> _Second | None:
    """The parts of a cell of one line that holds a further label of a short field well behind its own value."""
    words = cell.text.words()
    if len(lines_of(words)) != 1:
        return None
    parts = parted(words, APART)
    starts = [0, *accumulate(map(len, parts))]
    for part, start in zip(parts[1:], starts[1:], strict=False):
        label = _label(part)
        if label and len(words) > start + len(label) and role_of(spoken(label).rstrip(" :"), profile) in SHORT:
            return _Second(front_of(cell, start), label, rest_of(cell, start + len(label)))
    return None


def _label(part: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a part up to its colon, or all of it where what it says stands apart as well."""
    end = ended_at(part[:MOST_LABEL])
    return tuple(part[:end]) if end else tuple(part[:MOST_LABEL]) if len(part) <= MOST_LABEL else ()
