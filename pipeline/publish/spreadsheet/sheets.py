"""Which sheets the workbook has, in which order their columns stand, and what the first sheet says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.publish.csv_file import read_csv
from pipeline.publish.metadata.package import FILE
from pipeline.publish.schema import Column, TableSchema, in_reading_order
from pipeline.publish.spreadsheet.shown import ADDED, STATUS
from pipeline.publish.typed_rows import Value
from pipeline.safe_json import loads

# What a person reads first; the columns that only machines need stand to the right, none is hidden.
_FIRST = (
    "council", "inquiry_title", "stage_months", "number", "title", "recommendation", "status", "update_text",
    "response", "decision", "lead_officer", "target_date", "needs_review", "why", "pages",
)  # fmt: skip
_PRINTED = 16
FLAT = "recommendations-flat"
_HEADINGS = {
    "inquiry_title": "Inquiry", "stage_months": "Months", "number": "No.",
    "needs_review": "To check", "why": "Why to check", "reasons": "Reason codes", "rag": "Colour", "url": "Address",
    "recommendation_index": "Row", "inquiry": "Inquiry named", "update_text": "Update",
}  # fmt: skip


_EXPLAINING = TableSchema(
    "columns", "Columns", "What each column holds.",
    (
        Column("file", "string", "The table."), Column("heading", "string", "Its heading on the sheet."),
        Column("column", "string", "Its name in the CSV."), Column("meaning", "string", "What it holds."),
        Column("one_of", "string", "The only values it may hold."),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as a sheet: its name, its columns in the order shown, and where its rows come from."""

    name: str
    table: TableSchema
    columns: tuple[Column, ...]
    coloured: int | None  # position of the column that takes the colour of `rag`
    checked: int | None  # position of the column that says whether to look
    printed: int  # so many columns, from the left, go on paper
    empty: frozenset[str]  # names of columns in which nothing stands: kept, and narrow

    def heading(self, column: Column) -> str:
        return _HEADINGS.get(column.name, column.heading)


def sheets(dataset: Path) -> list[Sheet]:
    """What people read comes first, then whatever else the dataset holds."""
    found = [table for table in in_reading_order() if (dataset / table.file).is_file()]
    return [_sheet(table, _empty(dataset, table)) for table in found]


def _empty(dataset: Path, table: TableSchema) -> frozenset[str]:
    """The columns in which nothing stands, such as the prose of a published set of facts."""
    left = set(range(len(table.columns)))
    lines = read_csv(dataset / table.file)
    next(lines, None)
    for line in lines:
        left -= {at for at in left if line[at]}
        if not left:
            break
    return frozenset(table.names[at] for at in left)


def _sheet(table: TableSchema, empty: frozenset[str]) -> Sheet:
    columns = table.columns
    if table.name == "recommendations":
        known = {column.name: column for column in (*ADDED, *columns)}
        shown = [known[name] for name in _FIRST if name in known]
        columns = (*shown, *(column for column in columns if column not in shown))
    elif table.name == "updates":
        at = table.names.index("rag")
        columns = (*columns[:at], STATUS, *columns[at:])
    named = [column.name for column in columns]
    coloured = named.index(STATUS.name) if STATUS in columns or table.name == FLAT else None
    checked = next((at for at, column in enumerate(columns) if column.name == "needs_review"), None)
    printed = len(_FIRST) if table.name == "recommendations" else min(len(columns), _PRINTED)
    name = "Recommendations now" if table.name == FLAT else table.name.capitalize()
    return Sheet(name, table, columns, coloured, checked, printed, empty)


def about(dataset: Path) -> list[tuple[str, str]]:
    """The first sheet: what this is, how to read it, whose it is. Pairs of a heading and a text."""
    package: dict[str, Any] = loads((dataset / FILE).read_text(encoding="utf-8"))
    licences = "; ".join(entry.get("title") or entry["path"] for entry in package.get("licenses", ()))
    unknown = package["scrutiny"].get("licence_unknown", 0)
    lines = [
        ("What this is", package["description"]),
        ("How it was read", "By machine, from the published papers. Compare a row with the paper, on the pages named, "
         "before you rely on it, above all where the column “To check” says Yes."),
        ("Status", "The word in the column “Status” says what its colour says. It is the colour that the paper shows; "
         "what a colour means differs between councils and stands in “Status meaning” and “Progress”."),
        ("An empty cell", "Nothing is known. It never means “no”, “green” or “not started”."),
        ("Columns", "Each is explained on the last sheet. Those that only machines need stand to the right."),
        ("Licence", licences or "Not known: the papers belong to their publishers."),
    ]  # fmt: skip
    if licences and unknown:
        lines.append(("Licence not known", f"For {unknown} of the files; see the sheet “Sources”."))
    return [*lines, *(("Attribution", line) for line in package.get("attribution", ()))]


EXPLAINED = Sheet("Columns", _EXPLAINING, _EXPLAINING.columns, None, None, len(_EXPLAINING.columns), frozenset())


def explanations(dataset: Path) -> Iterator[dict[str, Value]]:
    """The rows of the last sheet: every column of every other sheet, and what it means."""
    for sheet in sheets(dataset):
        for column in sheet.columns:
            yield {
                "file": sheet.name,
                "heading": sheet.heading(column),
                "column": column.name if column in sheet.table.columns else None,
                "meaning": column.description,
                "one_of": ", ".join(column.values) or None,
            }
