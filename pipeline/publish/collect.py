"""What a dataset is made from: every report collected, its inquiries and ids told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from pipeline.models.codes import meaning
from pipeline.models.privacy import Removed
from pipeline.publish.document import issue_object
from pipeline.publish.draft import Body, Draft, Spool
from pipeline.publish.encode import clean, clean_text
from pipeline.publish.folder import writing
from pipeline.publish.ids import Ids, give_ids
from pipeline.publish.inquiries import Inquiry, Sketch, inquiries, sketch, slug
from pipeline.publish.parcel import Prepared
from pipeline.publish.rows import Row
from pipeline.publish.schema import JsonObject, tables
from pipeline.publish.sources import Sources, stated_of
from pipeline.publish.twins import Earlier, Twin, twins


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


@dataclass(frozen=True, slots=True)
class Identity:
    """What the dataset calls things."""

    inquiry_of: dict[str, Inquiry]  # by report_id
    ids: Ids
    twins: Mapping[str, Twin] = field(default_factory=dict)  # reports that are another one, met again
    fresh: bool = True  # found now, not carried over from a dataset whose documents already say all this

    def names(self, report: Sketch) -> list[str]:
        """The ids of the report's recommendations, in their order."""
        return [self.ids.at[report.report_id, item.index] for item in report.items]

    def complete(self, top: JsonObject, report: Sketch) -> JsonObject:
        """A report's own names, and INQUIRY_GUESSED where its header does not name the inquiry."""
        inquiry = self.inquiry_of[report.report_id]
        issues = top["issues"] + ([_guessed(inquiry)] if report.report_id in inquiry.guessed else [])
        twin = self.twins.get(report.report_id)
        names = {"report_id": report.report_id, "inquiry_id": inquiry.inquiry_id, "same_as": twin and twin.of}
        return {**top, **names, "issues": issues}

    def id_rows(self) -> Iterator[Row]:
        """The rows of ids.csv."""
        for entry in self.ids.all:
            yield {
                "recommendation_id": entry.recommendation_id,
                "inquiry_id": entry.inquiry_id,
                "first_report_id": entry.first_report_id,
                "recommendation_index": entry.index,
                "number": entry.number,
                "text_hash": entry.text_hash,
                "split_into": entry.split_into,
                "merged_into": entry.merged_into,
            }


def identify(reports: Sequence[Sketch], earlier: Earlier) -> Identity:
    """Ids for all reports; what `earlier` called by a name keeps it."""
    found = inquiries(reports, earlier.inquiry_of)
    by_report = {report.report_id: inquiry for inquiry in found for report in inquiry.reports}
    return Identity(by_report, give_ids(found, earlier), twins(found, earlier.inquiry_of))


def _guessed(inquiry: Inquiry) -> JsonObject:
    others = len(inquiry.reports) - 1
    how = (
        "It was grouped with others because their recommendations are alike." if others else "No other round is known."
    )
    text = f"The document does not fully name its council and inquiry. {how}"
    return {"code": "INQUIRY_GUESSED", "severity": meaning("INQUIRY_GUESSED").severity, "page": None, "message": text}
