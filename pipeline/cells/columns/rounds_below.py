"""The rounds of a recommendation in rows below one another, each named in a column → a column for each of them.

"6 months | Draft written | On track" above "12 months | Published | Complete", the recommendation merged over both.
What a row says of its round stands in that round's columns; what is merged over them, or left empty below the first,
is said once. A round of which a recommendation has no row is told apart from one whose row is empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from pipeline.cells.columns.headings import Heading, columns_of, heading_of
from pipeline.cells.columns.looks import MOST, below, is_prose, mostly
from pipeline.cells.columns.round_lines import OF_ROUND, with_rounds_parted
from pipeline.cells.columns.round_names import in_order, is_round, wording_of
from pipeline.cells.columns.round_rows import Group, gone_on, groups_of
from pipeline.models.page import Word
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile

FEWEST = 2  # rounds, and recommendations that have them
HALF = 0.5  # of the recommendations that must have rounds; of the rows below the first that must say something of one
LONGEST = 90  # letters of a cell that names rounds, all that it may hold
UPDATE = "Update"
# Roles of columns that name no rounds.
_UNNAMING = frozenset({"number", "recommendation", "response", "decision", "lead_officer", "target_date"})


class _Column(NamedTuple):
    """A column as it will stand: of one round, or of none."""

    name: str | None
    x: int


@dataclass(frozen=True, slots=True)
class _Rounds:
    """A table whose rows are rounds: the column that names them, their names in order, and what they tell."""

    heading: Heading
    at: int
    names: tuple[str, ...]
    kept: tuple[int, ...]
    told: tuple[int, ...]


def with_rounds_apart(table: Table, profile: Profile) -> Table:
    """The table, one row for every recommendation; the same where no column names rounds below one another."""
    heading = heading_of(table, profile)
    if heading is None or heading.first("recommendation") is None:
        return table
    for column in heading.columns:
        if column.role in _UNNAMING or not _may_name(table, heading, column.index):
            continue
        rows = with_rounds_parted(table.rows[heading.rows :], heading, column.index, profile)
        if not _names_rounds(rows, column.index, profile):
            continue
        parts = groups_of(rows, heading, column.index)
        groups = [part for part in parts if isinstance(part, Group)]
        rounds = _rounds(groups, heading, column.index, profile)
        if rounds is not None:
            return _apart(table, parts, rounds, profile)
    return table


def _may_name(table: Table, heading: Heading, at: int) -> bool:
    """Whether the cells of a column are as short as names of rounds are: most columns are left at once."""
    said = [c.text.value for c in below(table, heading.rows, at) if c.text and c.columns == 1]
    return sum(len(text) <= LONGEST for text in said) >= MOST * max(1, len(said))


def _names_rounds(rows: Sequence[Row], at: int, profile: Profile) -> bool:
    """Whether the cells of a column name a round each, two different ones at least."""
    cells = [c for row in rows if (c := row.cells[at]) is not None and c.text and c.columns == 1]
    several = len({wording_of(c) for c in cells}) >= FEWEST
    return several and mostly(cells, lambda cell: is_round(cell, profile))


def _rounds(groups: Sequence[Group], heading: Heading, at: int, profile: Profile) -> _Rounds | None:
    """What the rows of the recommendations tell of which rounds; None where they are no rounds."""
    several = [group for group in groups if len(group.rows) >= FEWEST]
    printed = [[wording_of(row.cells[at]) for row in group.rows] for group in groups]
    whole = all(all(own) and len({*own}) == len(own) for own in printed)
    if not whole or not several or len(several) < HALF * len(groups):
        return None
    names = list(dict.fromkeys(name for own in sorted(printed, key=len, reverse=True) for name in own))
    again = [name for name in names if sum(name in own for own in printed) >= FEWEST]
    if len(several) >= FEWEST and len(again) < FEWEST:
        return None  # days of their own for every recommendation: those of its actions
    told = [x for x in range(len(heading.columns)) if x != at and _is_of_round(x, several, heading)]
    roles = {c.role for c in heading.columns if c.index in told}
    if not roles & OF_ROUND and not any(is_prose(_cells(groups, x)) for x in told):
        return None
    kept = (x for x in range(len(heading.columns)) if x != at and x not in told)
    return _Rounds(heading, at, tuple(in_order(names, profile)), tuple(kept), tuple(told))


def _is_of_round(x: int, groups: Sequence[Group], heading: Heading) -> bool:
    """Whether a column says something of each round, not of the recommendation as a whole."""
    role = heading.columns[x].role
    if role in ("recommendation", "number"):
        return False
    later = [row.cells[x] for group in groups for row in group.rows[1:]]
    said = sum(cell is not None and not cell.blank for cell in later)
    own = sum(cell is not None for cell in later)
    merged = any(row.cells[c.index] is None for c in heading.columns for group in groups for row in group.rows[1:])
    return said > 0 and (said >= HALF * len(later) or role in OF_ROUND or (merged and own > HALF * len(later)))


def _cells(groups: Sequence[Group], x: int) -> list[Cell]:
    return [cell for group in groups for row in group.rows if (cell := row.cells[x]) is not None and cell.text]


def _apart(table: Table, parts: Sequence[Group | Row], rounds: _Rounds, profile: Profile) -> Table:
    groups = [part for part in parts if isinstance(part, Group)]
    rounds = replace(rounds, names=tuple(name for name in rounds.names if _is_told(name, groups, rounds)))
    columns = _columns(rounds)
    depth = _depth(table, rounds.heading, profile)
    above = table.rows[: rounds.heading.rows - depth]
    rows = [*above, *_heads(table.rows[len(above) : rounds.heading.rows], columns, groups, rounds, profile)]
    for at, part in enumerate(parts):
        own = _whole(part, columns, rounds, parts[at + 1 :]) if isinstance(part, Group) else _as_wide(part, columns)
        rows.append(own)
    rows[: len(above)] = [_as_wide(row, columns) for row in above]
    held = {id(word) for row in rows for word in _words(row)}
    left = [word for row in table.rows for word in _words(row) if id(word) not in held]
    return replace(table, rows=tuple(rows), repeated=(*table.repeated, *left))


def _words(row: Row) -> Iterator[Word]:
    yield from (word for cell in row.cells if cell is not None for word in cell.text.words())


def _is_told(name: str, groups: Sequence[Group], rounds: _Rounds) -> bool:
    """Whether any recommendation has words of a round: a form has rows for those to come."""
    rows = (row for group in groups for row in group.rows if wording_of(row.cells[rounds.at]) == name)
    return any(cell is not None and cell.text for row in rows for cell in (row.cells[x] for x in rounds.told))


def _columns(rounds: _Rounds) -> list[_Column]:
    """The columns side by side: the news of the earliest round first; of what has one place in a record, the latest."""
    first = min(rounds.told)
    found = [_Column(None, x) for x in rounds.kept if x < first]
    told = {x: rounds.heading.columns[x].role for x in rounds.told}
    found += [_Column(name, x) for name in rounds.names for x, role in told.items() if role in (*OF_ROUND, None)]
    late = rounds.names[::-1]
    found += [_Column(name, x) for name in late for x, role in told.items() if role not in (*OF_ROUND, None)]
    return found + [_Column(None, x) for x in rounds.kept if x > first]


def _depth(table: Table, heading: Heading, profile: Profile) -> int:
    """How many rows the heading itself has, without titles above it."""
    single = columns_of([table.rows[heading.rows - 1]], profile)
    return 1 if [c.heading for c in single] == [c.heading for c in heading.columns] else min(2, heading.rows)


def _heads(
    head: Sequence[Row], columns: Sequence[_Column], groups: Sequence[Group], rounds: _Rounds, profile: Profile
) -> tuple[Row, Row]:
    """The heading of two rows: the name of a round above what is told of it."""
    labels = {wording_of(cell): cell for group in groups for row in group.rows if (cell := row.cells[rounds.at])}
    news = _news(groups, rounds)
    upper: list[Cell | None] = []
    lower: list[Cell | None] = []
    for name, x in columns:
        above, below_it = _over(head[0], x), head[-1].cells[x] if len(head) > 1 else None
        if name is None:
            upper.append((above or Cell())._replace(columns=1, rows=1 if below_it else 2))
            lower.append(below_it and below_it._replace(columns=1))
        else:
            own = below_it or above or Cell()
            upper.append(labels[name]._replace(columns=1, rows=1))
            lower.append(Cell(text=Text(UPDATE)) if x == news else own._replace(columns=1, rows=1))
    return Row(tuple(upper)), Row(tuple(lower))


def _over(row: Row, x: int) -> Cell | None:
    """The cell of a row that stands in a column or spans over it."""
    return next((row.cells[at] for at in range(x, -1, -1) if row.cells[at] is not None), None)


def _news(groups: Sequence[Group], rounds: _Rounds) -> int | None:
    """The column of prose that is the news of each round, where none is headed so: "Comments" beside "Stage"."""
    told = [rounds.heading.columns[x] for x in rounds.told]
    prose = [c.index for c in told if c.role in (None, "response", "action") and is_prose(_cells(groups, c.index))]
    return prose[0] if prose and not any(c.role == "update" for c in told) else None


def _whole(group: Group, columns: Sequence[_Column], rounds: _Rounds, rest: Sequence[Group | Row]) -> Row:
    """One row of a recommendation. What a round says of several is said of each; a round it has no row of is None."""
    named = {wording_of(row.cells[rounds.at]): at for at, row in enumerate(group.rows)}
    cells: list[Cell | None] = []
    for name, x in columns:
        if name is None:
            cells.append(_once(group, x, rest))
        elif name in named:
            cell = _said(group, named[name], x) or Cell()
            cells.append(cell._replace(rows=1))
        else:
            cells.append(None)
    return Row(tuple(cells), len({word.page for row in group.rows for word in _words(row)}) > 1)


def _said(group: Group, at: int, x: int) -> Cell | None:
    """The cell of a row, or the one above that spans over it."""
    for up in range(at, -1, -1):
        if (cell := group.rows[up].cells[x]) is not None:
            return cell if up == at or cell.rows > at - up else None
    return None


def _once(group: Group, x: int, rest: Sequence[Group | Row]) -> Cell | None:
    """What is said of all rounds, put together where a page cut it; how many recommendations it spans over."""
    cell = group.rows[0].cells[x]
    for row in group.rows[1:]:
        cell = row.cells[x] if cell is None else gone_on(cell, row.cells[x])
    if cell is None:
        return None
    left, count = cell.rows - group.height, 1
    for part in rest:
        if left <= 0 or not isinstance(part, Group):
            break
        left, count = left - part.height, count + 1
    return cell._replace(rows=count)


def _as_wide(row: Row, columns: Sequence[_Column]) -> Row:
    """A row between the recommendations, as wide as these have become."""
    filled = [(x, cell) for x, cell in enumerate(row.cells) if cell is not None and cell.says]
    if len(filled) == 1 and filled[0][1].columns > 1:
        whole = filled[0][1]._replace(columns=len(columns), rows=1)
        return row._replace(cells=(whole, *[None] * (len(columns) - 1)))
    kept = (row.cells[x] if name is None else None for name, x in columns)
    return row._replace(cells=tuple(cell._replace(columns=1) if cell else Cell() for cell in kept))
