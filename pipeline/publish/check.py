"""Whether a dataset keeps to its own description, and what a check says of it."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, get_args

from pipeline.errors import NotPermitted
from pipeline.models.codes import CONSEQUENCE, meaning
from pipeline.models.report import Issue, Severity
from pipeline.publish.document import problem
from pipeline.publish.folder import must_be_dataset
from pipeline.publish.metadata.package import FILE, present, table_schema
from pipeline.publish.rows import REPORT_TABLES, cells, read_csv, report_row, totals
from pipeline.publish.schema import Column, TableSchema, tables
from pipeline.safe_json import loads

REMEMBERED = 1000  # values of a column, so that memory stays bounded
Keys = dict[tuple[str, tuple[str, ...]], set[tuple[str, ...]]]  # (table, columns) → the values that stand there


def faults(folder: Path, *, contents: bool = True) -> list[str]:
    """What is wrong, in words; empty for a valid dataset. Raises OSError where a file can't be read.

    Without `contents` the reports' JSON is known by its hash alone: for who made its rows from the same draft.
    """
    found = list(_package_faults(folder))
    if not found:
        found = list(_table_faults(folder)) or list(_report_faults(folder, contents))
    return found


def _package_faults(folder: Path) -> Iterator[str]:
    try:
        package = loads((folder / FILE).read_text(encoding="utf-8"))
        described = {entry["name"]: entry for entry in package["resources"]}
    except (ValueError, KeyError, TypeError):
        yield f"{FILE} is not a data package"
        return
    for name, table in tables().items():
        path, entry = folder / table.file, described.get(name, {})
        if table.optional and not path.exists() and not entry:
            continue
        if not path.is_file():
            yield f"{table.file} is missing"
        elif entry.get("hash") != f"sha256:{_digest(path)}" or entry.get("bytes") != path.stat().st_size:
            yield f"{table.file} has been changed since it was written"
        elif _bare(entry.get("schema")) != _bare(table_schema(table)):
            yield f"{FILE} describes {table.file} differently from this version of the tool"


def _bare(schema: Any) -> Any:
    """A description without units, which datasets made before had not."""
    if isinstance(schema, dict):
        return {key: _bare(value) for key, value in schema.items() if key != "unit"}
    return [_bare(value) for value in schema] if isinstance(schema, list) else schema


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _table_faults(folder: Path) -> Iterator[str]:
    keys: Keys = {(key.table, key.to): set() for table in tables().values() for key in table.foreign_keys}
    used: Keys = {}
    for table in present(folder):
        try:
            yield from _rows_faults(folder / table.file, table, keys, used)
        except (csv.Error, UnicodeDecodeError) as error:
            yield f"{table.file} is not a CSV file in UTF-8: {error}"
    for table in tables().values():
        for key in table.foreign_keys:
            missing = used.get((table.name, key.columns), set()) - keys[key.table, key.to]
            for values in sorted(filter(any, missing))[:1]:  # a pointer may be empty
                yield f"{table.file} points to {' '.join(values)}, which {key.table}.csv lacks"


def _rows_faults(path: Path, table: TableSchema, keys: Keys, used: Keys) -> Iterator[str]:
    lines, names = read_csv(path), table.names
    if tuple(next(lines, ())) != names:
        yield f"{table.file} does not have the expected columns"
        return
    checks = [(at, _Check(column)) for at, column in enumerate(table.columns) if _is_held(column)]
    key = [names.index(name) for name in table.primary_key]
    noted = list(_noted(table, keys, used))
    seen: set[tuple[str, ...]] = set()
    for number, line in enumerate(lines, 2):
        if len(line) != len(names):
            yield f"{table.file}, row {number}: {len(line)} cells instead of {len(names)}"
            return
        for at, check in checks:
            if line[at] not in check.right and (fault := check.fault(line[at])):
                yield f"{table.file}, row {number}, {names[at]}: {fault}"
        primary = tuple([line[at] for at in key])
        if primary and primary in seen:
            yield f"{table.file}, row {number}: {' '.join(primary)} appears twice"
        seen.add(primary)
        for places, values in noted:
            values.add(tuple([line[at] for at in places]))


def _noted(table: TableSchema, keys: Keys, used: Keys) -> Iterator[tuple[list[int], set[tuple[str, ...]]]]:
    """Which columns of a table are keys that others point to, or point to others; and the values noted of each."""
    names = table.names
    for (name, columns), values in keys.items():
        if name == table.name:
            yield [names.index(column) for column in columns], values
    for key in table.foreign_keys:
        yield [names.index(column) for column in key.columns], used.setdefault((table.name, key.columns), set())


def _is_held(column: Column) -> bool:
    """Whether a column may not hold any text."""
    return bool(column.type != "string" or column.required or column.values or column.pattern)


class _Check:
    """What the cells of one column are held to; a value that is right is looked at once."""

    def __init__(self, column: Column) -> None:
        self._column = column
        self._pattern = re.compile(column.pattern) if column.pattern else None
        self.right: set[str] = set()  # values that need no second look

    def fault(self, value: str) -> str | None:
        """What is wrong with one cell."""
        fault = _cell_fault(value, self._column, self._pattern)
        if fault is None and len(self.right) < REMEMBERED:
            self.right.add(value)
        return fault


def _cell_fault(value: str, column: Column, pattern: re.Pattern[str] | None) -> str | None:
    """What is wrong with one cell; its content is never repeated, since logs must not hold text of papers."""
    if not value:
        return "is empty" if column.required else None
    if column.values and value not in column.values:
        return f"is none of {', '.join(column.values)}"
    if pattern and not pattern.search(value):
        return "is not in the expected form"
    try:
        parsed = _PARSERS[column.type](value)
    except ValueError:
        return f"is not {column.type}"
    return _range_fault(parsed, column)


def _range_fault(number: Any, column: Column) -> str | None:
    if column.minimum is not None and number < column.minimum:
        return f"is less than {column.minimum}"
    if column.maximum is not None and number > column.maximum:
        return f"is more than {column.maximum}"
    return None


def _boolean(value: str) -> bool:
    if value not in ("true", "false"):
        raise ValueError
    return value == "true"


_PARSERS: dict[str, Any] = {
    "string": str, "integer": int, "number": float, "boolean": _boolean, "object": loads, "list": str,
}  # fmt: skip


def _report_faults(folder: Path, contents: bool) -> Iterator[str]:
    """Every report's JSON is there, unchanged and valid, and says the same as the CSVs; there is no other."""
    readers = {name: read_csv(folder / tables()[name].file) for name in (*REPORT_TABLES, "reports")}
    header = {name: next(lines) for name, lines in readers.items()}["reports"]
    listed: set[str] = set()
    for line in readers["reports"]:
        row = dict(zip(header, line, strict=True))
        path = folder / "reports" / f"{row['report_id']}.json"
        listed.add(path.name)
        if not path.is_file() or _digest(path) != row["json_sha256"]:
            yield f"reports/{path.name} is missing or has been changed since it was written"
            return
        if contents:
            yield from _content_faults(path, line, row, readers)
    if contents:
        yield from (f"{tables()[name].file} has rows of no report" for name, lines in readers.items() if any(lines))
    others = sorted({path.name for path in (folder / "reports").iterdir()} - listed)
    yield from (f"reports/{name} is not listed in reports.csv" for name in others[:1])


