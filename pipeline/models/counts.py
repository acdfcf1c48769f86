"""How much of a document was read, and how much of it a person should look at."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.models.codes import meaning
from pipeline.models.report import Document, Report


@dataclass(frozen=True, slots=True)
class Counts:
    """`read`: recommendations with words; `cells`, `points`: cells and other points that a person should look at."""

    recommendations: int
    read: int
    cells: int
    points: int


def counted(document: Document) -> Counts:
    """The counts of all reports of one document."""
    recommendations = [r for report in document.reports for r in report.recommendations]
    return Counts(
        len(recommendations),
        sum(1 for r in recommendations if r.recommendation or r.title),
        sum(_cells(report) for report in document.reports),
        len(_points(document)),
    )


def _cells(report: Report) -> int:
    """Cells with at least one flag that asks for a person; a flag on the whole row counts as one."""
    return len({(r.index, flag.field) for r in report.recommendations for flag in r.flags if meaning(flag.code).review})


def _points(document: Document) -> set[tuple[str, int | None, str]]:
    """What needs a look and is no cell: each issue once, though document and report may both tell it."""
    issues = [*document.issues, *(issue for report in document.reports for issue in report.issues)]
    return {(i.code, i.page, i.message) for i in issues if meaning(i.code).review}
