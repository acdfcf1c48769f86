"""Corrections and assessments as the lines of their files, and back; what can't be right is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any, TypeVar, get_args

from pipeline.errors import UsageError
from pipeline.models.published import Place, adapter, fault_of, place_object
from pipeline.models.report import Decision, Progress, Rag
from pipeline.models.review import HEADING, ROW, Assessment, Correction, CorrectionKind, Target
from pipeline.models.text import Locator
from pipeline.profiles import load
from pipeline.text.unseen_letters import single_line, without_unseen

T = TypeVar("T", Correction, Assessment)
CORRECTION_SCHEMA, ASSESSMENT_SCHEMA = "scrutiny-correction/1", "scrutiny-assessment/1"
TEXTS = frozenset(
    "title theme recommendation response action update previous_update lead_officer target_date_printed".split()
)
PLAIN = frozenset("number label inquiry decision target_date".split())
HEADER = frozenset("title council committee inquiry stage_months completion_date update_date response_date".split())
STATUS = "rag"
ELSEWHERE = "extra"  # the role of a column without a place of its own
_RAGS, _PROGRESS = frozenset(get_args(Rag)), frozenset(get_args(Progress))
_WRITTEN = {"before": "from", "after": "to"}  # fields by their names in a line
_LINES = ("number", "file")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")


def correction_line(entry: Correction) -> dict[str, Any]:
    """The correction as one line of corrections.jsonl."""
    return _line(CORRECTION_SCHEMA, entry)


def assessment_line(entry: Assessment) -> dict[str, Any]:
    """The assessment as one line of assessments.jsonl."""
    return _line(ASSESSMENT_SCHEMA, entry)


def _line(schema: str, entry: Correction | Assessment) -> dict[str, Any]:
    """The fields of an entry, those of its target among them."""
    line: dict[str, Any] = {"schema": schema}
    for name, value in adapter(type(entry)).dump_python(entry).items():
        line |= value if name == "target" else {_WRITTEN.get(name, name): value}
    return line


def correction_from(line: Mapping[str, Any]) -> Correction:
    """The correction that a line holds. Raises UsageError where it holds none."""
    return checked_correction(_entry(line, Correction))


def assessment_from(line: Mapping[str, Any]) -> Assessment:
    """The assessment that a line holds. Raises UsageError where it holds none."""
    return checked_assessment(_entry(line, Assessment))


def _entry(line: Mapping[str, Any], kind: type[T]) -> T:
    """What else a line says is left alone; a reason or field that says nothing is as none."""
    from pydantic import ValidationError

    names = {field.name: _WRITTEN.get(field.name, field.name) for field in fields(kind)}
    said = {name: line[key] for name, key in names.items() if key in line}
    said |= {name: "" for name in ("why", "reason") if name in said and said[name] is None}
    target = {field.name: line[field.name] for field in fields(Target) if field.name in line}
    target |= {name: single_line(text) for name, text in target.items() if name in _LINES and isinstance(text, str)}
    try:
        found: T = adapter(kind).validate_python({**said, "target": {**target, "field": target.get("field") or ROW}})
    except ValidationError as error:
        what = f"This line is no {kind.__name__.lower()}: {fault_of(error)}."
        raise UsageError(what, "Fix it, or leave it out.") from error
    return found


def checked_correction(entry: Correction) -> Correction:
    """The correction, without letters that nobody sees. Raises UsageError, in words, where it can't be one."""
    seen = replace(
        entry,
        who=single_line(entry.who),
        why=without_unseen(entry.why),
        before=_without_unseen(entry.before),
        after=_without_unseen(entry.after),
    )
    fault = _person_fault(seen.who, seen.when) or _FAULTS.get(seen.kind, _unknown_kind)(seen)
    if fault:
        raise UsageError(f"This correction can't be kept: {fault}.", "Change it and try again.")
    return seen


def checked_assessment(entry: Assessment) -> Assessment:
    """The assessment, without letters that nobody sees. Raises UsageError, in words, where it can't be one."""
    entry = replace(
        entry,
        who=single_line(entry.who),
        meeting=None if entry.meeting is None else single_line(entry.meeting),
        reason=without_unseen(entry.reason),
    )
    fault = _person_fault(entry.who, entry.when) or _status_fault({"rag": entry.rag, "progress": entry.progress})
    if not fault and entry.rag is None and entry.progress is None:
        fault = "it gives no status"
    if not fault and entry.date is not None and not _is_day(entry.date):
        fault = f"{entry.date!r} is not a date like 2026-03-31"
    if fault:
        raise UsageError(f"This assessment can't be kept: {fault}.", "Change it and try again.")
    return entry


