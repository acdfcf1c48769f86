"""The closing lines of a command: what was read, what is to be looked at, in numbers and words."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.guard import memory_is_limited
from pipeline.commands.wording import count, parts_to_check, printable
from pipeline.models.codes import meaning
from pipeline.models.counts import UNREAD, Counts, counted
from pipeline.models.report import Document, Issue, Outcome
from pipeline.read.own_output import OWN_OUTPUT

if TYPE_CHECKING:
    from pipeline.batch.inputs import Found
    from pipeline.publish import Written
    from pipeline.publish.parcel import Prepared


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


LISTED = 60  # documents in the closing table; of a larger run only those that need a look, up to this many
NOTICES = ("NO_MODEL", "NO_MODEL_LANGUAGE", "FILE_CHANGED")
OF_FILES = ("NO_MODEL_LANGUAGE", "FILE_CHANGED")  # these say which files they concern
NAMED = 3  # files in a notice; the others are counted
WIDTH = 120  # of the table where nobody watches
_MAKERS = {"compare": ("comparisons", "timelines"), "report": ("pages",)}
STATUS_WORDS = {"complete": "read", "partial": "read in part", "failed": "not read", "empty": "no report"}


def print_closing(tallies: Sequence[Tally], written: Path | None) -> None:
    """A table of the documents, where the dataset is and what it holds where that differs, and one sentence of all."""
    if len(tallies) > 1 or tallies[0].status != "failed":
        _print_table(tallies)
    if written is not None:
        print(f"Written to {printable(str(written))}", file=sys.stderr)
        _print_held(tallies, written)
    print(printable(conclusion(tallies)), file=sys.stderr)


def _print_held(tallies: Sequence[Tally], written: Path) -> None:
    """How the dataset's counts differ from those of the files read: some held before, some printed in several."""
    from pipeline.publish import counts_of

    held = counts_of(written)
    total, cells = sum(t.recommendations for t in tallies), sum(t.cells_to_check for t in tallies)
    read = total, cells, sum(t.points_to_check for t in tallies)
    if read == (held.recommendations, held.cells, held.points):
        return
    what, check = count(held.recommendations, "recommendation"), parts_to_check(held.cells, held.points)
    print(f"The dataset holds {what}, each report once; to check in it: {check}.", file=sys.stderr)


