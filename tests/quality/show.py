"""One document, found beside true, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.quality.corpus import Entry
from tests.quality.reading import FIELDS, Job, read_reports
from tests.quality.scoring import (
    CELLS,
    fold_number,
    fold_rag,
    header_of,
    judge_cell,
    pair_rows,
    rows_of,
    score_document,
)

Row = Mapping[str, Any]


def show(entry: Entry, job: Job) -> Iterator[str]:
    """Yield the lines: the counts, then every field with a mark: = right, ~ but for layout, x wrong."""
    with TemporaryDirectory(prefix="gate-") as folder:
        copy = job.copy(entry, Path(folder)) if job.copy else entry
        reports, about, unplaced = read_reports(copy, job.settings)
    yield f"{entry.id}  {entry.path}"
    yield f"{len(reports)} reports, {unplaced} words unplaced, {about}"
    if entry.holds != "report":
        for report in reports:
            yield from _records(report["recommendations"])
        return
    truth = entry.read_truth()
    for name, count in score_document(reports, truth).counts.items():
        yield f"  {name:10} {count.right}/{count.all}"
    for number, report in enumerate(reports or [{}], 1):
        yield f"report {number}"
        yield from _header(header_of(report), truth["header"])
        yield from _beside(rows_of(report), truth["recommendations"])


def _records(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        yield f"[{row['index']}] number {row['number']!r}, rag {row['rag']!r}"
        yield from (f"      {name}: {row[name]!r}" for name in FIELDS if row[name])
        yield from (f"      extra/{name}: {text!r}" for name, text in row["extra"].items())


def _header(found: Row, true: Row) -> Iterator[str]:
    for name, meant in true.items():
        yield f"  header {name}: found {found.get(name)!r}, true {meant!r}"


def _beside(found: Sequence[Row], true: Sequence[Row]) -> Iterator[str]:
    pairs = pair_rows(found, true)
    for at, row in enumerate(true):
        own = found[pairs[at]] if at in pairs else None
        yield f"[{at + 1}] number {row['number']!r}" + ("" if own else ": NOT FOUND")
        if own is None:
            yield from (f"      true {name}: {row[name]!r}" for name in CELLS if row.get(name))
            continue
        if fold_number(own.get("number")) != fold_number(row["number"]):
            yield f"  x   number: found {own.get('number')!r}, true {row['number']!r}"
        if "rag" in row and fold_rag(own.get("rag")) != fold_rag(row["rag"]):
            yield f"  x   rag: found {own.get('rag')!r}, true {row['rag']!r}"
        yield from (line for name in CELLS if (line := _cell(name, own, row)))
        yield from (f"      extra/{name}: {text!r}" for name, text in own["extra"].items())
    yield from _records([row for at, row in enumerate(found) if at not in pairs.values()])


def _cell(name: str, own: Row, row: Row) -> str:
    verdict = judge_cell(name, own, row)
    if verdict is None:
        return ""
    right, strictly = verdict
    if right and strictly:
        return f"  =   {name}: {row.get(name)!r}"
    return f"  {'~' if right else 'x'}   {name}:\n        found {own.get(name)!r}\n        true  {row.get(name)!r}"
