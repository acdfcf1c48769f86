"""What a run came to, in numbers and plain words: one tally for each document, and one for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.commands.wording import count
from pipeline.models.codes import meaning
from pipeline.models.counts import UNREAD, Counts, counted
from pipeline.models.report import Document, Outcome

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
    doubtful: int
    missing: int
    cells_to_check: int
    points_to_check: int  # issues of the document or a report as a whole
    words: str  # the outcome as a sentence

    @property
    def to_check(self) -> int:
        return self.cells_to_check + self.points_to_check


def tally(document: Document) -> Tally:
    """Count one document."""
    return tallied(document, counted(document), len(document.reports))


def tallied(document: Document, counts: Counts, reports: int) -> Tally:
    """The tally of a document that was counted when it was read; its reports need not be there."""
    return Tally(
        file=document.file,
        sha256=document.sha256,
        status=document.status,
        reason=document.reason,
        pages=document.pages,
        reports=reports,
        recommendations=counts.recommendations,
        read=counts.read,
        doubtful=counts.doubtful,
        missing=counts.missing,
        cells_to_check=counts.cells,
        points_to_check=counts.points,
        words=_words(document, counts, reports),
    )


def _words(document: Document, counts: Counts, reports: int) -> str:
    if document.status == "failed":
        return _failure(document)
    if document.reason == UNREAD and not reports:
        return next(issue.message for issue in document.issues if issue.code == UNREAD)
    if not reports:
        return meaning(document.reason).sentence
    parts = _found(counts.read, counts.recommendations, counts.doubtful, counts.missing)
    if counts.cells:
        parts.append(f"{count(counts.cells, 'cell')} to check")
    if counts.points:
        parts.append(f"{count(counts.points, 'other point')} to check")
    return "; ".join(parts)


def _found(read: int, found: int, doubtful: int, missing: int) -> list[str]:
    """What can be believed, of all that seem to be there: `7 of 9 recommendations read`, `1 doubtful`, `1 missing`."""
    if not found + missing:
        return ["no progress report found"]
    parts = [f"{read:,} of {count(found + missing, 'recommendation')} read"]
    parts += [f"{doubtful:,} found but doubtful"] if doubtful else []
    return [*parts, f"{missing:,} {'seems' if missing == 1 else 'seem'} to be missing"] if missing else parts


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
    doubtful, missing = sum(t.doubtful for t in tallies), sum(t.missing for t in tallies)
    parts = _found(sum(t.read for t in tallies), total, doubtful, missing)
    parts += [f"{count(cells, 'cell')} to check"] if cells else []
    parts += [f"{count(points, 'other point')} to check"] if points else []
    parts += [f"{count(partial, 'file')} read in part"] if partial else []
    parts += [f"{count(failed, 'file')} could not be read"] if failed else []
    return f"Done. {'; '.join(parts)}."


def _with_name(item: Tally) -> str:
    return item.words if item.file in item.words else f"{item.file}: {item.words}"
