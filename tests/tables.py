"""The tables of a dataset, as its readers get them."""

from __future__ import annotations

import csv
from pathlib import Path


def csv_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV by their headings; none where there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of one table of a dataset."""
    return csv_rows(folder / f"{name}.csv")
