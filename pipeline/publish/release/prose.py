"""A report in one of three modes (facts, quotes, full), under the names that its dataset gave it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from pipeline.models.codes import CODES
from pipeline.models.report import (
    Entity,
    Flag,
    Header,
    Issue,
    KeyEntry,
    Recommendation,
    Report,
    Status,
    Unplaced,
    Update,
)
from pipeline.models.text import Text
from pipeline.publish.collect import Collected, Identity
from pipeline.publish.ids import Ids, Known, Place
from pipeline.publish.inquiries import Inquiry, Sketch
from pipeline.publish.twins import Twin
from pipeline.settings import Mode

QUOTED_WORDS = 40  # of each cell, in quotes
HEADING_LETTERS = 120  # a heading, label or key word; what is longer is prose under a heading's name
CUT = " […]"
_SOMEBODY = "a person"
_PROSE = ("recommendation", "response", "action", "update", "previous_update")
_HEADINGS = ("title", "theme", "lead_officer", "target_date_printed")

Cut = Callable[[Text | None], Text | None]


def as_mode(report: Report, mode: Mode) -> Report:
    """The report with what the mode leaves of it. Places, ids and flags stay; entities stay where their text does.

    Who of the staff compared a cell or set down an assessment is nobody's business outside, in any mode.
    """
    report = replace(report, recommendations=tuple(_without_reviewers(row) for row in report.recommendations))
    if mode == "full":
        return report
    cut: Cut = _nothing if mode == "facts" else _quoted
    rows = tuple(_row(row, cut) for row in report.recommendations)
    header = _header(report.header)
    texts = _texts(header, rows)
    return replace(
        report,
        header=header,
        recommendations=rows,
        legend=tuple(_key(entry) for entry in report.legend),
        entities=tuple(entity for entity in report.entities if _stands(entity, texts)),
        words=replace(report.words, unplaced=_unsaid(report.words.unplaced), running=_unsaid(report.words.running)),
        issues=tuple(_issue(issue) for issue in report.issues),
    )


def _unsaid(words: tuple[Unplaced, ...]) -> tuple[Unplaced, ...]:
    return tuple(replace(word, text="…") for word in words)


def _nothing(text: Text | None) -> None:
    return None


def _quoted(text: Text | None) -> Text | None:
    """The first words, to the end of a sentence where one ends in the second half of them."""
    if text is None or len(text.value.split()) <= QUOTED_WORDS:
        return text
    end = _end_of_word(text.value, QUOTED_WORDS)
    stop = max(text.value.rfind(mark, 0, end) for mark in (". ", ".\n", "? ", "! "))
    end = stop + 1 if stop > end // 2 else end
    return Text(text.value[:end].rstrip() + CUT)


def _end_of_word(value: str, count: int) -> int:
    """Where the word number `count` ends."""
    at = 0
    for word in value.split(maxsplit=count)[:count]:
        at = value.index(word, at) + len(word)
    return at


def _without_reviewers(row: Recommendation) -> Recommendation:
    checked = tuple(replace(mark, by=_SOMEBODY) for mark in row.checked)
    assessed = row.assessment and replace(row.assessment, by=_SOMEBODY)
    return replace(row, checked=checked, assessment=assessed)


def _row(row: Recommendation, cut: Cut) -> Recommendation:
    texts: dict[str, Any] = {name: cut(getattr(row, name)) for name in _PROSE}
    texts |= {name: _heading(getattr(row, name)) for name in _HEADINGS}
    return replace(
        row,
        **texts,
        checked=tuple(replace(mark, read=None) for mark in row.checked),
        assessment=row.assessment and replace(row.assessment, reason=""),
        label=_short(row.label),
        updates=tuple(_update(update, cut) for update in row.updates),
        status=_status(row.status),
        extra=tuple((label, kept) for label, text in row.extra if (kept := cut(text)) is not None),
        flags=tuple(_flag(flag) for flag in row.flags),
    )


def _update(update: Update, cut: Cut) -> Update:
    status = None if update.status is None else _status(update.status)
    return replace(update, update=cut(update.update), status=status, heading=_short(update.heading))


def _status(status: Status) -> Status:
    return replace(status, shown=_short(status.shown), meaning=_short(status.meaning))


def _key(entry: KeyEntry) -> KeyEntry:
    return replace(entry, meaning=_short(entry.meaning) or "…")


def _header(header: Header) -> Header:
    printed = tuple((label, kept) for label, text in header.printed if (kept := _heading(text)) is not None)
    return replace(header, printed=printed)


def _heading(text: Text | None) -> Text | None:
    return text if text is not None and len(text.value) <= HEADING_LETTERS else None


def _short(value: str | None) -> str | None:
    return value if value is not None and len(value) <= HEADING_LETTERS else None


def _issue(issue: Issue) -> Issue:
    return replace(issue, message=_plain(issue.code, issue.message))


def _flag(flag: Flag) -> Flag:
    return replace(flag, message=_plain(flag.code, flag.message))


def _plain(code: str, message: str) -> str:
    """A message may repeat words of the paper; the code's own sentence does not."""
    return CODES[code].sentence if code in CODES else code


def _texts(header: Header, rows: tuple[Recommendation, ...]) -> Mapping[tuple[int | None, str], str]:
    """Every text that is still there, by index and field."""
    found: dict[tuple[int | None, str], str] = {(None, f"header/{name}"): text.value for name, text in header.printed}
    for row in rows:
        found |= {(row.index, name): str(text) for name in (*_PROSE, *_HEADINGS) if (text := getattr(row, name))}
        found |= {(row.index, f"extra/{name}"): text.value for name, text in row.extra}
    return found


def _stands(entity: Entity, texts: Mapping[tuple[int | None, str], str]) -> bool:
    return texts.get((entity.index, entity.field), "")[entity.start : entity.end] == entity.text


def carried(collected: Collected) -> Identity:
    """Ids and inquiries as the documents carry them; ids.csv then lists what stands in the set, as it stands there."""
    at: dict[Place, str] = {}
    known: dict[str, Known] = {}
    twins: dict[str, Twin] = {}  # where the listed one is left out, its twin is listed in its place
    there = {report.report_id for _, report in collected.reports()}
    inquiry_of: dict[str, Inquiry] = {}
    for report in sorted((report for _, report in collected.reports()), key=_order):
        top, body = collected.draft(report)
        inquiry = Inquiry(top["inquiry_id"], (report,), frozenset())
        inquiry_of[report.report_id] = inquiry
        if top["same_as"] in there:
            twins[report.report_id] = Twin(top["same_as"], 0)
        for item, carried_id in zip(report.items, body.ids, strict=True):
            name = carried_id or ""
            at[report.report_id, item.index] = name
            first = Known(name, inquiry.inquiry_id, report.report_id, item.index, item.number, item.hash)
            known.setdefault(name, first)
    return Identity(inquiry_of, Ids(at, tuple(known[name] for name in sorted(known))), twins, fresh=False)


def _order(report: Sketch) -> tuple[str, int, str]:
    return report.order
