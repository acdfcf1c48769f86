"""Sheets that people fill in: CSV that a spreadsheet opens as it is meant, or .xlsx; and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.errors import NotFound, NotPermitted, OutputError, UsageError
from pipeline.models.own_mark import TOOL

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|")
_MARK = "'"  # what spreadsheets put before a cell that is text


def write_sheet(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    """The rows as a sheet: .xlsx by its ending, else CSV with a byte order mark. Raises OutputError.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it, which reading takes off again.
    """
    lines = [[_plain(row.get(name)) for name in columns] for row in rows]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix.lower() == ".xlsx":
            _write_workbook(path, columns, lines)
        else:
            _write_csv(path, columns, lines)
    except OSError as error:
        raise OutputError(f"{path} could not be written: {error.strerror}.") from error


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _write_csv(path: Path, columns: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns)
        writer.writerows([_marked(value) for value in line] for line in lines)


def _marked(value: str) -> str:
    return _MARK + value if value.lstrip().startswith((*_FORMULA, _MARK)) else value


def _write_workbook(path: Path, columns: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    book.properties.creator = TOOL
    sheet = book.active
    sheet.append(list(columns))
    for line in lines:
        sheet.append([ILLEGAL_CHARACTERS_RE.sub("", value) for value in line])
    for row in sheet.iter_rows():
        for cell in row:
            cell.data_type = "s" if cell.value is not None else cell.data_type  # text, never a formula
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.font = Font(bold=cell.row == 1)
    for column in sheet.columns:
        longest = max(len(str(cell.value or "")) for cell in column)
        sheet.column_dimensions[column[0].column_letter].width = min(max(10, longest + 2), 60)
    sheet.freeze_panes = "A2"
    book.save(path)


def read_sheet(path: Path, needed: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a sheet that `write_sheet` wrote and somebody filled in, by column.

    Raises NotFound and NotPermitted as for any input, UsageError where a column of `needed` is missing or the file
    is no such sheet.
    """
    try:
        rows = _workbook_rows(path) if path.suffix.lower() == ".xlsx" else _csv_rows(path)
    except FileNotFoundError as error:
        raise NotFound(f"There is no sheet {path}.") from error
    except PermissionError as error:
        raise NotPermitted(f"The sheet {path} may not be read.") from error
    except (ValueError, KeyError, OSError, csv.Error) as error:
        raise UsageError(f"{path} is not a sheet that can be read.", "Save it as “CSV UTF-8” or .xlsx.") from error
    header = [name.strip() for name in rows[0]] if rows else []
    missing = [name for name in needed if name not in header]
    if missing:
        raise UsageError(f"{path} lacks the column “{missing[0]}”.", "Give the sheet that the tool wrote, filled in.")
    return [dict(zip(header, (value.strip() for value in row), strict=False)) for row in rows[1:] if any(row)]


def _csv_rows(path: Path) -> list[list[str]]:
    text = path.read_text(encoding="utf-8-sig")
    dialect = ";" if text.split("\n", 1)[0].count(";") > text.split("\n", 1)[0].count(",") else ","
    return [[_unmarked(value) for value in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=dialect)]


def _unmarked(value: str) -> str:
    rest = value.removeprefix(_MARK)
    return rest if value.startswith(_MARK) and rest.lstrip().startswith((*_FORMULA, _MARK)) else value


def _workbook_rows(path: Path) -> list[list[str]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except BadZipFile as error:
        raise ValueError(str(error)) from error
    rows = book.worksheets[0].iter_rows(values_only=True)
    return [["" if value is None else str(value) for value in row] for row in rows]
