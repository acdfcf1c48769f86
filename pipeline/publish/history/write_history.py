"""`history.csv` and `history/`: every report that another has taken the place of, as it last stood in the dataset."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.models.report import Document, Report
from pipeline.publish.csv_file import write_csv
from pipeline.publish.document import report_document
from pipeline.publish.encode import encode
from pipeline.publish.history.succession import Past
from pipeline.publish.read_dataset import table_rows
from pipeline.publish.read_report import read_report
from pipeline.publish.schema import tables

View = Callable[[Document], Document]
FOLDER, TABLE = "history", "history"
Row = dict[str, Any]


def write_history(earlier: Path, new: Path, past: Sequence[Past], view: View | None = None) -> None:
    """Carries the earlier dataset's history on into the folder `new` and adds to it; nothing where there is none.

    A report that stands in the dataset again leaves the history. `view`: what may be shown of a report by now.
    Raises OSError where it can't be written.
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
    if view is not None:
        rewrite_history(new, lambda _, report: _seen(view, report), lambda text: text)


def _seen(view: View, report: Report) -> Report | None:
    """The report as the view shows it, as the only one of its file."""
    source = report.source
    document = view(Document(source.file, source.sha256, source.pages, "complete", "OK", (report,)))
    return next(iter(document.reports), None)


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


def rewrite_history(dataset: Path, view: Callable[[Row, Report], Report | None], words: Callable[[str], str]) -> None:
    """The history with every report as `view` shows it, without those that it does not; `words` for names of files.

    For what must be removed for good: a dataset's past holds it as well. datapackage.json is to be written anew after.
    """
    kept: list[Row] = []
    for row in list(table_rows(dataset, TABLE)):
        place = dataset / FOLDER / f"{row['report_id']}.json"
        shown = view(dict(row), read_report(place)) if place.is_file() else None
        place.unlink(missing_ok=True)
        if shown is not None:
            (dataset / FOLDER / f"{shown.report_id}.json").write_bytes(encode(report_document(shown)).encode("utf-8"))
            texts = {name: words(row[name]) for name in ("url", "superseded_by", "superseded_by_file")}
            kept.append({**row, **texts, "report_id": shown.report_id, "file": words(shown.source.file)})
    if (dataset / f"{TABLE}.csv").is_file():
        write_csv(dataset / f"{TABLE}.csv", tables()[TABLE], kept)
