"""A report's JSON back into its record, and a dataset into the documents that it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

from pipeline.errors import Corrupt, NotFound, NotPermitted
from pipeline.models.report import Document, Issue, Outcome, Report, Severity
from pipeline.publish.document import Invalid, checked
from pipeline.publish.rows import SQL_WORDS, read_csv
from pipeline.publish.schema import tables
from pipeline.safe_json import loads


def read_report(path: Path) -> Report:
    """The report in `path`.

    Raises NotFound, NotPermitted, or Corrupt where the file is no report of the schema this version writes.
    """
    try:
        return checked(loads(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, IsADirectoryError) as error:
        raise NotFound(f"There is no report in {path}.") from error
    except PermissionError as error:
        raise NotPermitted(f"{path} may not be read.") from error
    except Invalid as fault:
        raise Corrupt(f"{path} is not a report that this version can read: {fault}.", "Extract it again.") from fault
    except ValueError as error:
        raise Corrupt(f"{path} is not a report in JSON.", "Give a file from the folder reports/.") from error


def reports_of(dataset: Path) -> Iterator[Report]:
    """Every report of a dataset, by name, one after the other. Raises what `read_report` raises."""
    for path in sorted((dataset / "reports").glob("*.json")):
        yield read_report(path)


_OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
_SEVERITIES: tuple[Severity, ...] = get_args(Severity)


def dataset_documents(folder: Path) -> Iterator[Document]:
    """Every input of the dataset in `folder`, in its order, with its reports as they stand there.

    Ids and inquiries are those of the dataset. A file with the same content as another comes with the same reports.
    """
    reports = _grouped(folder, "reports")
    issues = _grouped(folder, "issues")
    for row in table_rows(folder, "documents"):
        holder = row["same_as"] or row["document_id"]
        found = tuple(_report(folder, entry["report_id"], row["file"]) for entry in reports.get(holder, ()))
        of_file = (_issue(entry) for entry in issues.get(row["document_id"], ()) if not entry["report_id"])
        yield Document(
            row["file"],
            row["sha256"] or None,
            int(row["pages"] or 0),
            next(name for name in _OUTCOMES if name == row["status"]),
            row["reason"],
            found,
            (*of_file, *(issue for report in found for issue in report.issues)),
            row["producer"] or None,
        )


def table_rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    """The rows of one table as they are written; a column that an older version did not write is empty."""
    path = folder / tables()[name].file
    if not path.is_file():
        return
    lines = read_csv(path)
    header = [SQL_WORDS.get(name, name) for name in next(lines, [])]
    for line in lines:
        yield {**dict.fromkeys(tables()[name].names, ""), **dict(zip(header, line, strict=True))}


def _grouped(folder: Path, name: str) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in table_rows(folder, name):
        found.setdefault(row["document_id"], []).append(row)
    return found


def _report(folder: Path, report_id: str, file: str) -> Report:
    report = read_report(folder / "reports" / f"{report_id}.json")
    return replace(report, source=replace(report.source, file=file))


def _issue(row: dict[str, str]) -> Issue:
    severity = next(name for name in _SEVERITIES if name == row["severity"])
    return Issue(row["code"], severity, int(row["page"]) if row["page"] else None, row["message"])
