"""Cards that a page cuts in two, and whose two halves have columns of their own width: the rest put to its card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from pipeline.cells.columns.headings import PAIRED, role_of
from pipeline.cells.stanzas.card_pairs import begins, filled, heads, is_label
from pipeline.models.table import Row, Table
from pipeline.models.text import concat
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

PAIR = 2  # a label and its value


def with_cut_cards(tables: Sequence[Table], profile: Profile) -> list[Table]:
    """The tables in order; rows at the top of a page that end the card before, moved to its table."""
    out: list[Table] = []
    for table in tables:
        count = _rest(out[-1], table, profile) if out else 0
        if count:
            before = out.pop()
            first, *more = table.rows[:count]
            rows = (*before.rows[:-1], _merged(before.rows[-1], first)) if _is_cut(first) else (*before.rows, first)
            out.append(replace(before, rows=(*rows, *more), boxes=(*before.boxes, *table.boxes)))
        if count < len(table.rows):
            out.append(replace(table, rows=table.rows[count:]) if count else table)
    return out


def _is_cut(row: Row) -> bool:
    """Whether a row is the end of a value whose label stands on the page before."""
    label, *values = filled(row)
    return not label.text and not label.marks and any(value.text for value in values)


def _merged(row: Row, rest: Row) -> Row:
    """A row with the end of its value."""
    *front, value = filled(row)
    more = filled(rest)[-1]
    ended = value.text.value[-1:] in ".:;?!" and not more.text.value[:1].islower()
    text = concat((value.text, more.text), "\n" if ended else " ") if value.text else more.text
    whole = value._replace(text=text, fragments=value.fragments + more.fragments, marks=value.marks + more.marks)
    return Row((*front, whole), joined=True)


def _rest(before: Table, table: Table, profile: Profile) -> int:
    """How many rows at the top of a table say what the last card of the one before does not say yet."""
    if before.nested or table.nested or before.width != PAIR or table.width != PAIR:
        return 0
    if table.boxes[0].page != before.boxes[-1].page + 1:
        return 0
    starts = [at for at, row in enumerate(before.rows) if begins(row, profile)]
    said = set(_labels(before.rows[starts[-1] :])) if starts else set()
    cut = int(_is_cut(table.rows[0]))
    labels = _labels(table.rows[cut:])
    more = list(takewhile(lambda label: label not in said and role_of(label, profile) in PAIRED, labels))
    count = cut + len(more)
    after = table.rows[count : count + 1]
    ended = not after or begins(after[0], profile) or heads(after[0], profile)
    return count if said and ended and len({*more}) == len(more) else 0


def _labels(rows: Sequence[Row]) -> Iterator[str]:
    """The label of each row; nothing from the first one on that has none."""
    for row in rows:
        cells = filled(row)
        if len(cells) != PAIR or not is_label(cells[0]):
            return
        yield folded(cells[0].text.value)
