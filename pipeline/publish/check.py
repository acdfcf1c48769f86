"""`scrutiny check`: is the dataset valid, and what needs a human? By cause, most consequential first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from pipeline.errors import NotPermitted
from pipeline.models.codes import CONSEQUENCE, meaning
from pipeline.models.report import Issue, Severity
from pipeline.publish.csv_file import read_csv
from pipeline.publish.folder import must_be_dataset
from pipeline.publish.valid import faults

SEVERITIES: tuple[Severity, ...] = get_args(Severity)


def check(dataset: Path) -> list[Issue]:
    """What is wrong with the folder; where nothing is, every place that a person should look at.

    Places of one cause stand together: causes that touch the status first, then dates, rows, identity, prose; of
    equal weight the more frequent first. Raises NotFound where `dataset` is no dataset.
    """
    must_be_dataset(dataset)
    try:
        found = [Issue("DATASET_INVALID", "error", None, f"{fault}.") for fault in faults(dataset)]
    except OSError as error:
        raise NotPermitted(f"{error.filename} can't be read.") from error
    return found or list(_places(dataset))


def _places(dataset: Path) -> Iterator[Issue]:
    causes: dict[str, list[dict[str, str]]] = {}
    for row in _rows(dataset, "issues"):
        if row["needs_review"] == "true":
            causes.setdefault(row["code"], []).append(row)
    for code in sorted(causes, key=lambda code: (CONSEQUENCE.index(meaning(code).about), -len(causes[code]), code)):
        yield from map(_place, causes[code])


@dataclass(frozen=True, slots=True)
class Held:
    """What a dataset holds: recommendations, and the cells and other points to be checked."""

    recommendations: int
    cells: int
    points: int


def counts_of(dataset: Path) -> Held:
    """What a dataset holds and what of it is to be checked, each report once however many files hold it."""
    again = {row["report_id"] for row in _rows(dataset, "reports") if row["same_as"]}
    listed = sum(1 for _ in _rows(dataset, "recommendations"))
    places = [
        row for row in _rows(dataset, "issues") if row["needs_review"] == "true" and row["report_id"] not in again
    ]
    of_rows = [row for row in places if row["recommendation_index"]]
    cells = {(row["report_id"], row["recommendation_index"], row["field"]) for row in of_rows}
    return Held(listed, len(cells), len(places) - len(of_rows))


def _rows(dataset: Path, table: str) -> Iterator[dict[str, str]]:
    lines = read_csv(dataset / f"{table}.csv")
    header = next(lines)
    return (dict(zip(header, line, strict=True)) for line in lines)


def file_issues(dataset: Path) -> Iterator[tuple[str, Issue]]:
    """(file, issue) of what a person should know about whole files: could not be read, corrections that do not fit."""
    for row in _rows(dataset, "issues"):
        if row["needs_review"] == "true" and not row["report_id"]:
            page = int(row["page"]) if row["page"] else None
            yield row["file"], Issue(row["code"], _severity(row), page, row["message"])


def _severity(row: dict[str, str]) -> Severity:
    return next(value for value in SEVERITIES if value == row["severity"])


def _place(row: dict[str, str]) -> Issue:
    """One line of issues.csv, with its place in words before the message."""
    parts = [row["report_id"] or row["file"]]
    parts += [f"recommendation {row['recommendation_index']}"] if row["recommendation_index"] else []
    parts += [row["field"].replace("_", " ")] if row["field"] else []
    page = int(row["page"]) if row["page"] else None
    return Issue(row["code"], _severity(row), page, f"{', '.join(parts)}: {row['message']}")
