"""Which of the places that a claim rests on a person should look at before the claim is repeated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.models.codes import needs_review
from pipeline.models.comparison import Span
from pipeline.models.report import Recommendation, Report
from pipeline.models.text import Locator


def doubtful(reports: Sequence[Report], spans: Iterable[Span]) -> tuple[Locator, ...]:
    """The places of those cells among `spans` that carry a flag which asks for a look, each once, in order."""
    found: dict[Locator, None] = {}
    for span in spans:
        row = _row(reports, span)
        if row is not None and needs_review(_codes(row, span.field)):
            found.update(dict.fromkeys(_places(row, span.field)))
    return tuple(found)


def cell(report_id: str, index: int, field: str) -> Span:
    """A whole cell, for what rests on it without quoting it: a status, or that there is no text."""
    return Span(report_id, index, field, 0, 0)


def _places(row: Recommendation, field: str) -> tuple[Locator, ...]:
    """Where a field stands; for one that stands nowhere, because it is blank, where its recommendation does."""
    sources = dict(row.sources)
    return sources.get(field) or sources.get("recommendation") or next(iter(sources.values()), ())


def _row(reports: Sequence[Report], span: Span) -> Recommendation | None:
    report = next((report for report in reports if report.report_id == span.report_id), None)
    inside = report is not None and 1 <= span.index <= len(report.recommendations)
    return report.recommendations[span.index - 1] if report is not None and inside else None


def _codes(row: Recommendation, field: str) -> list[str]:
    """Flags of the field, and those of the row as a whole."""
    return [flag.code for flag in row.flags if flag.field in (None, field)]
