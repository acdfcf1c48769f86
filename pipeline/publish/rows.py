"""A report's document as rows of the tables, CSV files as they are written, and rows with types back."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from pipeline.errors import Corrupt
from pipeline.models.codes import meaning, needs_review
from pipeline.publish.inquiries import opaque
from pipeline.publish.schema import SEPARATOR, JsonObject, TableSchema, tables
from pipeline.text.dates.years import end_day, first_day
from pipeline.text.people import officers

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


Row = dict[str, Any]
_NESTED = frozenset({"updates", "sources", "flags", "status", "assessment", "evidence"})
_ISSUE = ("file", "report_id", "recommendation_index", "field", "code", "page", "message")  # what tells two apart
# No column bears a word of SQL, so that nobody has to quote it; in JSON the fields keep their names.
SQL_WORDS = {"index": "recommendation_index", "update": "update_text", "end": "text_end"}
_ASSESSED = ("rag", "progress", "meeting", "date", "reason")


class Totals(NamedTuple):
    """How many recommendations a report has, and how many of them a person should look at."""

    recommendations: int
    needs_review: int


def joined(values: Iterable[Any]) -> str | None:
    """Several values in one cell; None where there are none."""
    return SEPARATOR.join(str(value) for value in values) or None


def totals(document: JsonObject) -> Totals:
    """The totals of a report's document."""
    rows = document["recommendations"]
    return Totals(len(rows), sum(needs_review(codes_of(entry)) for entry in rows))


def report_row(document: JsonObject, totals: Totals, document_id: str, json_sha256: str) -> Row:
    """The report's line in reports.csv; nothing of its recommendations is looked at."""
    header, source, words = document["header"], document["source"], document["words"]
    plain = {name: value for name, value in header.items() if name != "printed"}
    return {
        **plain,
        **{name: value for name, value in source.items() if name != "also"},
        "report_id": document["report_id"],
        "inquiry_id": document["inquiry_id"],
        "same_as": document.get("same_as"),
        "lead_officers": joined(person["name"] for person in header["lead_officers"]),
        "cabinet_members": joined(person["name"] for person in header["cabinet_members"]),
        "language": document["language"],
        "status": document["status"],
        **totals._asdict(),
        "reasons": joined(sorted({issue["code"] for issue in document["issues"]})),
        "words": words["total"],
        "words_unplaced": len(words["unplaced"]),
        "document_id": document_id,
        "json_sha256": json_sha256,
    }


def codes_of(recommendation: JsonObject) -> list[str]:
    """The codes of its flags, each once."""
    return sorted({flag["code"] for flag in recommendation["flags"]})


def recommendation_rows(document: JsonObject) -> Iterator[Row]:
    """One row for every recommendation of the report."""
    header = document["header"]
    for entry in document["recommendations"]:
        codes = codes_of(entry)
        yield {
            **_in_columns({name: value for name, value in entry.items() if name not in _NESTED}),
            **_status_columns(entry["status"]),
            "report_id": document["report_id"],
            "inquiry_id": document["inquiry_id"],
            "stage_months": header["stage_months"],
            "update_date": header["update_date"],
            "council": header["council"],
            "committee": header["committee"],
            "inquiry_title": inquiry_title(header),
            **days_in_full(entry["target_date"], "target_from", "target_to"),
            **_officers(entry["lead_officer"]),
            "extra": entry["extra"] or None,
            "confidence": min(entry["confidence"].values(), default=None),
            "needs_review": needs_review(codes),
            "reasons": joined(codes),
            "pages": joined(sorted(_pages(entry["sources"]))),
            "checked": joined(sorted({mark["field"] for mark in entry["checked"]})),
            **{f"assessed_{name}": (entry["assessment"] or {}).get(name) for name in _ASSESSED},
        }


def update_rows(document: JsonObject) -> Iterator[Row]:
    """One row for every update column of every recommendation."""
    for entry in document["recommendations"]:
        for position, update in enumerate(entry["updates"], 1):
            yield {
                "report_id": document["report_id"],
                "recommendation_index": entry["index"],
                "position": position,
                "recommendation_id": entry["recommendation_id"],
                "stage_months": update["stage_months"],
                "heading": update["heading"],
                "update_text": update["update"],
                "rag": update["rag"],
                **_status_columns(update["status"] or {}),
            }


def entity_rows(document: JsonObject) -> Iterator[Row]:
    """One row for every name, date, address or amount."""
    for position, entity in enumerate(document["entities"], 1):
        yield {
            **_in_columns({name: value for name, value in entity.items() if name not in ("locators", "flags")}),
            "report_id": document["report_id"],
            "entity": position,
            "value": None if entity["value"] is None else str(entity["value"]),
            "page": entity["locators"][0].get("page") if entity["locators"] else None,
            "reasons": joined(entity["flags"]),
        }


def flag_issues(document: JsonObject) -> Iterator[JsonObject]:
    """What is unsure about each of a report's recommendations: its flags as issues, with `index` and `field`."""
    for entry in document["recommendations"]:
        page = min(_pages(entry["sources"]), default=None)
        for flag in entry["flags"]:
            severity = meaning(flag["code"]).severity
            yield {**flag, "recommendation_index": entry["index"], "severity": severity, "page": page}


def issue_rows(document: JsonObject, flags: Iterable[JsonObject], document_id: str | None = None) -> Iterator[Row]:
    """What is unsure about the report, and then `flags`; nothing of its recommendations is looked at."""
    place = {"file": document["source"]["file"], "document_id": document_id, "report_id": document["report_id"]}
    rows = (issue_row(issue, place) for issue in (*document["issues"], *flags))
    yield from named(rows, document["source"]["sha256"])


def issue_row(issue: Mapping[str, Any], place: Row) -> Row:
    """One line of issues.csv, its `issue_id` still to be given by `named`."""
    review = meaning(issue["code"]).review
    return {"recommendation_index": None, "field": None, **place, **issue, "needs_review": review}


def named(rows: Iterable[Row], sha256: str | None) -> Iterator[Row]:
    """The same rows with their `issue_id`; equal ones are told apart by their count."""
    seen: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        key = tuple(str(row.get(name)) for name in _ISSUE)
        seen[key] += 1
        yield {**row, "issue_id": opaque("i-", 12, sha256, *key, seen[key])}


def inquiry_title(header: JsonObject) -> str | None:
    """The inquiry of a report, or the title of the paper where it names none."""
    title: str | None = header["inquiry"] or header["title"]
    return title


def _in_columns(entry: JsonObject) -> Row:
    return {SQL_WORDS.get(name, name): value for name, value in entry.items()}


def days_in_full(value: str | None, first: str, last: str) -> Row:
    """Return the first and the last day of an ISO date or interval, in the columns of these names."""
    return {first: first_day(value), last: end_day(value)} if value else {}


def _officers(cell: str | None) -> Row:
    names, posts = officers(cell or "")
    return {"officer_names": joined(names), "officer_posts": joined(posts)}


def _status_columns(status: JsonObject) -> Row:
    names = ("shown", "evidence", "colour", "meaning", "assessed_by", "blank")
    return {f"status_{name}": status.get(name) for name in names}


def _pages(sources: JsonObject) -> set[int]:
    return {place["page"] for places in sources.values() for place in places if "page" in place}


REPORT_TABLES = {
    "recommendations": recommendation_rows,
    "updates": update_rows,
    "entities": entity_rows,
}


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
    return Corrupt(
        f"{table.file} has been changed since the tool wrote it.", "Make the dataset again with `scrutiny extract`."
    )
