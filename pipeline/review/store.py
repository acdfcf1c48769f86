"""corrections.jsonl and assessments.jsonl beside a dataset, and reports with all of them applied."""

from __future__ import annotations

import functools
import hashlib
import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from pipeline.errors import UsageError
from pipeline.journal import ASSESSMENTS, CORRECTIONS, append, entries
from pipeline.models.report import Issue, Report
from pipeline.models.review import Assessment, Correction
from pipeline.review.assess import assessed
from pipeline.review.correct import corrected
from pipeline.review.encode import (
    assessment_from,
    assessment_line,
    checked_assessment,
    checked_correction,
    correction_from,
    correction_line,
)
from pipeline.text.numbers import missing_numbers

UNREADABLE = "CORRECTION_UNREADABLE"
Entry = TypeVar("Entry", Correction, Assessment)


@dataclass(frozen=True, slots=True)
class Said:
    """What people said of one dataset, or of one of its files; `issues`: lines that could not be read."""

    corrections: tuple[Correction, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    issues: tuple[Issue, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.corrections or self.assessments)


def record(dataset: Path, corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """Adds corrections to the dataset's file, with id and time where they have none; gives back what was written.

    Raises UsageError where one of them can't be a correction (then none is written), OutputError where writing fails.
    """
    stamped = tuple(checked_correction(_stamped(entry, "c-")) for entry in corrections)
    append(dataset, CORRECTIONS, [correction_line(entry) for entry in stamped])
    return stamped


def record_assessments(dataset: Path, assessments: Sequence[Assessment]) -> tuple[Assessment, ...]:
    """The same for what a committee decided."""
    stamped = tuple(checked_assessment(_stamped(entry, "a-")) for entry in assessments)
    append(dataset, ASSESSMENTS, [assessment_line(entry) for entry in stamped])
    return stamped


def _stamped(entry: Entry, prefix: str) -> Entry:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return replace(entry, id=entry.id or prefix + secrets.token_hex(6), when=entry.when or now)


def said_of(dataset: Path) -> Said:
    """Everything that was said of a dataset, in the order in which it was written."""
    marks = tuple(_mark(dataset / name) for name in (CORRECTIONS, ASSESSMENTS))
    return _said(dataset.resolve(), marks)


def said_of_file(dataset: Path, sha256: str) -> Said:
    """What was said of one file of a dataset."""
    return _by_file(dataset.resolve(), tuple(_mark(dataset / n) for n in (CORRECTIONS, ASSESSMENTS))).get(
        sha256, Said()
    )


def fingerprint(dataset: Path | None, sha256: str) -> str | None:
    """Changes when anything is said of the file that changes how it is published; None where nothing is said.

    For whoever keeps results: what was read before such a change must be read again.
    """
    said = said_of_file(dataset, sha256) if dataset else Said()
    if not said:
        return None
    lines = [*map(correction_line, said.corrections), *map(assessment_line, said.assessments)]
    return hashlib.sha256(json.dumps(lines, sort_keys=True).encode()).hexdigest()


def fingerprint_of_all(dataset: Path | None) -> str | None:
    """Changes when anything is said of any file: for files whose content nobody has yet."""
    if dataset is None:
        return None
    journals = (dataset / name for name in (CORRECTIONS, ASSESSMENTS))
    return hashlib.sha256(b"".join(path.read_bytes() for path in journals if path.is_file())).hexdigest()


def _mark(path: Path) -> tuple[int, int]:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return 0, 0
    return stat.st_mtime_ns, stat.st_size


@functools.lru_cache(maxsize=4)
def _said(dataset: Path, marks: tuple[tuple[int, int], ...]) -> Said:
    """`marks` change when the files do."""
    corrections, some = _read(dataset / CORRECTIONS, correction_from)
    assessments, others = _read(dataset / ASSESSMENTS, assessment_from)
    return Said(tuple(corrections), tuple(assessments), (*some, *others))


@functools.lru_cache(maxsize=4)
def _by_file(dataset: Path, marks: tuple[tuple[int, int], ...]) -> dict[str, Said]:
    every = _said(dataset, marks)
    found: dict[str, tuple[list[Correction], list[Assessment]]] = {}
    for correction in every.corrections:
        found.setdefault(correction.target.document, ([], []))[0].append(correction)
    for assessment in every.assessments:
        found.setdefault(assessment.target.document, ([], []))[1].append(assessment)
    return {sha256: Said(tuple(one), tuple(other)) for sha256, (one, other) in found.items()}


def _read(path: Path, decode: Callable[[Mapping[str, Any]], Entry]) -> tuple[list[Entry], list[Issue]]:
    """The entries of a file; a line that holds none is reported and stays where it is."""
    found: list[Entry] = []
    issues = []
    for number, line in entries(path):
        try:
            if line is None:
                raise UsageError("It is not written as it should be.")
            found.append(decode(line))
        except UsageError as error:
            text = f"{path.name}, line {number}: {error.message}"
            issues.append(Issue(UNREADABLE, "warning", None, text))
    return found, issues


def reviewed(reports: Sequence[Report], said: Said) -> tuple[tuple[Report, ...], tuple[Issue, ...]]:
    """The reports of one file with all that people said of it, and an issue for everything that no longer fits."""
    if not said:
        return tuple(reports), ()
    found, unfit = corrected(reports, said.corrections)
    found, unplaced = assessed(found, said.assessments)
    before = {report.report_id: len(report.recommendations) for report in reports}
    return tuple(_settled(report, before.get(report.report_id, 0)) for report in found), (*unfit, *unplaced)


def _settled(report: Report, before: int) -> Report:
    """Without the gap in the numbers that joining, splitting or renumbering has closed, or added rows have."""
    gap = bool(missing_numbers([row.number for row in report.recommendations]))
    closed = {"NUMBER_GAP": not gap, "COUNT_DIFFERS": len(report.recommendations) > before}
    return replace(report, issues=tuple(issue for issue in report.issues if not closed.get(issue.code)))