def _without_unseen(value: Any) -> Any:
    """The same for every text inside lists and objects."""
    if isinstance(value, str):
        return without_unseen(value)
    if isinstance(value, Mapping):
        return {key: _without_unseen(inner) for key, inner in value.items()}
    return [_without_unseen(inner) for inner in value] if isinstance(value, list | tuple) else value


def _is_day(value: str) -> bool:
    """Whether it says a day, month or year that there is, or two of them with a stroke between."""
    if not _DAY.fullmatch(value):
        return False
    try:
        for one in value.split("/"):
            date(*([int(part) for part in one.split("-")] + [1, 1])[:3])
    except ValueError:
        return False
    return True


def _person_fault(who: str, when: str) -> str | None:
    if when and not _is_day(when[:10]):
        return f"{when[:10]!r} is not the day on which it was made"
    return None if who else "it does not say who made it"


def _unknown_kind(entry: Correction) -> str | None:
    return f"{entry.kind!r} is none of {', '.join(get_args(CorrectionKind))}"


def _accept_fault(entry: Correction) -> str | None:
    if entry.target.field == STATUS:
        return _status_fault(entry.after)
    if entry.target.field != ROW:
        return _text_fault(entry)
    if not isinstance(entry.after, Mapping) or not entry.after:
        return "it does not say what was accepted"
    for field, value in entry.after.items():
        if field == STATUS and _status_fault(value):
            return _status_fault(value)
        if field != STATUS and value is not None and not (isinstance(value, str) and _is_text(field)):
            return f"there is no text called {field!r}"
    return None


def _is_text(field: str) -> bool:
    head, _, name = field.partition("/")
    return field in TEXTS | PLAIN or bool(head == "extra" and name) or (head == "header" and name in HEADER)


def _text_fault(entry: Correction) -> str | None:
    field, value = entry.target.field, entry.after
    name = field.partition("/")[2]
    if not _is_text(field):
        return f"there is no text called {field!r}"
    if value is not None and not isinstance(value, str):
        return "the new text is not text"
    if field == "decision" and value not in (None, *get_args(Decision)):
        return f"a decision is one of {', '.join(get_args(Decision))}"
    if (field == "target_date" or name.endswith("_date")) and value and not _is_day(value):
        return f"{value!r} is not a date like 2026-03-31 or 2026-03"
    if name == "stage_months" and value and not re.fullmatch(r"[0-9]{1,3}", value):
        return f"{value!r} is not a number of months"
    return None


def _status_fault(value: Any) -> str | None:
    if not isinstance(value, Mapping):
        return "it gives no status"
    if value.get("rag") not in (None, *_RAGS):
        return f"a status is one of {', '.join(get_args(Rag))}, or nothing"
    if value.get("progress") not in (None, *_PROGRESS):
        return f"progress is one of {', '.join(get_args(Progress))}, or nothing"
    if not isinstance(value.get("shown"), str | None):
        return "what is printed is not text"
    return None


def _shown_status_fault(entry: Correction) -> str | None:
    return "it names no status" if entry.target.field != STATUS else _status_fault(entry.after)


def _join_fault(entry: Correction) -> str | None:
    rows = entry.after
    try:
        good = (
            isinstance(rows, list)
            and rows
            and all(adapter(Target).validate_python({"document": "", "field": ROW, **row}).place for row in rows)
        )
    except (ValueError, TypeError):
        good = False
    return None if good else "it does not name the rows to put to this one"


def _split_fault(entry: Correction) -> str | None:
    parts = entry.after
    if not (isinstance(parts, list) and len(parts) > 1 and all(isinstance(part, Mapping) for part in parts)):
        return "it does not say what stands in each row"
    for part in parts:
        for name, value in part.items():
            one = Correction(entry.id, entry.who, entry.when, "text", Target("", None, name), None, value)
            fault = _status_fault({name: value}) if name in (STATUS, "progress") else _text_fault(one)
            if fault:
                return fault
    return None


def _heading_fault(entry: Correction) -> str | None:
    if not entry.target.field.startswith(HEADING) or entry.target.field == HEADING:
        return "it does not name the printed heading"
    known = (*load().headings, ELSEWHERE)
    return None if entry.after in known else f"a column is one of {', '.join(known)}"


def _withdraw_fault(entry: Correction) -> str | None:
    return None if isinstance(entry.after, str) and entry.after else "it does not say which correction is taken back"


_FAULTS = {
    "accept": _accept_fault,
    "text": _text_fault,
    "status": _shown_status_fault,
    "join": _join_fault,
    "split": _split_fault,
    "heading": _heading_fault,
    "withdraw": _withdraw_fault,
}


def place_line(place: Locator | None) -> dict[str, Any] | None:
    """A place as reports give it: page and box, or paragraph, or table, row and column."""
    return place and place_object(place)


def place_from(line: Any) -> Locator | None:
    """The place that such a line says. Raises ValueError for another."""
    found: Locator | None = adapter(Place).validate_python(line)
    return found
