"""How much of a document was read, and how much of it a person should look at."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.models.codes import meaning
from pipeline.models.report import Document, Recommendation, Report
from pipeline.models.review import ROW

UNREAD = "RECOMMENDATIONS_UNREAD"  # an issue whose message begins with how many are printed
BELIEVED = 0.5  # confidence


@dataclass(frozen=True, slots=True)
class Counts:
    """`read`: recommendations whose words can be believed; `doubtful`: those whose words can not.

    `missing`: recommendations that are printed and gave none; `cells`, `points`: what a person should look at.
    """

    recommendations: int
    read: int
    doubtful: int
    missing: int
    cells: int
    points: int


def counted(document: Document) -> Counts:
    """The counts of all reports of one document."""
    recommendations = [r for report in document.reports for r in report.recommendations]
    return Counts(
        len(recommendations),
        sum(bool(r.recommendation or r.title) and not _is_doubtful(r) for r in recommendations),
        sum(map(_is_doubtful, recommendations)),
        _missing(document, len(recommendations)),
        sum(_cells(report) for report in document.reports),
        len(_points(document)),
    )


def _is_doubtful(row: Recommendation) -> bool:
    """Return True if most cells of a row are more likely wrong than right, or both its words and its number are.

    A single cell is often unsure for one letter, on a scan above all: that is a cell to check and no doubtful row.
    """
    low = {name for name, score in row.confidence if score < BELIEVED}
    if any(mark.field in (ROW, "recommendation") for mark in row.checked):
        return False
    return {"recommendation", "number"} <= low or 2 * len(low) > len(row.confidence)


def _missing(document: Document, found: int) -> int:
    """Return how many more recommendations the document prints: the number that the issue of the unread ones leads."""
    printed = [int(issue.message.split()[0]) for issue in document.issues if issue.code == UNREAD]
    return max(0, max(printed, default=found) - found)


def _cells(report: Report) -> int:
    """Cells with at least one flag that asks for a person; a flag on the whole row counts as one."""
    return len({(r.index, flag.field) for r in report.recommendations for flag in r.flags if meaning(flag.code).review})


def _points(document: Document) -> set[tuple[str, int | None, str]]:
    """What needs a look and is no cell: each issue once, though document and report may both tell it."""
    issues = [*document.issues, *(issue for report in document.reports for issue in report.issues)]
    return {(i.code, i.page, i.message) for i in issues if meaning(i.code).review}
