"""Recommendations over the whole width, each with its answers below it in a small table of its own → one table.

Where they all stand in one table, `columns.banded` parts them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.cells.columns.answers import head_answers
from pipeline.cells.columns.looks import labelled, opened
from pipeline.cells.cutting import one_above
from pipeline.cells.numbering import numbered
from pipeline.cells.stanzas.card_themes import Headed, themes_of
from pipeline.cells.status.bars import bar_of, parted
from pipeline.models.page import Word
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import squeezed
from pipeline.text.openers import style_of

RECOMMENDATION, STATUS, THEME = "Recommendation", "Status", "Theme"
BARE = "bare"  # how a number opens that no mark follows
FEWEST = 2  # recommendations
PAIR = 2  # cells of a bar: a number and a state
HEAD_ROWS = 3  # rows among which the headings are: a recommendation stands above them, maybe under its title
WHOLE = 0.8  # share of the columns that a recommendation spans at least
Over = Callable[[Table], Text | None]


@dataclass(frozen=True, slots=True)
class _Record:
    """One recommendation, the state that stands in the bar over it, and the rows of its answers."""

    asked: Cell
    state: Cell | None
    rows: tuple[Row, ...] = ()
    theme: Text | None = None


@dataclass(frozen=True, slots=True)
class _Stack:
    """The recommendations of one table, each with the rows of its answers; and what heads the answers."""

    table: Table
    head: Row
    records: tuple[_Record, ...]
    repeated: tuple[Word, ...]
    banded: bool = False  # `columns.banded` has parted them already

    @property
    def headed(self) -> tuple[str, ...]:
        return tuple(squeezed(c.text.value) if c else "" for c in self.head.cells)


def with_stacked(tables: Sequence[Table], profile: Profile, over: Over) -> list[Table]:
    """The tables, runs of such made one table each; `over`: the paragraph in front of a table."""
    out: list[Table] = []
    run: list[_Stack] = []
    for table in tables:
        stack = None if table.nested else _stack(table, profile, over)
        if stack and (not run or run[-1].headed == stack.headed):
            run.append(stack)
            continue
        out += _joined(_themed(run, profile, over))
        run = [stack] if stack else []
        out += [] if stack else [table]
    return [*out, *_joined(_themed(run, profile, over))]


def _themed(run: Sequence[_Stack], profile: Profile, over: Over) -> list[_Stack]:
    """The same, each record with the theme that stands over its table."""
    themes = themes_of([Headed(stack.table) for stack in run], profile, over)
    return [
        replace(stack, records=tuple(replace(record, theme=theme) for record in stack.records))
        for stack, theme in zip(run, themes, strict=True)
    ]


def _stack(table: Table, profile: Profile, over: Over) -> _Stack | None:
    if (banded := _banded(table)) is not None:
        return banded
    if table.width < 2 or not any(_may_be_asked(row, profile) for row in table.rows):
        return None
    head = next((row for row in table.rows[:HEAD_ROWS] if head_answers(filter(None, _said(row)), profile)), None)
    if head is None:
        return None
    texts = _said(head)
    records: list[_Record] = []
    repeated: list[Word] = []
    for at, row in enumerate(table.rows):
        asked = (None if at else _begun(row, over(table), profile)) or _asked(row, profile)
        asked = asked or _over_head(row, table.rows[at + 1 : at + 2], texts)
        last = records[-1] if records else None
        if _said(row) == texts:
            repeated += [w for c in row.cells if c for w in c.text.words()] if row is not head else []
        elif last and not last.rows and (rest := _whole(row)) and not numbered(rest.text, profile).number:
            records[-1] = replace(last, asked=one_above(last.asked, rest))
        elif asked is not None:
            records.append(asked)
        elif last is None:
            return None
        else:
            records[-1] = replace(last, rows=(*last.rows, row))
    if not records or not all(record.rows for record in records):
        return None
    return _Stack(table, head, tuple(records), tuple(repeated))


def _banded(table: Table) -> _Stack | None:
    """A table that holds several recommendations and has them in a column already: others may stand beside it."""
    first = table.rows[0].cells if table.rows else ()
    if not first or first[0] is None or first[0].fragments or first[0].text.value != RECOMMENDATION:
        return None
    stack = _Stack(table, Row(first[1:]), (), (), banded=True)
    records: list[_Record] = []
    repeated: list[Word] = []
    for front, *rest in (row.cells for row in table.rows[1:]):
        row = Row(tuple(rest))
        if _said(row) == _said(stack.head):
            repeated += [w for c in rest if c for w in c.text.words()]
        elif front is not None and front.columns > 1:
            return None  # a theme
        elif front is not None and front.text:
            records.append(_Record(front, None, (row,)))
        elif records:
            records[-1] = replace(records[-1], rows=(*records[-1].rows, row))
        else:
            return None
    return replace(stack, records=tuple(records), repeated=tuple(repeated)) if records else None


def _begun(row: Row, above: Text | None, profile: Profile) -> _Record | None:
    """A recommendation whose number stands alone in front of its table: at the foot of the page before, say."""
    text = _whole(row)
    if text is None or above is None or not labelled(Cell(text=above), profile) or numbered(text.text, profile).number:
        return None
    front, state = parted(Cell(text=above), profile) or (Cell(text=above), None)
    return None if numbered(front.text, profile).rest else _Record(one_above(front, text), state)


def _may_be_asked(row: Row, profile: Profile) -> bool:
    """Cheap to ask: whether a row may hold a recommendation alone, or its number with a state."""
    filled = [c for c in row.cells if c is not None and c.text.value]
    if len(filled) == 1 and filled[0].columns >= WHOLE * len(row.cells):
        return True
    return 0 < len(filled) <= PAIR and labelled(filled[0], profile)


def _asked(row: Row, profile: Profile) -> _Record | None:
    """The one cell of a row that spans the table and opens a recommendation, or its number with a state."""
    if (bar := bar_of(row, profile)) is not None:
        return _Record(*bar)
    cell = _whole(row)
    opens = cell and (numbered(cell.text, profile).number or opened(cell, profile))
    return _Record(cell, None) if cell and opens else None


def _over_head(row: Row, below: Sequence[Row], texts: Sequence[str]) -> _Record | None:
    """A row over the whole width right above the headings that opens with a figure: "1 Plant more trees"."""
    cell = _whole(row)
    heads = any(_said(other) == texts for other in below)
    return _Record(cell, None) if cell and heads and style_of(cell.text.value) == BARE else None


def _said(row: Row) -> list[str]:
    return [c.text.value if c else "" for c in row.cells]


def _whole(row: Row) -> Cell | None:
    filled = [c for c in row.cells if c is not None and c.text]
    return filled[0] if len(filled) == 1 and filled[0].columns >= WHOLE * len(row.cells) else None


def _joined(run: Sequence[_Stack]) -> Iterator[Table]:
    records = [record for stack in run for record in stack.records]
    if len(records) < FEWEST or all(stack.banded for stack in run):
        yield from (stack.table for stack in run)
        return
    told = [(RECOMMENDATION, [record.asked for record in records])]
    states = [record.state or Cell() for record in records]
    themes = [Cell(text=record.theme) if record.theme else Cell() for record in records]
    more = [column for column in ((STATUS, states), (THEME, themes)) if any(c != Cell() for c in column[1])]
    rows = [Row((*_titles(told), *run[0].head.cells, *_titles(more)))]
    for at, record in enumerate(records):
        for number, row in enumerate(record.rows):
            front, tail = ([c[at] if not number else Cell() for _, c in columns] for columns in (told, more))
            rows.append(Row((*(c._replace(columns=1) for c in front), *row.cells, *tail), row.joined))
    heads = [w for stack in run[1:] for c in stack.head.cells if c for w in c.text.words()]
    repeated = (*(w for stack in run for w in (*stack.table.repeated, *stack.repeated)), *heads)
    yield replace(run[0].table, rows=tuple(rows), boxes=tuple(b for s in run for b in s.table.boxes), repeated=repeated)


def _titles(columns: Sequence[tuple[str, Sequence[Cell]]]) -> list[Cell]:
    return [Cell(text=Text(title)) for title, _ in columns]
