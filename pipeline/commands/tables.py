"""`scrutiny tables`: the logical tables of one PDF and nothing else, for people who bring their own analysis."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from pipeline.models.table import Cell, Table
from pipeline.settings import Settings


def run(options: argparse.Namespace) -> int:
    """Print the tables of `options.pdf` on standard output. A PDF without tables prints an empty list: exit code 0."""
    from pipeline.run import tables

    found = tables(options.pdf, options.by, Settings(password=options.password, ocr=options.ocr))
    write = _json if options.format == "json" else _csv
    write(found, sys.stdout)
    return 0


def _json(found: Sequence[Table], sink: TextIO) -> None:
    sink.write(json.dumps([record(table) for table in found], ensure_ascii=True, indent=1) + "\n")


def record(table: Table) -> dict[str, Any]:
    """The contract's shape. A mark's `row` and `column` count from 0: `rows[row][column]` is its cell."""
    return {
        "page": table.pages[0],
        "pages": list(table.pages),
        "by": table.by,
        "rows": [_texts(row.cells) for row in table.rows],
        "marks": list(_marks(table)),
    }


def _texts(cells: Sequence[Cell | None]) -> list[str]:
    """A place that a neighbour spans over is an empty string, so that all rows have the same length."""
    return ["" if cell is None else cell.text.value for cell in cells]


def _marks(table: Table) -> Iterator[dict[str, Any]]:
    for row_number, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            for mark in cell.marks if cell else ():
                yield {"row": row_number, "column": column, "evidence": mark.evidence, "colour": mark.colour}


def _csv(found: Sequence[Table], sink: TextIO) -> None:
    """One rectangle for all tables: which table, its first page, which row, then the cells."""
    width = max((table.width for table in found), default=0)
    writer = csv.writer(sink, lineterminator="\n")
    writer.writerow(["table", "page", "row", *(f"column_{number}" for number in range(1, width + 1))])
    for number, table in enumerate(found, start=1):
        for row_number, row in enumerate(table.rows, start=1):
            texts = _texts(row.cells)
            writer.writerow([number, table.pages[0], row_number, *texts, *[""] * (width - len(texts))])
