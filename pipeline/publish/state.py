"""Puts what the user states onto what was read: stated beats read, and a disagreement is an issue."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pipeline.models.report import Document, Issue, Report
from pipeline.publish.document import report_document, report_from
from pipeline.publish.draft import Draft
from pipeline.publish.gate import problem
from pipeline.publish.likeness import normal
from pipeline.publish.prepare import Prepared, less, refusal
from pipeline.publish.sources import Sources, Stated, same_file

_OF_SOURCE = ("url", "retrieved", "publisher", "licence", "meeting_date")
_OF_HEADER = ("council", "committee", "inquiry", "stage_months")


def state(document: Document, sources: Sources) -> Document:
    """The document with everything that `sources` says about its file."""
    stated = sources.of(document)
    if stated is None:
        return replace(document, issues=document.issues + _other_version(document, sources))
    return replace(document, reports=tuple(_state_report(report, stated) for report in document.reports))


def stated_of(ready: Prepared, sources: Sources) -> Prepared:
    """The same for a document that was made ready: only the tops of its drafts can say something else."""
    stated = sources.of(ready.document)
    if stated is None:
        other = _other_version(ready.document, sources)
        document = replace(ready.document, issues=ready.document.issues + other) if other else ready.document
        return replace(ready, document=document)
    drafts: list[Draft] = []
    refused: list[Issue] = []
    for draft in ready.drafts:
        top = report_document(_state_report(report_from(draft.top), stated))
        fault = problem(top)
        if fault is None:
            drafts.append(replace(draft, top=top))
        else:
            refused.append(refusal(fault))
    document = replace(ready.document, issues=(*ready.document.issues, *refused))
    return replace(ready, document=less(document, refused, drafts), drafts=tuple(drafts))


def _state_report(report: Report, stated: Stated) -> Report:
    source = {name: getattr(stated, name) for name in _OF_SOURCE if getattr(stated, name) is not None}
    header = {name: getattr(stated, name) for name in _OF_HEADER if getattr(stated, name) is not None}
    read: dict[str, Any] = {name: getattr(report.header, name) for name in _OF_HEADER} | {"language": report.language}
    differing = [
        _differs(name, read[name], value, report.source.first_page)
        for name, value in ({**header, "language": stated.language}).items()
        if value is not None and read[name] is not None and normal(str(read[name])) != normal(str(value))
    ]
    return replace(
        report,
        source=replace(report.source, **source),
        header=replace(report.header, **header),
        language=stated.language or report.language,
        issues=report.issues + tuple(differing),
    )


def _differs(name: str, read: object, value: object, page: int) -> Issue:
    words = name.replace("_", " ")
    return Issue("SOURCE_DIFFERS", "warning", page, f"For {words} the sources file says “{value}”, the paper “{read}”.")


def _other_version(document: Document, sources: Sources) -> tuple[Issue, ...]:
    """A line that names this file with another hash speaks of another version of it."""
    for line in sources.lines:
        if line.sha256 and line.file and document.sha256 and same_file(line.file, document.file):
            text = "The sources file names this file with another hash: it speaks of another version, and was not used."
            return (Issue("SOURCE_DIFFERS", "warning", None, text),)
    return ()


def unused(sources: Sources, documents: list[tuple[str, str | None]]) -> list[Stated]:
    """The lines that speak of none of the inputs, given as (file, sha256)."""
    used = {id(sources.find(file, sha256)) for file, sha256 in documents}
    named = [file for file, _ in documents]
    return [
        line
        for line in sources.lines
        if id(line) not in used and not (line.file and any(same_file(line.file, file) for file in named))
    ]
