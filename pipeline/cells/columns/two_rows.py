"""Records of two rows or more: who and when above, what was done below, in cells of other widths → one row each.

"3 | That bins are emptied | Agreed | Ann Ash | Amber" over "Bins are emptied weekly now. | Still to do: Sundays". What
stands below has its heading in a second row of headings, in front of each cell, or behind that of the cell above.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.cells.columns.below_heads import Below, below_of, heads_below
from pipeline.cells.columns.heading_days import LONGEST
from pipeline.cells.columns.headings import columns_of
from pipeline.cells.columns.window import where_headed
from pipeline.models.table import Cell, Row, Table
from pipeline.profiles import Profile
from pipeline.profiles.profile import squeezed

FEWEST = 3  # records
MOST = 0.8  # share of them that must have as many rows below as the others
DEEPEST = 3  # rows below
WIDE = 2  # columns that a cell below takes up, where each has one of its own above

Signature = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Records:
    """The rows of a table: its heading, what stands right below that, and each record with all rows below it."""

    head: int
    second: tuple[Row, ...]
    groups: tuple[tuple[Row, ...], ...]
    depth: int
    repeated: tuple[Row, ...]


def with_rows_below(table: Table, profile: Profile) -> Table:
    """The table, one row for every record; the same where each has one already."""
    if len(table.rows) <= 2 * FEWEST or table.width < WIDE or not _may(table.rows):
        return table
    head = _head(table, profile)
    found = None if head is None else next(_read(table, head), None)
    if found is None:
        return table
    lower = [group[1 : found.depth + 1] for group in found.groups if len(group) > found.depth]
    roles = {c.index: c.role for c in columns_of([table.rows[found.head]], profile) if c.role}
    below = below_of(table.rows[found.head], found.second, lower, roles, profile)
    if below is None or not _stands_below(found, below, roles):
        return table
    return _whole(table, found, below)


def _may(rows: Sequence[Row]) -> bool:
    """Whether rows are of two kinds at all: most tables have one, and are left at once."""
    if not all(map(_front, rows[1:])) or len({_signature(row) for row in rows}) > 1:
        return True
    firsts = [{said for c in row.cells if c for said in c.text.value.split(None, 1)[:1]} for row in rows[-4:]]
    return bool(firsts[0] & firsts[2] or firsts[1] & firsts[3])


def _head(table: Table, profile: Profile) -> int | None:
    """The row that heads the upper rows: the first that names two roles at least."""
    for at in where_headed(table, 2 * FEWEST):
        if len({c.role for c in columns_of([table.rows[at]], profile) if c.role}) > 1:
            return at
    return None


def _read(table: Table, head: int) -> Iterator[_Records]:
    """The ways in which the rows below a heading may be records and what stands below these: by width, or by place."""
    said = [_says(table.rows[head])]
    if _signature(table.rows[head + 1]) != _signature(table.rows[head]) or not _front(table.rows[head + 1]):
        said.append(_says(table.rows[head + 1]))  # maybe a second row of headings, printed again as the first is
    rows = [row for row in table.rows[head + 1 :] if _filled(row)]
    repeated = [at > 0 and _is_short(row) and _says(row) in said for at, row in enumerate(rows)]
    own = [row for row, again in zip(rows, repeated, strict=True) if not again]
    again = tuple(row for row, again in zip(rows, repeated, strict=True) if again)
    for first in (0, 1):
        width = _signature(own[first])
        yield from _grouped(head, own, [_signature(row) == width for row in own], again)
    yield from _grouped(head, own, [bool(_front(row)) for row in own], again)
    yield from _grouped(head, own, [at % 2 == 0 for at in range(len(own))], again)


def _grouped(head: int, rows: Sequence[Row], upper: Sequence[bool], again: tuple[Row, ...]) -> Iterator[_Records]:
    starts = [at for at, above in enumerate(upper) if above]
    if len(starts) < FEWEST or starts[0] > 1:
        return
    groups = [tuple(rows[a:b]) for a, b in zip(starts, [*starts[1:], len(rows)], strict=True)]
    depth = Counter(len(group) - 1 for group in groups).most_common(1)[0][0]
    enough = sum(len(group) > depth for group in groups) >= MOST * len(groups)
    if any(_filled(group[0]) < WIDE for group in groups):
        return  # themes, or bands
    if 0 < depth <= DEEPEST and enough and len(groups[-1]) > depth:
        yield _Records(head, tuple(rows[: starts[0]]), tuple(groups), depth, again)


def _stands_below(found: _Records, below: Sequence[Below], roles: dict[int, str]) -> bool:
    """Whether rows below are parts of the records above, not records: they are headed, wider, or begin below a number.

    A row that has its own recommendation and news is a record, whatever it shares with the one above.
    """
    named = [b for b in below if b.named]
    bare = {roles.get(b.index) for b in below if not (b.named or b.of_second) and b.columns < WIDE}
    if {"recommendation", "update"} <= bare:
        return False
    if not below or (named and len(named) < MOST * len(below) and not found.second):
        named = []
    if found.second or named or any(b.columns >= WIDE for b in below):
        return True
    asked = {index for index, role in roles.items() if role == "recommendation"}
    fronts = [row for group in found.groups for row in group[1:] if _front(row)]
    return not fronts and "update" not in roles.values() and bool(asked & {b.index for b in below})


def _whole(table: Table, found: _Records, below: Sequence[Below]) -> Table:
    head, heads, words = heads_below(table.rows[found.head], below)
    rows = [*table.rows[: found.head], Row((*head.cells, *heads))]
    for group in found.groups:
        own, extra = group[: found.depth + 1], group[found.depth + 1 :]
        cells = [(b.value(own[b.row + 1]) if b.row + 1 < len(own) else Cell()) for b in below]
        upper = (c and c._replace(rows=1) for c in own[0].cells)
        rows.append(Row((*upper, *cells), any(row.joined for row in own)))
        rows += [_padded(row, len(below)) for row in extra]
    over = () if any(b.of_second for b in below) else found.second  # a theme over the first records
    rows[found.head + 1 : found.head + 1] = [_padded(row, len(below)) for row in over]
    again = (w for row in found.repeated for c in row.cells if c for w in c.text.words())
    labels = (w for b in below for group in found.groups for row in group[b.row + 1 : b.row + 2] for w in b.label(row))
    return replace(table, rows=tuple(rows), repeated=(*table.repeated, *words, *again, *labels))


def _padded(row: Row, count: int) -> Row:
    """A row between the records, as wide as these have become."""
    first = row.cells[0]
    if first is not None and first.columns == len(row.cells):
        return row._replace(cells=(first._replace(columns=first.columns + count), *row.cells[1:], *[None] * count))
    return row._replace(cells=(*row.cells, *[Cell()] * count))


def _front(row: Row) -> bool:
    cell = row.cells[0]
    return cell is not None and bool(cell.text)


def _signature(row: Row) -> Signature:
    return tuple(0 if cell is None else cell.columns for cell in row.cells)


def _filled(row: Row) -> int:
    """How many of its cells hold words."""
    return sum([bool(cell.text.value) for cell in row.cells if cell is not None])


def _is_short(row: Row) -> bool:
    """Whether a row can be a heading: most hold prose, whose letters nobody need compare."""
    return all(len(cell.text.value) <= LONGEST for cell in row.cells if cell is not None)


def _says(row: Row) -> tuple[str, ...]:
    return tuple(squeezed(c.text.value) for c in row.cells if c is not None and c.text)
