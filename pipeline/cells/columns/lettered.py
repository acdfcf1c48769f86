"""Parts of a recommendation lettered in a column of their own: "1" beside three rows, "a", "b", "c" behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.cells.columns.headings import Column, cell_in, heading_of
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import concat
from pipeline.profiles import Profile

LEAST = 2  # letters that make a column one of parts
_LETTER = re.compile(r"\(?([a-z]|[ivx]{1,4})[.)]{0,2}")
_FIRST = ("a", "i")


def with_letters(table: Table, profile: Profile) -> Table:
    """The table with each letter put behind the number that stands beside it or spans over it: "1a"."""
    heading = heading_of(table, profile)
    number = heading.first("number") if heading else None
    if heading is None or number is None:
        return table
    rows = table.rows[heading.rows :]
    letters = next((column for column in heading.columns if _holds_letters(column, number, rows)), None)
    if letters is None:
        return table
    return replace(table, rows=(*table.rows[: heading.rows], *_put_together(rows, number, letters)))


def _holds_letters(column: Column, number: Column, rows: Sequence[Row]) -> bool:
    """Whether a column without a role holds letters alone, each number beginning with the first of them."""
    if column.role is not None or column.index <= number.index:
        return False
    said = [(_text(row, number), _text(row, column)) for row in rows]
    found = [(own, letter[1]) for own, text in said if text and (letter := _LETTER.fullmatch(text))]
    if len(found) < LEAST or len(found) < sum(bool(text) for _, text in said):
        return False
    return all((letter in _FIRST) == bool(own) for own, letter in found)


def _put_together(rows: Sequence[Row], number: Column, letters: Column) -> Iterator[Row]:
    last: Cell | None = None
    for row in rows:
        own, letter = (cell_in(row.cells, column) for column in (number, letters))
        last = own if own and own.text else last
        if last is None or letter is None or not letter.text:
            yield row
            continue
        cells = list(row.cells)
        fragments = letter.fragments if own is None else own.fragments + letter.fragments
        cells[number.index] = last._replace(text=concat((last.text, letter.text)), fragments=fragments, rows=1)
        cells[letters.index] = Cell()
        yield row._replace(cells=tuple(cells))


def _text(row: Row, column: Column) -> str:
    cell = cell_in(row.cells, column)
    return cell.text.value.strip() if cell else ""
