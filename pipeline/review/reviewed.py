"""The stage itself: corrections first, then assessments, then what they settled of the report as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.report import Issue, Report
from pipeline.review.assess import assessed
from pipeline.review.correct import corrected
from pipeline.review.store import Said
from pipeline.text.numbers import missing_numbers


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
