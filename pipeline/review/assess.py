"""What a committee decided is put beside what the paper shows, never in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.report import Assessed, Issue, Recommendation, Report
from pipeline.models.review import Assessment
from pipeline.review.find import row_at

UNUSED, PRINTED = "ASSESSMENT_UNUSED", "ASSESSMENT_PRINTED"


def assessed(
    reports: Sequence[Report], assessments: Sequence[Assessment]
) -> tuple[tuple[Report, ...], tuple[Issue, ...]]:
    """The reports with the last assessment of each recommendation beside its status.

    One whose place is no longer found, or whose recommendation shows a status of its own on the paper, is reported;
    the latter is left out, for it would say two things.
    """
    found, issues = list(reports), []
    for entry in assessments:
        at = next(
            ((n, row) for n, report in enumerate(found) if (row := row_at(report, entry.target)) is not None), None
        )
        if at is None:
            issues.append(_issue(UNUSED, entry, "no longer matches any cell"))
        elif at[1].status.blank != "not_assessed":
            issues.append(_issue(PRINTED, entry, "is left out, because the document shows a status"))
        else:
            found[at[0]] = _with(found[at[0]], at[1], entry)
    return tuple(found), tuple(issues)


def _with(report: Report, row: Recommendation, entry: Assessment) -> Report:
    said = Assessed(
        entry.rag,  # type: ignore[arg-type]  # held to its values when it was kept
        entry.progress,  # type: ignore[arg-type]
        entry.meeting,
        entry.date,
        entry.reason,
        entry.who,
        entry.when[:10],
        entry.id,
    )
    rows = tuple(replace(one, assessment=said) if one.index == row.index else one for one in report.recommendations)
    return replace(report, recommendations=rows)


def _issue(code: str, entry: Assessment, what: str) -> Issue:
    page = entry.target.place.page if entry.target.place and entry.target.place.spot is None else None
    meeting = f" at {entry.meeting}" if entry.meeting else ""
    text = f"Recommendation {entry.target.number or entry.target.index}: what was decided{meeting} {what} ({entry.id})."
    return Issue(code, "warning", page, text)