def _print_table(tallies: Sequence[Tally]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    width = None if sys.stderr.isatty() else WIDTH
    console = Console(stderr=True, width=width, highlight=False, markup=False, emoji=False)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("File", "Outcome", "Pages", "Reports", "In plain words"):
        number = heading in {"Pages", "Reports"}
        table.add_column(heading, justify="right" if number else "left", no_wrap=number, overflow="fold")
    shown = _shown(tallies)
    for item in shown:
        cells = printable(item.file), STATUS_WORDS[item.status], str(item.pages), str(item.reports), item.words
        table.add_row(*(Text(cell) for cell in cells))
    console.print(table)
    if len(shown) < len(tallies):
        console.print(f"… and {len(tallies) - len(shown):,} more: documents.csv lists every file.")
    console.print()


def _shown(tallies: Sequence[Tally]) -> list[Tally]:
    if len(tallies) <= LISTED:
        return list(tallies)
    unclear = [item for item in tallies if item.status in {"failed", "partial"} or item.to_check]
    return unclear[:LISTED]


def counted_documents(documents: Iterator[Prepared], tallies: list[Tally]) -> Iterator[Prepared]:
    """The same documents, each counted as it goes by: no run holds all of them at once."""
    met: set[tuple[Issue, str]] = set()
    for ready in documents:
        tallies.append(tallied(ready.document, ready.counts, len(ready.drafts)))
        issues = (issue for draft in ready.drafts for issue in draft.top["issues"])
        met |= {(Issue(**issue), ready.document.file) for issue in issues if issue["code"] in NOTICES}
        met |= {(issue, ready.document.file) for issue in ready.document.issues if issue.code in NOTICES}
        yield ready
    print_notices(met)


def print_notices(issues: Iterable[tuple[Issue, str]]) -> None:
    """What concerns the whole run, or some of its files, is said once and not once for each report.

    `issues`: those of all reports, each with the name of its file.
    """
    met: dict[tuple[str, str], list[str]] = {}
    for issue, file in issues:
        if issue.code in NOTICES:
            met.setdefault((issue.code, issue.message), []).append(file)
    for (code, message), files in sorted(met.items()):
        said = f"{message} {_listed(sorted(set(files)))}" if code in OF_FILES else f"{message} {meaning(code).advice}"
        print(printable(f"Note: {said}"), file=sys.stderr)


def _listed(files: Sequence[str]) -> str:
    return f"This concerns {_names(files)}."


def print_left_out(tallies: Sequence[Tally], hidden: Sequence[str]) -> None:
    """What is never read, in one line: what this tool made itself, and hidden folders."""
    own = sum(item.reason == OWN_OUTPUT for item in tallies)
    parts = [f"{count(own, 'file')} that this tool made itself"] if own else []
    if hidden:
        more = ", …" if len(hidden) > NAMED else ""
        parts.append(f"{count(len(hidden), 'hidden folder')} ({', '.join(hidden[:NAMED])}{more})")
    if parts:
        print(printable(f"Left out: {' and '.join(parts)}."), file=sys.stderr)


def print_limits() -> None:
    """What this system can't hold a reader to, once."""
    if not memory_is_limited():
        said = "This system cannot limit the memory of one program; the limits on time and size still apply."
        print(f"Note: {said}", file=sys.stderr)


def print_succession(written: Written) -> None:
    """What became of the dataset that stood there before."""
    if written.kept:
        print(f"Added to {count(written.kept, 'file')} already in the dataset.", file=sys.stderr)
    if written.replaced:
        what = count(written.replaced, "report")
        print(f"{what} replaced by a later version; the earlier one is kept in history.csv.", file=sys.stderr)
    if written.gone:
        print(f"{count(len(written.gone), 'file')} of the earlier dataset removed.", file=sys.stderr)


def print_going(dataset: Path, found: Sequence[Found]) -> None:
    """Which files of an earlier dataset go, since they are not among the inputs; an archive's are not known yet."""
    from pipeline.publish import is_dataset
    from pipeline.publish.read_dataset import table_rows

    if not is_dataset(dataset):
        return
    given = {item.path.name for item in found}
    going = [row["file"] for row in table_rows(dataset, "documents") if row["file"] not in given]
    if going:
        print(printable(f"--replace takes out of the dataset: {_names(sorted(going))}."), file=sys.stderr)


def _names(files: Sequence[str]) -> str:
    more = f" and {count(len(files) - NAMED, 'other file')}" if len(files) > NAMED else ""
    return f"{', '.join(files[:NAMED])}{more}"


def print_derived(written: Written) -> None:
    """What became of comparisons and pages that were made from the dataset as it was before."""
    dataset = printable(str(written.folder))
    if written.stale:
        makers = [f"scrutiny {maker} {dataset}" for maker, names in _MAKERS.items() if set(names) & {*written.stale}]
        what = ", ".join(written.stale)
        said = f"Made from the dataset as it was before: {what}. Make them again: {'; '.join(makers)}"
        print(said, file=sys.stderr)
    if written.dropped:
        said = f"Removed, because they may show what is now hidden: {', '.join(written.dropped)}."
        print(said, file=sys.stderr)


def print_summary(tallies: Sequence[Tally], written: Path | None) -> None:
    """The same as one JSON object on standard output."""
    summary = {
        "schema": "scrutiny-summary/1",
        "dataset": None if written is None else str(written),
        "exit_code": exit_code(tallies),
        "message": conclusion(tallies),
        "totals": {
            "documents": len(tallies),
            **{status: sum(item.status == status for item in tallies) for status in STATUS_WORDS},
            "reports": sum(item.reports for item in tallies),
            "recommendations": sum(item.recommendations for item in tallies),
            "doubtful": sum(item.doubtful for item in tallies),
            "missing": sum(item.missing for item in tallies),
            "cells_to_check": sum(item.cells_to_check for item in tallies),
            "points_to_check": sum(item.points_to_check for item in tallies),
        },
        "documents": [dataclasses.asdict(item) for item in tallies],
    }
    sys.stdout.write(json.dumps(summary, ensure_ascii=True, indent=1) + "\n")
