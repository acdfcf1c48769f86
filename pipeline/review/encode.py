"""Corrections and assessments as the lines of their files, and back; what can't be right is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args

from pipeline.errors import UsageError
from pipeline.models.page import Box, Spot
from pipeline.models.report import Decision, Progress, Rag
from pipeline.models.review import HEADING, ROW, Assessment, Correction, CorrectionKind, Target
from pipeline.models.text import Locator
from pipeline.profiles import load

CORRECTION_SCHEMA, ASSESSMENT_SCHEMA = "scrutiny-correction/1", "scrutiny-assessment/1"
TEXTS = frozenset(
    "title theme recommendation response action update previous_update lead_officer target_date_printed".split()
)
PLAIN = frozenset("number label inquiry decision target_date".split())
HEADER = frozenset("title council committee inquiry stage_months completion_date update_date response_date".split())
STATUS = "rag"
ELSEWHERE = "extra"  # the role of a column without a place of its own
_RAGS, _PROGRESS = frozenset(get_args(Rag)), frozenset(get_args(Progress))
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")


def correction_line(entry: Correction) -> dict[str, Any]:
    """The correction as one line of corrections.jsonl."""
    return {
        "schema": CORRECTION_SCHEMA,
        "id": entry.id,
        "who": entry.who,
        "when": entry.when,
        "kind": entry.kind,
        **_target_line(entry.target),
        "from": entry.before,
        "to": entry.after,
        "why": entry.why,
    }


def assessment_line(entry: Assessment) -> dict[str, Any]:
    """The assessment as one line of assessments.jsonl."""
    return {
        "schema": ASSESSMENT_SCHEMA,
        "id": entry.id,
        "who": entry.who,
        "when": entry.when,
        **_target_line(entry.target),
        "rag": entry.rag,
        "progress": entry.progress,
        "meeting": entry.meeting,
        "date": entry.date,
        "reason": entry.reason,
    }


def correction_from(line: Mapping[str, Any]) -> Correction:
    """The correction that a line holds. Raises UsageError where it holds none."""
    try:
        entry = Correction(
            str(line["id"]),
            str(line["who"]),
            str(line["when"]),
            line["kind"],
            _target(line),
            line.get("from"),
            line.get("to"),
            str(line.get("why") or ""),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError("This line is no correction.", "Mend it, or leave it out.") from error
    return checked_correction(entry)


def assessment_from(line: Mapping[str, Any]) -> Assessment:
    """The assessment that a line holds. Raises UsageError where it holds none."""
    try:
        entry = Assessment(
            str(line["id"]),
            str(line["who"]),
            str(line["when"]),
            _target(line),
            line.get("rag"),
            line.get("progress"),
            line.get("meeting"),
            line.get("date"),
            str(line.get("reason") or ""),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError("This line is no assessment.", "Mend it, or leave it out.") from error
    return checked_assessment(entry)


def checked_correction(entry: Correction) -> Correction:
    """The same correction. Raises UsageError, in words, where it can't be one."""
    fault = _person_fault(entry.who) or _FAULTS.get(entry.kind, _unknown_kind)(entry)
    if fault:
        raise UsageError(f"This correction can't be kept: {fault}.", "Change it and try again.")
    return entry


def checked_assessment(entry: Assessment) -> Assessment:
    """The same assessment. Raises UsageError, in words, where it can't be one."""
    fault = _person_fault(entry.who) or _status_fault({"rag": entry.rag, "progress": entry.progress})
    if not fault and entry.rag is None and entry.progress is None:
        fault = "it gives no status"
    if not fault and entry.date is not None and not _DAY.fullmatch(str(entry.date)):
        fault = f"{entry.date!r} is not a date like 2026-03-31"
    if fault:
        raise UsageError(f"This assessment can't be kept: {fault}.", "Change it and try again.")
    return entry


def _person_fault(who: str) -> str | None:
    return None if who.strip() else "it does not say who made it"


def _unknown_kind(entry: Correction) -> str | None:
    return f"{entry.kind!r} is none of {', '.join(get_args(CorrectionKind))}"


def _accept_fault(entry: Correction) -> str | None:
    if entry.target.field == STATUS:
        return _status_fault(entry.after)
    if entry.target.field != ROW:
        return _text_fault(entry)
    return None if isinstance(entry.after, Mapping) and entry.after else "it does not say what was accepted"


def _text_fault(entry: Correction) -> str | None:
    field, value = entry.target.field, entry.after
    head, _, name = field.partition("/")
    known = field in TEXTS | PLAIN or (head == "extra" and name) or (head == "header" and name in HEADER)
    if not known:
        return f"there is no text called {field!r}"
    if value is not None and not isinstance(value, str):
        return "the new text is no text"
    if field == "decision" and value not in (None, *get_args(Decision)):
        return f"a decision is one of {', '.join(get_args(Decision))}"
    if (field == "target_date" or name.endswith("_date")) and value and not _DAY.fullmatch(value):
        return f"{value!r} is not a date like 2026-03-31 or 2026-03"
    if name == "stage_months" and value and not value.isdigit():
        return f"{value!r} is no number of months"
    return None


def _status_fault(value: Any) -> str | None:
    if not isinstance(value, Mapping):
        return "it gives no status"
    if value.get("rag") not in (None, *_RAGS):
        return f"a status is one of {', '.join(get_args(Rag))}, or nothing"
    if value.get("progress") not in (None, *_PROGRESS):
        return f"progress is one of {', '.join(get_args(Progress))}, or nothing"
    return None


def _join_fault(entry: Correction) -> str | None:
    rows = entry.after
    good = isinstance(rows, list) and rows and all(isinstance(row, Mapping) and row.get("place") for row in rows)
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
    "status": lambda entry: _status_fault(entry.after),
    "join": _join_fault,
    "split": _split_fault,
    "heading": _heading_fault,
    "withdraw": _withdraw_fault,
}


def _target_line(target: Target) -> dict[str, Any]:
    return {
        "document": target.document,
        "file": target.file,
        "place": place_line(target.place),
        "field": target.field,
        "number": target.number,
        "index": target.index,
    }


def _target(line: Mapping[str, Any]) -> Target:
    return Target(
        str(line["document"]),
        place_from(line.get("place")),
        str(line.get("field") or ROW),
        line.get("number"),
        line.get("index"),
        line.get("file"),
    )


def place_line(place: Locator | None) -> dict[str, Any] | None:
    """A place as reports give it: page and box, or paragraph, or table, row and column."""
    if place is None:
        return None
    if place.spot is None:
        return {"page": place.page, "bbox": [round(float(edge), 2) for edge in place.box]}
    if place.spot.paragraph:
        return {"paragraph": place.spot.paragraph}
    return {"table": place.spot.table, "row": place.spot.row, "column": place.spot.column}


def place_from(line: Mapping[str, Any] | None) -> Locator | None:
    """The place that such a line says. Raises KeyError, TypeError or ValueError for another."""
    if line is None:
        return None
    if "page" in line:
        x0, top, x1, bottom = (float(edge) for edge in line.get("bbox") or (0, 0, 0, 0))
        return Locator(int(line["page"]), Box(x0, top, x1, bottom))
    return Locator(1, Box(0, 0, 0, 0), Spot(**{name: int(line[name]) for name in Spot._fields if name in line}))
