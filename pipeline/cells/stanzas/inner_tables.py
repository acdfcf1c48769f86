"""Forms that hold a small table with headings of its own → rows of labels and values, as other cards have.

"Recommendation 1 | …", "Response | …", then "Action | Owner | By when | Progress" over a row for each action, and maybe
"RAG rating | Amber": each heading is the label of what stands below it, actions one below another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from pipeline.cells.columns.headings import PAIRED, columns_of, role_of
from pipeline.cells.stanzas.card_lines import recommends, with_labels, with_values
from pipeline.cells.stanzas.card_pairs import filled, is_label
from pipeline.models.page import Word
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import concat
from pipeline.profiles import Profile

FEWEST = 3  # columns of a table inside a form: two may be a label and its value
ROLES = 2  # that its headings name


@dataclass(frozen=True, slots=True)
class _Part:
    """The rows in front of an inner table, its headings, and its rows."""

    before: tuple[Row, ...]
    head: Row
    rows: tuple[Row, ...]


def with_inner_tables(tables: Sequence[Table], profile: Profile) -> list[Table]:
    """The tables, those that are such forms as two columns of labels and values; all others as they are."""
    out: list[Table] = []
    for at, table in enumerate(tables):
        goes_on = at > 0 and _goes_on(tables[at - 1], table, profile)
        out.append(_laid_open(table, profile, goes_on=goes_on))
    return out


def _laid_open(table: Table, profile: Profile, *, goes_on: bool) -> Table:
    if table.nested or not _may_be_form(table.rows, profile, goes_on=goes_on):
        return table
    parts, after, repeated = _parts(table.rows, profile)
    if not parts or not _are_forms(parts, after, profile, goes_on=goes_on):
        return table
    rows: list[Row] = []
    for part in parts:
        rows += with_values(with_labels(part.before, profile))
        rows += _columns(part)
    rows += with_values(with_labels(after, profile))
    return replace(table, rows=tuple(rows), repeated=(*table.repeated, *repeated))


def _may_be_form(rows: Sequence[Row], profile: Profile, *, goes_on: bool) -> bool:
    """Whether one recommendation stands over the first inner table: most tables begin with headings."""
    if not goes_on and not any(recommends(row, profile) for row in rows):
        return False
    first = next((at for at, row in enumerate(rows) if _is_head(row, profile)), None)
    if first is None:
        return False
    asked = sum(recommends(row, profile) for row in rows[:first])
    return asked == 1 or (goes_on and not asked)


def _parts(rows: Sequence[Row], profile: Profile) -> tuple[list[_Part], tuple[Row, ...], tuple[Word, ...]]:
    """The inner tables with what stands above each, what stands below the last, and headings printed again."""
    parts: list[_Part] = []
    again: list[Word] = []
    start = at = 0
    while at < len(rows):
        if not _is_head(rows[at], profile):
            at += 1
            continue
        end = at + 1
        while end < len(rows) and _is_below(rows[at], rows[end], profile):
            end += 1
        if at == start and parts and _says(parts[-1].head) == _says(rows[at]):  # at the top of a page
            again += [w for c in rows[at].cells if c for w in c.text.words()]
            parts[-1] = replace(parts[-1], rows=(*parts[-1].rows, *rows[at + 1 : end]))
        else:
            parts.append(_Part(tuple(rows[start:at]), rows[at], tuple(rows[at + 1 : end])))
        start = at = end
    return parts, tuple(rows[start:]), tuple(again)


def _are_forms(parts: Sequence[_Part], after: Sequence[Row], profile: Profile, *, goes_on: bool) -> bool:
    """Whether one recommendation stands over each inner table, and something else is said of most of them.

    One that `goes_on` from the page before has its recommendation there.
    """
    counts = [sum(recommends(row, profile) for row in part.before) for part in parts]
    cut = goes_on and not counts[0]
    if any(count != 1 for count in (counts[1:] if cut else counts)) or any(recommends(r, profile) for r in after):
        return False
    others = [row for row in chain(*(p.before for p in parts), after) if not recommends(row, profile)]
    labels = sum(len(filled(row)) > 1 for row in with_values(with_labels(others, profile)))
    return labels >= len(parts) - cut and all(part.rows for part in parts)


def _goes_on(before: Table, table: Table, profile: Profile) -> bool:
    """Whether a form is cut by the foot of a page in front of its inner table."""
    if before.nested or not before.boxes or not table.boxes or table.boxes[0].page != before.boxes[-1].page + 1:
        return False
    starts = [at for at, row in enumerate(before.rows) if recommends(row, profile)]
    return bool(starts) and not any(_is_head(row, profile) for row in before.rows[starts[-1] :])


def _is_head(row: Row, profile: Profile) -> bool:
    """Whether a row is the headings of an inner table: most of its cells name something, and all are printed alike."""
    cells = [cell for cell in row.cells if cell is not None and cell.text]
    if len(cells) < FEWEST or not all(map(_may_head, cells)):
        return False
    if len({all([w.style.bold for w in cell.text.words()]) for cell in cells}) > 1:
        return False
    roles = [column.role for column in columns_of([row], profile) if column.role]
    return 2 * len(roles) > len(cells) and len({*roles} & PAIRED) >= ROLES and "recommendation" not in roles


def _may_head(cell: Cell) -> bool:
    """Whether a cell is no sentence; "No." is a heading."""
    return is_label(cell) and (cell.text.value[-1] != "." or len(cell.text.runs) == 1)


def _is_below(head: Row, row: Row, profile: Profile) -> bool:
    """Whether a row has the columns of an inner table, and is none of labels and values."""
    if [c is None for c in head.cells] != [c is None for c in row.cells] or _is_head(row, profile):
        return False
    cells = filled(row)
    named = len(cells) % 2 == 0 and all(role_of(c.text.value, profile) in PAIRED for c in cells[::2])
    return not named and not recommends(row, profile)


def _columns(part: _Part) -> Iterator[Row]:
    """Each column of an inner table as a label and its value."""
    for x, head in enumerate(part.head.cells):
        if head is not None and (head.text or any((c := row.cells[x]) and c.says for row in part.rows)):
            cells = [c for row in part.rows if (c := row.cells[x]) is not None]
            yield Row((head._replace(columns=1), _together(cells)), joined=any(row.joined for row in part.rows))


def _together(cells: Sequence[Cell]) -> Cell:
    """What is said of several actions, one below another."""
    first = cells[0]
    return first._replace(
        text=concat([c.text for c in cells], "\n"),
        fragments=tuple(f for c in cells for f in c.fragments),
        marks=tuple(m for c in cells for m in c.marks),
        columns=1,
    )


def _says(row: Row) -> list[str]:
    return [" ".join(c.text.value.split()) if c else "" for c in row.cells]
