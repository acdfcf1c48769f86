"""Numbers and letters of recommendations that recognition takes for what looks alike: "la" for "1a", "C" for "c".

A lone letter tells nothing; the rest of its column does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.cells.columns.headings import Column, cell_in, heading_of
from pipeline.models.runs import Run, Runs
from pipeline.models.table import Cell, Row, Table
from pipeline.models.text import Text
from pipeline.profiles import Profile

LEAST = 2  # cells of a column that show what the others are
_NUMBER = re.compile(r"\d{1,3}[a-z]?[.)]?")
_ONE = re.compile(r"[lI|](?=[a-z]?[.)]?$)")
_SMALL = re.compile(r"\(?[a-z][.)]?")
_CAPITAL = re.compile(r"(?<![^(])[COSUVWXZ](?=[.)]?$)")  # no other is but a larger one of its small letters


def with_look_alikes(table: Table, profile: Profile) -> Table:
    """The table; on a scan with the numbers, and letters in a column of their own, that the others ask for."""
    heading = heading_of(table, profile) if _recognised(table) else None
    number = heading.first("number") if heading else None
    if heading is None or number is None:
        return table
    head, rows = table.rows[: heading.rows], table.rows[heading.rows :]
    found = _mended(rows, number, _NUMBER, lambda text: _ONE.sub("1", text, count=1) if _ONE.match(text) else text)
    for column in heading.columns:
        if column.role is None and column.index > number.index:
            found = _mended(found, column, _SMALL, lambda text: _CAPITAL.sub(lambda m: m[0].lower(), text))
    return table if found == rows else replace(table, rows=(*head, *found))


def _recognised(table: Table) -> bool:
    return any(w.score < 1 for row in table.rows[:2] for cell in row.cells if cell for w in cell.text.words())


def _mended(
    rows: Sequence[Row], column: Column, usual: re.Pattern[str], meant: Callable[[str], str]
) -> tuple[Row, ...]:
    """The rows with what a column holds as it is `meant`, where more of its cells are as `usual` than otherwise."""
    said = [cell.text.value if (cell := cell_in(row.cells, column)) else "" for row in rows]
    plain = sum(bool(usual.fullmatch(text)) for text in said)
    other = sum(bool(text) and not usual.fullmatch(meant(text)) for text in said)  # names of themes
    if plain < LEAST or plain <= other:
        return tuple(rows)
    return tuple(_with(row, column, meant) for row in rows)


def _with(row: Row, column: Column, meant: Callable[[str], str]) -> Row:
    cell = cell_in(row.cells, column)
    value = meant(cell.text.value) if cell else ""
    if cell is None or value == cell.text.value:
        return row
    cells: list[Cell | None] = list(row.cells)
    cells[column.index] = cell._replace(text=_said_as(cell.text, value))
    return row._replace(cells=tuple(cells))


def _said_as(text: Text, value: str) -> Text:
    """Another text, as long, of the same words."""
    runs = ((run, value[run.start : run.end]) for run in text.runs)
    return Text(value, Runs.of(Run(run.start, run.end, run.word._replace(text=said)) for run, said in runs))
