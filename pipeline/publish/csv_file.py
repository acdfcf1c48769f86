"""CSV as the GOV.UK tabular data standard asks: RFC 4180, UTF-8 without BOM, CRLF, one header row.

Cells hold the data as it is; a cell that a spreadsheet would run as a formula is not changed here.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from pipeline.publish.schema import TableSchema

# Every cell of a paper fits; a limit beyond a C long is refused by some platforms.
_LONGEST_CELL = 2**31 - 1


class CsvWriter:
    """Writes the rows of one table, one by one, so that no table has to fit in memory."""

    def __init__(self, stream: TextIO, table: TableSchema) -> None:
        self._writer = csv.writer(stream, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
        self._names = table.names
        self._writer.writerow(self._names)

    def write(self, row: Mapping[str, Any]) -> None:
        self.write_cells(cells(row, self._names))

    def write_cells(self, row: list[str]) -> None:
        """A row whose values are as they are to be written."""
        self._writer.writerow(row)


def write_csv(path: Path, table: TableSchema, rows: Iterable[Mapping[str, Any]]) -> None:
    """All rows at once. Raises OSError where the file can't be written."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = CsvWriter(stream, table)
        for row in rows:
            writer.write(row)


def cells(row: Mapping[str, Any], names: Sequence[str]) -> list[str]:
    """The row as it is written, by the names of its columns; one that the row lacks is empty."""
    return [value if type(value) is str else cell(value) for value in map(row.get, names)]


def cell(value: Any) -> str:
    """One value as it is written: null is empty, truth is `true` or `false`, an object is JSON."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return str(value)


def read_csv(path: Path) -> Iterator[list[str]]:
    """Every line, the header first. Raises csv.Error and UnicodeDecodeError where it is not what we write."""
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.reader(stream, strict=True)
