"""One corpus read by two versions of the tool: which files fail now or no longer, which rows and cells differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.publish.folder import must_be_dataset
from pipeline.publish.read_dataset import table_rows

Row = dict[str, str]
Key = tuple[str, str, str]  # hash of the file, first page of the report, position in it
_NAMED_ANEW = {"report_id", "recommendation_id", "inquiry_id"}  # the dataset gives them, not the paper


@dataclass(frozen=True, slots=True)
class Changed:
    """One cell that is read otherwise."""

    file: str
    index: int
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Regression:
    """`failures`: files that were read before and are not now; `fixed`: the other way round."""

    failures: list[str] = field(default_factory=list)
    fixed: list[str] = field(default_factory=list)
    not_in_both: list[str] = field(default_factory=list)
    outcomes: list[tuple[str, str, str]] = field(default_factory=list)  # file, reason before, reason now
    rows_lost: Counter[str] = field(default_factory=Counter)  # by file
    rows_new: Counter[str] = field(default_factory=Counter)
    cells: list[Changed] = field(default_factory=list)


def regression(old: Path, new: Path) -> Regression:
    """Files are the same by their content. Raises NotFound where one of the folders is no dataset."""
    for folder in (old, new):
        must_be_dataset(folder)
    found = Regression()
    _compare_outcomes(_documents(old), _documents(new), found)
    _compare_rows(dict(_rows(old)), dict(_rows(new)), found)
    return found


def _documents(folder: Path) -> dict[str, Row]:
    return {row["sha256"] or row["file"]: row for row in table_rows(folder, "documents")}


def _compare_outcomes(old: dict[str, Row], new: dict[str, Row], found: Regression) -> None:
    found.not_in_both.extend(sorted((old | new)[key]["file"] for key in old.keys() ^ new.keys()))
    for key in sorted(old.keys() & new.keys(), key=lambda key: new[key]["file"]):
        before, now, file = old[key], new[key], new[key]["file"]
        if (before["status"] == "failed") != (now["status"] == "failed"):
            (found.failures if now["status"] == "failed" else found.fixed).append(file)
        if before["reason"] != now["reason"]:
            found.outcomes.append((file, before["reason"], now["reason"]))


def _rows(folder: Path) -> Iterator[tuple[Key, tuple[str, Row]]]:
    """Every recommendation with its file, found again by where it stands on paper."""
    reports = {row["report_id"]: row for row in table_rows(folder, "reports")}
    for row in table_rows(folder, "recommendations"):
        report = reports[row["report_id"]]
        key = report["sha256"], report["first_page"], row["recommendation_index"]
        yield key, (report["file"], {name: value for name, value in row.items() if name not in _NAMED_ANEW})


def _compare_rows(old: dict[Key, tuple[str, Row]], new: dict[Key, tuple[str, Row]], found: Regression) -> None:
    found.rows_lost.update(old[key][0] for key in old.keys() - new.keys())
    found.rows_new.update(new[key][0] for key in new.keys() - old.keys())
    for key in sorted(old.keys() & new.keys()):
        (_, before), (file, now) = old[key], new[key]
        changed = (name for name in now if before.get(name) != now[name])
        found.cells.extend(Changed(file, int(key[2]), name, before.get(name, ""), now[name]) for name in changed)
