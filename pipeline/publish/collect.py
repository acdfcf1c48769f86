"""First pass over the documents: each report's draft is set down, so that only its sketch stays in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from pipeline.models.privacy import Removed
from pipeline.publish.clean import clean, clean_text
from pipeline.publish.document import issue_object
from pipeline.publish.draft import Body, Draft
from pipeline.publish.folder import writing
from pipeline.publish.names import slug
from pipeline.publish.prepare import Prepared
from pipeline.publish.rows import Row
from pipeline.publish.schema import JsonObject, tables
from pipeline.publish.sketch import Sketch, sketch
from pipeline.publish.sources import Sources
from pipeline.publish.spool import Spool
from pipeline.publish.state import stated_of


@dataclass(slots=True)
class Input:
    """One input file: its rows, and what names it in the dataset (given once all inputs are known)."""

    row: Row
    source: Row
    issues: list[JsonObject]
    sketches: list[Sketch]
    removed: tuple[Removed, ...] = ()  # what was taken out so that it may be published
    given: str | None = None  # the file's own name, where the published one is another
    document_id: str = ""
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class Collected:
    """All inputs, sorted, and where the drafts of their reports wait."""

    inputs: list[Input]
    spool: Spool

    def reports(self) -> Iterator[tuple[Input, Sketch]]:
        """Every report with the input it is listed under, sorted by report_id; equal files are listed once."""
        found = [(entry, report) for entry in self.inputs if entry.same_as is None for report in entry.sketches]
        yield from sorted(found, key=lambda pair: pair[1].report_id)

    def draft(self, report: Sketch) -> tuple[JsonObject, Body]:
        """Top and body of the report, as they were set down."""
        return self.spool.get((report.sha256, report.at))


def collect(documents: Iterable[Prepared], spool: Spool, sources: Sources) -> Collected:
    """Takes the documents one by one, in any order. Raises OutputError where a report can't be set down."""
    inputs: list[Input] = []
    holders: dict[str, Input] = {}
    for document in documents:
        stated = stated_of(document, sources)
        entry = _input(stated, sources)
        inputs.append(entry)
        if entry.sketches and _lists(entry, holders):
            with writing(spool.path):
                for report, draft in zip(entry.sketches, stated.drafts, strict=True):
                    spool.put((report.sha256, report.at), draft)
    inputs.sort(key=_place)
    _name(inputs)
    _mark_equal(inputs, holders)
    _tell_apart(inputs)
    return Collected(inputs, spool)


def _place(entry: Input) -> tuple[str, str, str]:
    """Where an input stands among all: by name, hash, and whatever else it says, so that order is nobody's luck."""
    return entry.row["file"], entry.row["sha256"] or "", json.dumps(entry.row, sort_keys=True)


def _lists(entry: Input, holders: dict[str, Input]) -> bool:
    """Whether the reports of equal files are listed under this one: the one with most reports, then by name."""
    sha256 = entry.row["sha256"]
    holder = holders.get(sha256)
    if holder and (-len(holder.sketches), _place(holder)) <= (-len(entry.sketches), _place(entry)):
        return False
    holders[sha256] = entry
    return True


def _input(ready: Prepared, sources: Sources) -> Input:
    document, drafts = ready.document, ready.drafts
    stated = sources.of(document)
    row = {
        "file": document.file,
        "sha256": document.sha256,
        "status": document.status,
        "reason": document.reason,
        "pages": document.pages,
        "reports": len(drafts),
        "recommendations": sum(len(draft.items) for draft in drafts),
        "url": stated.url if stated else None,
        "licence": stated.licence if stated else None,
        "producer": document.producer,
    }
    named = bool(stated and stated.inquiry)
    source = {name: getattr(stated, name, None) or _read(drafts, name) for name in tables()["sources"].names}
    source |= {"file": clean_text(document.file), "sha256": document.sha256}
    return Input(
        clean(row),
        source,
        [clean(issue_object(issue)) for issue in document.issues],
        [sketch(draft.top, draft.items, at, named) for at, draft in enumerate(drafts)],
        document.removed,
        document.given,
    )


def _read(drafts: Sequence[Draft], name: str) -> Any:
    """What all reports of a file say of themselves; None where they differ or are silent."""
    said = [draft.top["language"] if name == "language" else draft.top["header"].get(name) for draft in drafts]
    return said[0] if said and all(value == said[0] for value in said) else None


def _name(inputs: list[Input]) -> None:
    """document_id: the file's name without folder and ending, and eight digits of its hash."""
    taken: set[str] = set()
    for entry in inputs:
        stem = slug(PurePosixPath(entry.row["file"].replace("\\", "/")).stem, 60) or "file"
        plain = f"{stem}-{(entry.row['sha256'] or 'unread')[:8]}"
        name, count = plain, 1
        while name in taken:
            count += 1
            name = f"{plain}-{count}"
        taken.add(name)
        entry.document_id = name


def _tell_apart(inputs: list[Input]) -> None:
    """A report_id that is met again, in another file or place, gets more of the hash and its position behind it."""
    taken: set[str] = set()
    for entry in inputs:
        for at, report in enumerate(entry.sketches if entry.same_as is None else ()):
            if report.report_id in taken:
                longer = f"{report.report_id[:90]}-{report.sha256[8:24]}-{report.at}"
                entry.sketches[at] = replace(report, report_id=longer)
            taken.add(entry.sketches[at].report_id)


def _mark_equal(inputs: list[Input], holders: dict[str, Input]) -> None:
    """The seam for telling the same paper in other files: so far, the same bytes under other names."""
    for entry in inputs:
        holder = holders.get(entry.row["sha256"])
        if holder is not None and holder is not entry:
            entry.same_as = holder.document_id
