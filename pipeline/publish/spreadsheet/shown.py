"""What the workbook shows beside the columns of the CSVs: status and reasons in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.models.codes import CODES
from pipeline.publish.schema import Column, TableSchema
from pipeline.publish.spreadsheet.look import status_words
from pipeline.publish.typed_rows import Value, record, typed_rows

STATUS = Column("status", "string", "The status in words; its cell has the colour that the paper shows.")
WHY = Column("why", "string", "What is unsure about it, in words.")
ADDED = (STATUS, WHY)
YES_NO = {True: "Yes", False: "No"}


def shown_rows(dataset: Path, table: TableSchema) -> Iterator[dict[str, Value]]:
    """The rows of a table as people read them: yes and no, values without underscores, reasons in words."""
    for line in typed_rows(dataset, table):
        row = {column.name: _shown(value, column) for column, value in zip(table.columns, line, strict=True)}
        if "rag" in row:
            row[STATUS.name] = status_words(*_status(table, line))
        if table.name == "recommendations":
            row[WHY.name] = _reasons(row["reasons"])
        yield row


def _shown(value: Value, column: Column) -> Value:
    if isinstance(value, bool):
        return YES_NO[value]
    return value.replace("_", " ") if column.values and isinstance(value, str) else value


def _status(table: TableSchema, line: tuple[Value, ...]) -> tuple[str | None, str | None]:
    row = record(table, line)
    rag, blank = row["rag"], row["status_blank"]
    return (None if rag is None else str(rag)), (None if blank is None else str(blank))


def _reasons(codes: Value) -> str | None:
    """The sentence of every code that asks for a look; a code that this version does not know stands as it is."""
    if not isinstance(codes, str):
        return None
    known = ((code, CODES.get(code)) for code in codes.split("; "))
    sentences = (code if entry is None else entry.sentence for code, entry in known if entry is None or entry.review)
    return "\n".join(sentences) or None
