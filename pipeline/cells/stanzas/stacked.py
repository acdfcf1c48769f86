"""Recommendations over the whole width, each with its answers below it in a small table of its own → one table.

Where they all stand in one table, `columns.banded` parts them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.cells.columns.headings import PAIRED, role_of
from pipeline.cells.columns.looks import opened
from pipeline.cells.numbering import numbered
from pipeline.models.page import Word
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Text, concat
from pipeline.profiles import Profile
from pipeline.profiles.profile import squeezed

RECOMMENDATION = "Recommendation"
FEWEST = 2  # recommendations
HEAD_ROWS = 3  # rows among which the headings are: a recommendation stands above them, maybe under its title
WHOLE = 0.8  # share of the columns that a recommendation spans at least
_NEWS = frozenset({"update", "status"})


@dataclass(frozen=True, slots=True)
class _Stack:
    """The recommendations of one table, each with the rows of its answers; and what heads the answers."""

    table: Table
    head: Row
    records: tuple[tuple[Cell, tuple[Row, ...]], ...]
    repeated: tuple[Word, ...]

    @property
    def headed(self) -> tuple[str, ...]:
        return tuple(squeezed(c.text.value) if c else "" for c in self.head.cells)


def with_stacked(tables: Sequence[Table], profile: Profile) -> list[Table]:
    """The tables, runs of such made one table each."""
    out: list[Table] = []
    run: list[_Stack] = []
    for table in tables:
        stack = None if table.nested else _stack(table, profile)
        if stack and (not run or run[-1].headed == stack.headed):
            run.append(stack)
            continue
        out += _joined(run)
        run = [stack] if stack else []
        out += [] if stack else [table]
    return [*out, *_joined(run)]


def _stack(table: Table, profile: Profile) -> _Stack | None:
    head = next((row for row in table.rows[:HEAD_ROWS] if _heads(row, profile)), None)
    if head is None or table.width < 2:
        return None
    texts = [c.text.value if c else "" for c in head.cells]
    records: list[tuple[Cell, list[Row]]] = []
    repeated: list[Word] = []
    for row in table.rows:
        over = _over(row, profile)
        if [c.text.value if c else "" for c in row.cells] == texts:
            repeated += [w for c in row.cells if c for w in c.text.words()] if row is not head else []
        elif records and not records[-1][1] and (rest := _whole(row)) and not numbered(rest.text, profile).number:
            records[-1] = _both(records[-1][0], rest), []
        elif over is not None:
            records.append((over, []))
        elif not records:
            return None
        else:
            records[-1][1].append(row)
    if not records or not all(rows for _, rows in records):
        return None
    return _Stack(table, head, tuple((cell, tuple(rows)) for cell, rows in records), tuple(repeated))


def _heads(row: Row, profile: Profile) -> bool:
    """Whether a row heads answers, news among them, and no recommendations."""
    roles = {role_of(c.text.value, profile) for c in row.cells if c is not None and c.text}
    return len(PAIRED & roles) > 1 and bool(_NEWS & roles) and "recommendation" not in roles


def _over(row: Row, profile: Profile) -> Cell | None:
    """The one cell of a row that spans the table and opens a recommendation."""
    cell = _whole(row)
    return cell if cell and (numbered(cell.text, profile).number or opened(cell, profile)) else None


def _whole(row: Row) -> Cell | None:
    filled = [c for c in row.cells if c is not None and c.text]
    return filled[0] if len(filled) == 1 and filled[0].columns >= WHOLE * len(row.cells) else None


def _both(title: Cell, text: Cell) -> Cell:
    """Number and title of a recommendation, and its text below them, as one cell."""
    whole = concat((title.text, text.text), "\n")
    return title._replace(text=whole, fragments=(*title.fragments, *text.fragments))


def _joined(run: Sequence[_Stack]) -> Iterator[Table]:
    records = [record for stack in run for record in stack.records]
    if len(records) < FEWEST:
        yield from (stack.table for stack in run)
        return
    rows = [Row((Cell(text=Text(RECOMMENDATION)), *run[0].head.cells))]
    for cell, below in records:
        fronts = [cell._replace(columns=1), *[Cell()] * (len(below) - 1)]
        rows += [Row((front, *row.cells), row.joined) for front, row in zip(fronts, below, strict=True)]
    heads = [w for stack in run[1:] for c in stack.head.cells if c for w in c.text.words()]
    repeated = (*(w for stack in run for w in (*stack.table.repeated, *stack.repeated)), *heads)
    yield replace(run[0].table, rows=tuple(rows), boxes=tuple(b for s in run for b in s.table.boxes), repeated=repeated)
