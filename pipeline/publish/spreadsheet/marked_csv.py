"""CSVs that Excel opens with a double click: with a byte order mark, and no cell that would run as a formula.

The dataset's own CSVs stay as they are. `formulas.strip` gives a cell back as the paper has it.
"""

from __future__ import annotations

import csv
from pathlib import Path

from pipeline.publish.metadata.dcat import MARKED
from pipeline.publish.rows import read_csv, tables_in
from pipeline.publish.spreadsheet.workbook import mark


def write_marked_csv(dataset: Path, out: Path) -> list[Path]:
    """Writes `out/for-excel/<table>.csv` for every table of `dataset`."""
    folder = out / MARKED
    folder.mkdir(exist_ok=True)
    return [_write(dataset / table.file, folder / table.file) for table in tables_in(dataset)]


def _write(source: Path, path: Path) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, lineterminator="\r\n").writerows(map(mark, line) for line in read_csv(source))
    return path
