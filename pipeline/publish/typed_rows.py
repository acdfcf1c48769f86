"""The rows of a dataset's CSVs with their types back: what every other form is made from, one row at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pipeline.errors import Corrupt
from pipeline.publish.csv_file import read_csv
from pipeline.publish.schema import TableSchema, tables

Value = str | int | float | bool | None

_PARSERS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": lambda text: text == "true",
    "object": str,  # stays the JSON text that it is in the CSV
    "list": str,  # stays one text
}


def tables_in(folder: Path) -> list[TableSchema]:
    """The tables that stand in `folder`, in the order of the contract."""
    known = tables().values()
    return [table for table in known if (folder / table.file).is_file()]


def typed_rows(folder: Path, table: TableSchema) -> Iterator[tuple[Value, ...]]:
    """The rows of a table in the order of its columns; an empty cell is None. Raises Corrupt."""
    lines = read_csv(folder / table.file)
    if tuple(next(lines, ())) != table.names:
        raise _corrupt(table)
    parsers = [_PARSERS[column.type] for column in table.columns]
    try:
        for line in lines:
            yield tuple(parse(text) if text else None for parse, text in zip(parsers, line, strict=True))
    except ValueError as error:
        raise _corrupt(table) from error


def record(table: TableSchema, row: tuple[Value, ...]) -> dict[str, Value]:
    """A row by the names of its columns."""
    return dict(zip(table.names, row, strict=True))


def _corrupt(table: TableSchema) -> Corrupt:
    return Corrupt(f"{table.file} is not as the tool wrote it.", "Make the dataset anew with `scrutiny extract`.")
