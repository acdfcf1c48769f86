"""`scrutiny tables`: the logical tables of one PDF and nothing else, for people who bring their own analysis."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from typing import Any, TextIO

from pipeline.settings import Settings

Record = dict[str, Any]


def run(options: argparse.Namespace) -> int:
    """Print the tables of `options.pdf` on standard output. 0, also where there are none; 1: pages were left out."""
    from pipeline.work.apart import tables

    found, left_out = tables(options.pdf, options.by, Settings(password=options.password, ocr=options.ocr))
    write = _json if options.format == "json" else _csv
    write(found, sys.stdout)
    for page in left_out:
        print(f"Page {page} was left out: reading it crashed the reader.", file=sys.stderr)
    return 1 if left_out else 0


def _json(found: Sequence[Record], sink: TextIO) -> None:
    sink.write(json.dumps(found, ensure_ascii=True, indent=1) + "\n")


def _csv(found: Sequence[Record], sink: TextIO) -> None:
    """One rectangle for all tables: which table, its first page, which row, then the cells."""
    width = max((len(row) for table in found for row in table["rows"]), default=0)
    writer = csv.writer(sink, lineterminator="\n")
    writer.writerow(["table", "page", "row", *(f"column_{number}" for number in range(1, width + 1))])
    for number, table in enumerate(found, start=1):
        for row_number, texts in enumerate(table["rows"], start=1):
            writer.writerow([number, table["page"], row_number, *texts, *[""] * (width - len(texts))])
