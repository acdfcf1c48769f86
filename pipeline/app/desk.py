"""What the app shows: the dataset's reports as corrected up to now, and what of them needs a person.

Reports are read once and again only when the dataset is made anew; a correction re-reads nothing but the one report it
is about. So twenty thousand cells answer as fast as twenty.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from pipeline.models.report import Report
from pipeline.publish import is_dataset, reports_of
from pipeline.review import Said, Task, queue, reviewed, said_of_file
from pipeline.review.settle import pending

Mark = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Held:
    """One report as it is shown, and what is to be looked at in it."""

    report: Report
    tasks: tuple[Task, ...]


class Desk:
    """The dataset and the papers of one app; asked by several requests at once."""

    def __init__(self, dataset: Path, papers: Path) -> None:
        self.dataset, self.papers = dataset, papers
        self._lock = threading.Lock()
        self._made: Mark = (0, 0)
        self._read: dict[str, Report] = {}
        self._held: dict[str, tuple[Said, Held]] = {}

    def held(self) -> tuple[Held, ...]:
        """All reports, in the order of their council, inquiry and file."""
        with self._lock:
            self._fresh()
            return tuple(self._one(report) for report in self._read.values())

    def report(self, report_id: str) -> Held | None:
        """One report, or None where the dataset has none of this id."""
        with self._lock:
            self._fresh()
            read = self._read.get(report_id)
            return self._one(read) if read is not None else None

    def tasks(self) -> tuple[Task, ...]:
        """Every cell and row that needs a look, in the order of `scrutiny check`; a report in two files counts once."""
        listed = (held.report for held in self.held() if held.report.same_as is None)
        return tuple(task for task in queue(listed) if task.index is not None)

    def corrected_since(self) -> list[Report]:
        """The reports that people corrected since the dataset was made: its tables do not show that yet."""
        return [held.report for held in self.held() if held.report != self._read.get(held.report.report_id)]

    def _fresh(self) -> None:
        """Reads the dataset again where it was made anew since."""
        made = _mark(self.dataset / "run.json")
        if made != self._made:
            reports = reports_of(self.dataset) if is_dataset(self.dataset) else ()
            self._read = {report.report_id: report for report in sorted(reports, key=_place)}
            self._held, self._made = {}, made

    def _one(self, read: Report) -> Held:
        said = said_of_file(self.dataset, read.source.sha256)
        known = self._held.get(read.report_id)
        if known is not None and known[0] == said:
            return known[1]
        report = _as_said(read, said)
        held = Held(report, tuple(task for task in queue([report]) if task.index is not None))
        self._held[read.report_id] = said, held
        return held


def _as_said(report: Report, said: Said) -> Report:
    """The report with what was said of it since it was read; what was said before is in it already."""
    applied = {mark.correction for row in report.recommendations for mark in row.checked}
    return reviewed([report], Said(pending(said.corrections, applied), said.assessments))[0][0]


def _place(report: Report) -> tuple[str, ...]:
    header = report.header
    return header.council or "", header.inquiry or header.title or "", header.update_date or "", report.source.file


def _mark(path: Path) -> Mark:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return 0, 0
    return stat.st_mtime_ns, stat.st_size
