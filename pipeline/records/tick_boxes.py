"""One field printed as several narrow columns, headed by its values, of which each row ticks one: R, A, G."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.models.page import Word
from pipeline.models.table import Cell, Mark, Row, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import SHORT, folded
from pipeline.records.decisions import decision_of_column
from pipeline.records.headings import role_of, where_headed
from pipeline.records.limits import counts, measures
from pipeline.records.status.meaning import is_state
from pipeline.records.status.printed import read_status
from pipeline.text.lines import box_of

FEWEST_TICKED, VALUE_WORDS = counts("tick_boxes", "fewest_ticked value_words")
(TICKED,) = measures("tick_boxes", "ticked")
STATUS, DECISION = "Status", "Decision"
_ANY = frozenset({STATUS, DECISION, ""})  # of words that nobody knows
_TICK = re.compile(r"[xyv√]|yes|[^\w\s]{1,2}", re.IGNORECASE)
_SHARE = re.compile(r"\d{1,3}\s?%")


@dataclass(frozen=True, slots=True)
class _Field:
    """The columns `first` to `last` below row `head`: what the field is, and the values that head them."""

    head: int
    first: int
    last: int
    name: str
    values: tuple[str, ...]

    def of(self, row: Row) -> tuple[Cell | None, ...]:
        return row.cells[self.first : self.last + 1]


def with_ticked(table: Table, profile: Profile) -> Table:
    """The table, every such group of columns made one whose cells hold the value that is ticked."""
    found = next((f for at in where_headed(table, 1) for f in _fields(table, at, profile)), None)
    return with_ticked(_merged(table, found), profile) if found else table


def _fields(table: Table, at: int, profile: Profile) -> Iterator[_Field]:
    """The groups of columns of one field, where row `at` heads them."""
    head = table.rows[at].cells
    said = [_said(cell) for cell in head]
    if sum(map(_may_be_value, head, said)) < FEWEST_TICKED:
        return
    values = [_value(cell, profile) for cell in head]
    ticks = _ticked_in(table.rows[at + 1 :], values)
    if len(ticks) < FEWEST_TICKED:
        return
    rows = [row for row in table.rows[at + 1 :] if _filled(row) > 1 and not _repeats(row, said)]
    used = [any(_is_marked(row.cells[x]) for row in rows) for x in range(len(head))]
    names = [_names(c, used[x], profile) if x in ticks else frozenset() for x, c in enumerate(head)]
    for first, last, common in _runs(names):
        known = [x for x in range(first, last + 1) if names[x] != _ANY]
        field = _Field(at, first, last, STATUS if STATUS in common else DECISION, tuple(values[first : last + 1]))
        marked = [sum(map(_is_marked, field.of(row))) for row in rows]
        apart = len(set(field.values)) == len(field.values) < len(head)
        if len(known) >= FEWEST_TICKED and apart and marked.count(1) >= max(FEWEST_TICKED, TICKED * len(rows)):
            yield field


def _ticked_in(rows: Sequence[Row], values: Sequence[str]) -> list[int]:
    """The columns that hold nothing but ticks, below headings of these values: mostly told by the first row or two."""
    left = list(range(len(values)))
    for row in rows:
        if _filled(row) > 1:
            left = [x for x in left if _is_tick(row.cells[x], values[x])]
            if len(left) < FEWEST_TICKED:
                break
    return left


def _runs(names: Sequence[frozenset[str]]) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Columns beside one another that may be values of one field: first, last, and of which fields."""
    start = 0
    while start < len(names):
        common, end = names[start], start + 1
        while end < len(names) and common & names[end]:
            common, end = common & names[end], end + 1
        if common and end - start >= FEWEST_TICKED:
            yield start, end - 1, common
        start = end


def _filled(row: Row) -> int:
    return sum(c is not None and not c.blank for c in row.cells)


def _repeats(row: Row, head: Sequence[str]) -> bool:
    """Whether a row says what the headings do."""
    return len(row.cells) == len(head) and all(_said(cell) == said for cell, said in zip(row.cells, head, strict=True))


def _may_be_value(cell: Cell | None, said: str) -> bool:
    return cell is not None and cell.columns == 1 and len(said.split()) <= VALUE_WORDS