def _content_faults(
    path: Path, line: list[str], row: dict[str, str], readers: dict[str, Iterator[list[str]]]
) -> Iterator[str]:
    document = loads(path.read_text(encoding="utf-8"))
    fault = problem(document)
    if fault:
        yield f"reports/{path.name}: {fault}"
        return
    expected = report_row(document, totals(document), row["document_id"], row["json_sha256"])
    if cells(expected, tables()["reports"].names) != line:
        yield f"reports.csv differs from reports/{path.name}"
        return
    for table, make in REPORT_TABLES.items() if not document.get("same_as") else ():
        rows = [cells(entry, tables()[table].names) for entry in make(document)]
        if list(islice(readers[table], len(rows))) != rows:
            yield f"{tables()[table].file} differs from reports/{path.name}"


SEVERITIES: tuple[Severity, ...] = get_args(Severity)


def check(dataset: Path) -> list[Issue]:
    """What is wrong with the folder; where nothing is, every place that a person should look at.

    Places of one cause stand together: causes that touch the status first, then dates, rows, identity, prose; of
    equal weight the more frequent first. Raises NotFound where `dataset` is no dataset.
    """
    must_be_dataset(dataset)
    try:
        found = [Issue("DATASET_INVALID", "error", None, f"{fault}.") for fault in faults(dataset)]
    except OSError as error:
        raise NotPermitted(f"{error.filename} can't be read.") from error
    return found or list(_places(dataset))


def _places(dataset: Path) -> Iterator[Issue]:
    causes: dict[str, list[dict[str, str]]] = {}
    for row in _rows(dataset, "issues"):
        if row["needs_review"] == "true":
            causes.setdefault(row["code"], []).append(row)
    for code in sorted(causes, key=lambda code: (CONSEQUENCE.index(meaning(code).about), -len(causes[code]), code)):
        yield from map(_place, causes[code])


@dataclass(frozen=True, slots=True)
class Held:
    """What a dataset holds: recommendations, and the cells and other points to be checked."""

    recommendations: int
    cells: int
    points: int


def counts_of(dataset: Path) -> Held:
    """What a dataset holds and what of it is to be checked, each report once however many files hold it."""
    again = {row["report_id"] for row in _rows(dataset, "reports") if row["same_as"]}
    listed = sum(1 for _ in _rows(dataset, "recommendations"))
    places = [
        row for row in _rows(dataset, "issues") if row["needs_review"] == "true" and row["report_id"] not in again
    ]
    of_rows = [row for row in places if row["recommendation_index"]]
    cells = {(row["report_id"], row["recommendation_index"], row["field"]) for row in of_rows}
    return Held(listed, len(cells), len(places) - len(of_rows))


def _rows(dataset: Path, table: str) -> Iterator[dict[str, str]]:
    lines = read_csv(dataset / f"{table}.csv")
    header = next(lines)
    return (dict(zip(header, line, strict=True)) for line in lines)


def file_issues(dataset: Path) -> Iterator[tuple[str, Issue]]:
    """(file, issue) of what a person should know about whole files: could not be read, corrections that do not fit."""
    for row in _rows(dataset, "issues"):
        if row["needs_review"] == "true" and not row["report_id"]:
            page = int(row["page"]) if row["page"] else None
            yield row["file"], Issue(row["code"], _severity(row), page, row["message"])


def _severity(row: dict[str, str]) -> Severity:
    return next(value for value in SEVERITIES if value == row["severity"])


def _place(row: dict[str, str]) -> Issue:
    """One line of issues.csv, with its place in words before the message."""
    parts = [row["report_id"] or row["file"]]
    parts += [f"recommendation {row['recommendation_index']}"] if row["recommendation_index"] else []
    parts += [row["field"].replace("_", " ")] if row["field"] else []
    page = int(row["page"]) if row["page"] else None
    return Issue(row["code"], _severity(row), page, f"{', '.join(parts)}: {row['message']}")
