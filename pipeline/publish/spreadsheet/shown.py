"""What the workbook shows beside the columns of the CSVs: council and paper of a row, status and reasons in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.models.codes import CODES
from pipeline.publish.schema import Column, TableSchema
from pipeline.publish.spreadsheet.look import status_words
from pipeline.publish.typed_rows import Value, record, tables_in, typed_rows

COUNCIL = Column("in_council", "string", "The council, where printed or stated.")
PAPER = Column("in_inquiry", "string", "The inquiry, or the title of the paper where it names none.")
STATUS = Column("status", "string", "The status in words; its cell has the colour that the paper shows.")
WHY = Column("why", "string", "What is unsure about it, in words.")
ADDED = (COUNCIL, PAPER, STATUS, WHY)
YES_NO = {True: "Yes", False: "No"}


def shown_rows(dataset: Path, table: TableSchema) -> Iterator[dict[str, Value]]:
    """The rows of a table as people read them: yes and no, values without underscores, reasons in words."""
    papers = _papers(dataset) if table.name == "recommendations" else {}
    for line in typed_rows(dataset, table):
        row = {column.name: _shown(value, column) for column, value in zip(table.columns, line, strict=True)}
        if "rag" in row:
            row[STATUS.name] = status_words(*_status(table, line))
        if papers:
            row[COUNCIL.name], row[PAPER.name] = papers.get(str(row["report_id"]), (None, None))
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


def _papers(dataset: Path) -> dict[str, tuple[Value, Value]]:
    """report_id → its council, and its inquiry or title."""
    table = next(table for table in tables_in(dataset) if table.name == "reports")
    found = (record(table, line) for line in typed_rows(dataset, table))
    return {str(row["report_id"]): (row["council"], row["inquiry"] or row["title"]) for row in found}
