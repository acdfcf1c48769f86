"""What a run came to, in numbers and plain words: one tally for each document, and one for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.commands.wording import count
from pipeline.models.codes import meaning
from pipeline.models.report import Document, Outcome, Report

DONE, DONE_BUT, NOTHING_READ = 0, 1, 3


@dataclass(frozen=True, slots=True)
class Tally:
    """One document: how many of its recommendations were read, how many cells and other points need a look."""

    file: str
    sha256: str | None
    status: Outcome
    reason: str
    pages: int
    reports: int
    recommendations: int
    read: int
    cells_to_check: int
    points_to_check: int  # issues of the document or a report as a whole
    words: str  # the outcome as a sentence

    @property
    def to_check(self) -> int:
        return self.cells_to_check + self.points_to_check


def tally(document: Document) -> Tally:
    """Count one document."""
    recommendations = [r for report in document.reports for r in report.recommendations]
    read = sum(1 for r in recommendations if r.recommendation or r.title)
    cells = sum(_cells(report) for report in document.reports)
    points = len(_points(document))
    return Tally(
        file=document.file,
        sha256=document.sha256,
        status=document.status,
        reason=document.reason,
        pages=document.pages,
        reports=len(document.reports),
        recommendations=len(recommendations),
        read=read,
        cells_to_check=cells,
        points_to_check=points,
        words=_words(document, read, len(recommendations), cells, points),
    )


def _cells(report: Report) -> int:
    """Cells with at least one flag that asks for a person; a flag on the whole row counts as one."""
    return len({(r.index, flag.field) for r in report.recommendations for flag in r.flags if meaning(flag.code).review})


def _points(document: Document) -> set[tuple[str, int | None, str]]:
    """What needs a look and is no cell: each issue once, though document and report may both tell it."""
    issues = [*document.issues, *(issue for report in document.reports for issue in report.issues)]
    return {(i.code, i.page, i.message) for i in issues if meaning(i.code).review}


def _words(document: Document, read: int, total: int, cells: int, points: int) -> str:
    if document.status == "failed":
        return _failure(document)
    if not document.reports:
        return meaning(document.reason).sentence
    parts = [f"{read} of {count(total, 'recommendation')} read"]
    if cells:
        parts.append(f"{count(cells, 'cell')} to check")
    if points:
        parts.append(f"{count(points, 'other point')} to check")
    return "; ".join(parts)


def _failure(document: Document) -> str:
    """What happened and what to do: the document's own words where it has some, else those of the code."""
    for issue in document.issues:
        if issue.code == document.reason:
            return issue.message
    entry = meaning(document.reason)
    return f"{entry.sentence} {entry.advice}".strip()


def exit_code(tallies: Sequence[Tally]) -> int:
    """0, 1 or 3 of the contract for a run over these documents."""
    if all(item.status == "failed" for item in tallies):
        return NOTHING_READ
    unclear = any(item.status in {"failed", "partial"} or item.to_check for item in tallies)
    return DONE_BUT if unclear else DONE


def conclusion(tallies: Sequence[Tally]) -> str:
    """The last line: `Done. 7 of 7 recommendations read; 2 cells to check.`"""
    if exit_code(tallies) == NOTHING_READ:
        return "Nothing could be read." if len(tallies) != 1 else _with_name(tallies[0])
    total, cells = sum(t.recommendations for t in tallies), sum(t.cells_to_check for t in tallies)
    points, failed = sum(t.points_to_check for t in tallies), sum(t.status == "failed" for t in tallies)
    partial = sum(t.status == "partial" for t in tallies)
    parts = [f"{sum(t.read for t in tallies):,} of {count(total, 'recommendation')} read"] if total else []
    if not total:
        parts.append("no progress report found")
    parts += [f"{count(cells, 'cell')} to check"] if cells else []
    parts += [f"{count(points, 'other point')} to check"] if points else []
    parts += [f"{count(partial, 'file')} read in part"] if partial else []
    parts += [f"{count(failed, 'file')} could not be read"] if failed else []
    return f"Done. {'; '.join(parts)}."


def _with_name(item: Tally) -> str:
    return item.words if item.file in item.words else f"{item.file}: {item.words}"
