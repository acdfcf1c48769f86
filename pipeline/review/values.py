"""Reading and setting one field of a recommendation or header by its name; what hangs on it is set with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pipeline.models.report import Blank, Header, Recommendation, Report, Update
from pipeline.models.text import Text
from pipeline.review.encode import PLAIN, STATUS
from pipeline.text import dates
from pipeline.text.retold import retold

_PRINTED = frozenset({"word", "letter", "section"})  # evidence that can be read, and not only seen
_COLOURS = frozenset({"red", "amber", "green"})


def value_of(row: Recommendation, field: str) -> Any:
    """What a field says now, as corrections keep it: a string, None, or {"rag", "progress"} for the status."""
    head, _, name = field.partition("/")
    if field == STATUS:
        return {"rag": row.rag, "progress": row.progress}
    if head == "extra":
        return next((text.value for label, text in row.extra if label == name), None)
    value = getattr(row, field, None)
    return value.value if isinstance(value, Text) else value


def with_text(row: Recommendation, field: str, value: str | None) -> Recommendation:
    """The row with a text, number, date or decision set; an empty text is none."""
    value = value or None
    head, _, name = field.partition("/")
    if head == "extra":
        old = dict(row.extra)
        kept = tuple((label, text) for label, text in row.extra if label != name)
        text = retold(old.get(name), value) if value else None
        if text is None:
            return replace(row, extra=kept)
        if name not in old:
            return replace(row, extra=(*row.extra, (name, text)))
        return replace(row, extra=tuple((label, text if label == name else t) for label, t in row.extra))
    if field in PLAIN:
        return _set(row, field, value)
    new = retold(getattr(row, field), value) if value else None
    changed = _set(row, field, new)
    if field == "update":
        changed = replace(changed, updates=_rounds(row, new))
    if field == "target_date_printed":
        changed = replace(changed, target_date=_day(value))
    return changed


def _set(row: Recommendation, field: str, value: Any) -> Recommendation:
    return replace(row, **{field: value})


def _rounds(row: Recommendation, new: Text | None) -> tuple[Update, ...]:
    """The rounds with the own one's text set: the last that says what the row's update said."""
    said = row.update.value if row.update else None
    own = [i for i, entry in enumerate(row.updates) if (entry.update.value if entry.update else None) == said]
    if not own:
        return row.updates
    return tuple(replace(entry, update=new) if i == own[-1] else entry for i, entry in enumerate(row.updates))


def _day(printed: str | None) -> str | None:
    """The ISO value of a date that needs no other day."""
    for found in dates.find(" ".join((printed or "").split())):
        read = dates.read(found, None)
        if read.value and not read.relative:
            return read.value
    return None


def with_status(report: Report, row: Recommendation, value: Mapping[str, Any]) -> Recommendation:
    """The row with another status. What it means is taken from `value`, else from the report's own use of it."""
    rag = value.get("rag")
    shown = value.get("shown") or _shown(row, rag)
    meant, progress = _meaning(report, row, rag, shown)
    if "progress" in value:
        progress = value["progress"]
    blank: Blank | None = None if rag or shown else "not_assessed"
    status = replace(row.status, shown=shown, meaning=meant, blank=blank, evidence=row.status.evidence)
    if blank:
        status = replace(status, evidence="none", colour=None)
    own = [i for i, entry in enumerate(row.updates) if entry.status is not None]
    updates = tuple(
        replace(entry, rag=rag, status=status) if own and i == own[-1] else entry for i, entry in enumerate(row.updates)
    )
    return replace(row, rag=rag, progress=progress, status=status, updates=updates)


def _shown(row: Recommendation, rag: str | None) -> str | None:
    """What the paper shows, where a person says which status that is: printed words stay as they are printed.

    Only where a colour or nothing at all was seen does the person's answer say what is there.
    """
    shown = row.status.shown
    if row.status.evidence in _PRINTED or rag == row.rag:
        return shown
    return rag if rag in _COLOURS or not rag else shown or rag


def _meaning(report: Report, row: Recommendation, rag: str | None, shown: str | None) -> tuple[str | None, Any]:
    """(the key's words, progress): by the report's key, else by printed words, else as rows with the same status."""
    for name in filter(None, (shown, rag)):
        for entry in report.legend:
            if entry.shown.casefold() == name.casefold() or (name == "complete" and entry.shown in ("tick", "blue")):
                return entry.meaning, entry.progress
    if row.status.evidence in _PRINTED and row.progress:
        return row.status.meaning, row.progress
    others = [r.progress for r in report.recommendations if rag and r.rag == rag]
    return None, max(set(others), key=others.count) if others else None


def header_value(header: Header, name: str) -> str | None:
    value = getattr(header, name)
    return None if value is None else str(value)


def with_header(header: Header, name: str, value: str | None) -> Header:
    """The header with one line set; months are a number."""
    new: Any = int(value) if name == "stage_months" and value else value or None
    return replace(header, **{name: new})
