"""`scrutiny check`: is the dataset valid, and what needs a human? By cause, most consequential first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import NotFound
from pipeline.models.codes import CONSEQUENCE, meaning
from pipeline.models.report import Issue, Severity
from pipeline.publish.csv_file import read_csv
from pipeline.publish.folder import is_dataset
from pipeline.publish.valid import faults

_SHOWN = 10  # places named in full before "and … more"


def check(dataset: Path) -> list[Issue]:
    """What is wrong with the folder first, then one issue for every cause that needs a person to look.

    Raises NotFound where `dataset` is no dataset.
    """
    if not is_dataset(dataset):
        raise NotFound(f"{dataset} is not a dataset.", "Give the folder that `scrutiny extract` wrote.")
    found = [Issue("DATASET_INVALID", "error", None, fault) for fault in faults(dataset)]
    return found or list(_causes(dataset))


def _causes(dataset: Path) -> Iterator[Issue]:
    lines = read_csv(dataset / "issues.csv")
    header = next(lines)
    groups: dict[str, list[dict[str, str]]] = {}
    for line in lines:
        row = dict(zip(header, line, strict=True))
        if row["needs_review"] == "true":
            groups.setdefault(row["code"], []).append(row)
    for code in sorted(groups, key=lambda code: (CONSEQUENCE.index(meaning(code).about), -len(groups[code]), code)):
        yield _cause(code, groups[code])


def _cause(code: str, rows: list[dict[str, str]]) -> Issue:
    about = meaning(code)
    severity: Severity = "error" if any(row["severity"] == "error" for row in rows) else about.severity
    places = [_where(row) for row in rows[:_SHOWN]]
    more = f" and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else ""
    count = "1 place" if len(rows) == 1 else f"{len(rows)} places"
    parts = (about.sentence, f"{count}: {'; '.join(places)}{more}.", about.advice)
    return Issue(code, severity, None, " ".join(part for part in parts if part))


def _where(row: dict[str, str]) -> str:
    """The place in words: file or report, recommendation, field, page."""
    parts = [row["report_id"] or row["file"]]
    parts += [f"recommendation {row['index']}"] if row["index"] else []
    parts += [row["field"].replace("_", " ")] if row["field"] else []
    parts += [f"page {row['page']}"] if row["page"] else []
    return ", ".join(parts)