def _names(cell: Cell | None, ticked: bool, profile: Profile) -> frozenset[str]:
    """The fields that a heading may be a value of; any, where nobody knows the words but some row ticks it."""
    said = _said(cell)
    if cell is None or not _may_be_value(cell, said):
        return frozenset()
    state = said in profile.status_letters or is_state(said, profile) or _SHARE.fullmatch(said)
    shown = not said and read_status(cell, profile).rag
    found = {STATUS} if state or shown else set()
    found |= {DECISION} if said and decision_of_column(said, profile) else set()
    unknown = said and ticked and not role_of(said, profile)
    return frozenset(found) or (_ANY if unknown else frozenset())


def _value(cell: Cell | None, profile: Profile) -> str:
    """What a heading says, or shows."""
    if cell is None:
        return ""
    return " ".join(cell.text.value.split()) or read_status(cell, profile).shown or ""


def _said(cell: Cell | None) -> str:
    return folded(cell.text.value) if cell else ""


def _is_marked(cell: Cell | None) -> bool:
    return cell is not None and not cell.blank


def _is_tick(cell: Cell | None, value: str) -> bool:
    """Whether a cell holds nothing, or nothing but a tick: a sign, a colour, or its heading's own word or letter."""
    if cell is None:
        return True
    if len(cell.text) > max(SHORT, 2 * len(value)):
        return False  # it says more
    said = _said(cell)
    if not said:
        return True
    words = cell.text.words()
    return bool(_TICK.fullmatch(said)) or said in (folded(value), folded(value)[:1]) or _is_sign(words)


def _is_sign(words: Sequence[Word]) -> bool:
    """A letter of a font of signs."""
    return len(words) == 1 and len(words[0].text) == 1 and bool(re.search("dings|symbol", words[0].style.font, re.I))


def _merged(table: Table, field: _Field) -> Table:
    taken: list[Word] = []
    rows = []
    head = [_said(cell) for cell in table.rows[field.head].cells]
    for at, row in enumerate(table.rows):
        cells = [c for c in field.of(row) if c is not None]
        own = [c for c in cells if c.columns == 1]
        if at == field.head or _repeats(row, head):
            taken += [w for c in own for w in c.text.words()]
            rows.append(_with(row, field, Cell(text=Text("" if _is_under(table, field) else field.name))))
        elif at > field.head and own:
            taken += [w for c in own for w in c.text.words()]
            rows.append(_with(row, field, _ticked(field, field.of(row))))
        else:
            rows.append(_with(row, field, None))
    return replace(table, rows=tuple(rows), repeated=(*table.repeated, *taken))


def _is_under(table: Table, field: _Field) -> bool:
    """Whether one heading stands over all the columns: "RAG" over R, A, G."""
    over = table.rows[field.head - 1].cells[field.first] if field.head else None
    return over is not None and bool(over.text) and over.columns == field.last - field.first + 1


def _with(row: Row, field: _Field, cell: Cell | None) -> Row:
    """The row with one cell in place of several; a cell that spans over them is made a place narrower."""
    cells, gone = list(row.cells), field.last - field.first
    if cell is None:
        at = next((x for x in range(field.first, -1, -1) if cells[x] is not None), 0)
        span = cells[at]
        if span is not None:
            cells[at] = span._replace(columns=max(1, span.columns - gone))
        cell = cells[field.first]
    return row._replace(cells=(*cells[: field.first], cell, *cells[field.last + 1 :]))


def _ticked(field: _Field, cells: Sequence[Cell | None]) -> Cell:
    """The value, or values, that a row ticks, with the tick's place. A colour counts where nothing else is set."""
    marked = [(v, c) for v, c in zip(field.values, cells, strict=True) if c is not None and _is_marked(c)]
    written = [(v, c) for v, c in marked if c.says]
    chosen = written or (marked if len(marked) == 1 else [])
    if not chosen:
        return Cell()
    places = [Mark(w.page, box_of([w]), "symbol", None) for _, c in chosen for w in c.text.words()]
    drawn = [m._replace(colour=None, form=None) for _, c in chosen for m in c.marks if not c.text]
    fragments = tuple(f for _, c in chosen for f in c.fragments)
    return Cell(fragments, Text("/".join(v for v, _ in chosen)), (*places, *drawn))
