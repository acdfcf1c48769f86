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
    return tuple(map(_settled, found)), (*unfit, *unplaced)


def _settled(report: Report) -> Report:
    """Without the gap in the numbers that joining, splitting or renumbering has closed."""
    if missing_numbers([row.number for row in report.recommendations]):
        return report
    return replace(report, issues=tuple(issue for issue in report.issues if issue.code != "NUMBER_GAP"))
