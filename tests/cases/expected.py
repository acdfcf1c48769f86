"""Tell what was read of a document in lines that a person can check against the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.models.report import Document, Header, Person, Recommendation, Report
from pipeline.models.text import Text

# Doubts that the contract names; others say how sure a reading is, and may change with how it is done.
SHOWN_FLAGS = frozenset(
    "COUNT_DIFFERS DATE_AMBIGUOUS KEY_MISSING LATEST_BLANK LOOKALIKE_TABLE NEEDS_OCR NUMBER_GAP NUMBER_REPEATED "
    "RAG_IS_PRIORITY RECOMMENDATIONS_UNREAD RESOLVED_FROM ROWS_LEFT_OUT STATUS_COMPOSITE STATUS_DIFFERS "
    "STATUS_NOT_READ STATUS_UNKNOWN_WORD TITLE_UNSURE WORDS_UNPLACED".split()
)
Line = tuple[str, Any]


def told(document: Document) -> str:
    """Return the reading of a document, a line for each field that has something in it."""
    parts = [_lines([("status", f"{document.status} {document.reason}"), ("issues", _codes(document.issues))])]
    for report in document.reports:
        parts.append(_lines(_report_lines(report)))
        parts += [_lines(_record_lines(record)) for record in report.recommendations]
    return "\n\n".join(parts) + "\n"


def _lines(pairs: Iterable[Line]) -> str:
    return "\n".join(f"{name}: {_indented(value)}" for name, value in pairs if value not in (None, "", ()))


def _indented(value: Any) -> str:
    """Later paragraphs of a text are lines of their own."""
    return str(value.value if isinstance(value, Text) else value).replace("\n", "\n    ")


def _codes(found: Iterable[Any]) -> str:
    return ", ".join(sorted({one.code for one in found if one.code in SHOWN_FLAGS}))


def _report_lines(report: Report) -> Iterator[Line]:
    header = report.header
    yield "REPORT", header.title or "(no title)"
    yield from (("council", header.council), ("committee", header.committee), ("inquiry", header.inquiry))
    yield "stage", _stage(header)
    yield from (("completed", header.completion_date), ("updated", header.update_date))
    yield from (("officers", _people(header.lead_officers)), ("cabinet members", _people(header.cabinet_members)))
    for entry in report.legend:
        yield "legend", f"{entry.shown} = {entry.progress}: {entry.meaning}"
    yield "issues", _codes(report.issues)
    yield "unplaced", " ".join(word.text for word in report.words.unplaced)


def _stage(header: Header) -> str:
    months = f"{header.stage_months} months" if header.stage_months is not None else None
    return ", ".join(part for part in (header.stage, months) if part)


def _people(people: Iterable[Person]) -> str:
    return "; ".join(", ".join(filter(None, (one.name, one.role, one.organisation))) for one in people)


def _record_lines(record: Recommendation) -> Iterator[Line]:
    yield f"[{record.index}] number", record.number or "(none)"
    yield from (("theme", record.theme), ("inquiry", record.inquiry), ("title", record.title))
    yield from (("recommendation", record.recommendation), ("response", record.response))
    yield from (("decision", record.decision), ("action", record.action), ("update", record.update))
    yield "previous update", record.previous_update
    yield "rag", _status(record)
    yield "officer", record.lead_officer
    if record.target_date_printed:
        yield "target", f"{record.target_date_printed.value} = {record.target_date}"
    yield from (((f"extra {heading}", text)) for heading, text in record.extra)
    yield "flags", _codes(record.flags)


def _status(record: Recommendation) -> str:
    shown, blank = record.status.shown, record.status.blank
    how = f"shown {shown!r} by {record.status.evidence}" if shown else blank or "nothing shown"
    return f"{record.rag or 'none'}, progress {record.progress or 'none'}, {how}"
