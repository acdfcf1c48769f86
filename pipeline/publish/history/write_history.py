"""`history.csv` and `history/`: every report that another has taken the place of, as it last stood in the dataset."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.publish.csv_file import write_csv
from pipeline.publish.history.succession import Past
from pipeline.publish.read_dataset import table_rows
from pipeline.publish.schema import tables

FOLDER, TABLE = "history", "history"
Row = dict[str, Any]


def write_history(earlier: Path, new: Path, past: Sequence[Past]) -> None:
    """Carries the earlier dataset's history on into the folder `new` and adds to it; nothing where there is none.

    A report that stands in the dataset again leaves the history. Raises OSError where it can't be written.
    """
    stands = {row["report_id"]: row for row in table_rows(new, "reports")}
    current = {row["sha256"]: row["report_id"] for row in stands.values()}
    rows: dict[str, Row] = {row["report_id"]: dict(row) for row in table_rows(earlier, TABLE)}
    for row in table_rows(earlier, "reports"):
        for one in past:
            if one.report_id == row["report_id"]:
                rows[one.report_id] = _row(row, one)
    kept = {name: _followed(row, current) for name, row in sorted(rows.items()) if name not in stands}
    places = {name: place for name in kept if (place := _report(earlier, name)) is not None}
    if not places:
        return
    (new / FOLDER).mkdir()
    for name, place in places.items():
        shutil.copyfile(place, new / FOLDER / f"{name}.json")
    write_csv(new / f"{TABLE}.csv", tables()[TABLE], (kept[name] for name in places))


def _row(report: Mapping[str, str], one: Past) -> Row:
    names = ("report_id", "inquiry_id", "file", "sha256", "url", "stage_months", "update_date", "recommendations")
    copied: Row = {name: report[name] or None for name in names}
    return {**copied, "why": one.why, "superseded_by_file": one.by_file, "superseded_by_sha256": one.by_sha256}


def _followed(row: Row, current: Mapping[str, str]) -> Row:
    """The row with the report that stands in its place now; none where that one has gone as well."""
    return {**row, "superseded_by": current.get(row["superseded_by_sha256"] or "")}


def _report(dataset: Path, name: str) -> Path | None:
    """The report as it stood: still in the dataset, or in its history already."""
    places = (dataset / "reports" / f"{name}.json", dataset / FOLDER / f"{name}.json")
    return next((place for place in places if place.is_file()), None)
