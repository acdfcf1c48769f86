"""A report as a JSON-able object of the schema `scrutiny-report/1`: the contract's names, in its order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.models.page import Box, Spot
from pipeline.models.report import (
    Column,
    Entity,
    Flag,
    Header,
    Issue,
    KeyEntry,
    Person,
    Recommendation,
    Report,
    Source,
    Status,
    Unplaced,
    Update,
    Words,
    labelled_once,
)
from pipeline.models.review import Assessment, Checked
from pipeline.models.text import Locator, Text
from pipeline.publish.clean import clean, with_json
from pipeline.publish.schema import JsonObject

SCHEMA = "scrutiny-report/1"


Lists = Mapping[str, list[str]]  # the long lists of a report's document, each item as JSON in one line


def report_document(report: Report) -> JsonObject:
    """The whole report as published. Characters that may not be published are replaced one for one."""
    return with_lists(report)[0]


def with_lists(report: Report) -> tuple[JsonObject, Lists]:
    """The same, and its recommendations and entities as JSON: made once, to see that all is clean, and to be kept."""
    rows = [with_json(_recommendation(entry)) for entry in report.recommendations]
    entities = [with_json(_entity(entry)) for entry in report.entities]
    document: JsonObject = clean(_top(report))
    document["recommendations"], document["entities"] = ([item for item, _ in some] for some in (rows, entities))
    return document, {"recommendations": [text for _, text in rows], "entities": [text for _, text in entities]}


def _top(report: Report) -> JsonObject:
    """All but the long lists, which are left empty."""
    return {
        "schema": SCHEMA,
        "report_id": report.report_id,
        "inquiry_id": report.inquiry_id,
        "language": report.language,
        "source": _source(report.source),
        "header": _header(report.header),
        "legend": [_key_entry(entry) for entry in report.legend],
        "recommendations": [],
        "entities": [],
        "words": words_object(report.words),
        "status": report.status,
        "issues": [issue_object(entry) for entry in report.issues],
        "columns": [_column(column) for column in report.columns],
        "same_as": report.same_as,
    }


def issue_object(issue: Issue) -> JsonObject:
    return {"code": issue.code, "severity": issue.severity, "page": issue.page, "message": issue.message}


def _source(source: Source) -> JsonObject:
    return {
        "file": source.file,
        "sha256": source.sha256,
        "pages": source.pages,
        "first_page": source.first_page,
        "last_page": source.last_page,
        "producer": source.producer,
        "tagged": source.tagged,
        "text": source.text,
        "url": source.url,
        "retrieved": source.retrieved,
        "publisher": source.publisher,
        "licence": source.licence,
        "meeting_date": source.meeting_date,
        "also": [],
    }


def _header(header: Header) -> JsonObject:
    return {
        "title": header.title,
        "council": header.council,
        "body": header.body,
        "committee": header.committee,
        "inquiry": header.inquiry,
        "stage": header.stage,
        "stage_months": header.stage_months,
        "completion_date": header.completion_date,
        "update_date": header.update_date,
        "response_date": header.response_date,
        "lead_officers": [_person(person) for person in header.lead_officers],
        "cabinet_members": [_person(person) for person in header.cabinet_members],
        "printed": _printed(header.printed),
    }


def _person(person: Person) -> JsonObject:
    return {"name": person.name, "role": person.role, "organisation": person.organisation}


def _key_entry(entry: KeyEntry) -> JsonObject:
    return {
        "shown": entry.shown,
        "evidence": entry.evidence,
        "meaning": entry.meaning,
        "progress": entry.progress,
        "colour": entry.colour,
    }


def _column(column: Column) -> JsonObject:
    return {"heading": column.heading, "role": column.role, "page": column.page, "guessed": column.guessed}


def _recommendation(entry: Recommendation) -> JsonObject:
    return {
        "index": entry.index,
        "recommendation_id": entry.recommendation_id,
        "number": entry.number,
        "label": entry.label,
        "title": _text(entry.title),
        "theme": _text(entry.theme),
        "inquiry": entry.inquiry,
        "recommendation": _text(entry.recommendation),
        "response": _text(entry.response),
        "decision": entry.decision,
        "action": _text(entry.action),
        "update": _text(entry.update),
        "previous_update": _text(entry.previous_update),
        "updates": [_update(update) for update in entry.updates],
        "rag": entry.rag,
        "progress": entry.progress,
        "status": _status(entry.status),
        "lead_officer": _text(entry.lead_officer),
        "target_date": entry.target_date,
        "target_date_printed": _text(entry.target_date_printed),
        "extra": _printed(entry.extra),
        "sources": {name: _locators(places) for name, places in entry.sources},
        "confidence": {name: round(share, 4) for name, share in entry.confidence},
        "flags": [_flag(flag) for flag in entry.flags],
        "resolved_from": entry.resolved_from,
        "checked": [_checked(mark) for mark in entry.checked],
        "assessment": None if entry.assessment is None else _assessment(entry.assessment),
        "evidence": {name: list(signals) for name, signals in entry.evidence},
    }


def _checked(mark: Checked) -> JsonObject:
    return {
        "field": mark.field,
        "by": mark.by,
        "on": mark.on,
        "how": mark.how,
        "correction": mark.correction,
        "read": mark.read,
    }


def _assessment(entry: Assessment) -> JsonObject:
    return {
        "rag": entry.rag,
        "progress": entry.progress,
        "meeting": entry.meeting,
        "date": entry.date,
        "reason": entry.reason,
        "by": entry.who,
        "on": entry.when[:10],
        "assessment": entry.id,
    }


def _update(update: Update) -> JsonObject:
    return {
        "stage_months": update.stage_months,
        "heading": update.heading,
        "update": _text(update.update),
        "rag": update.rag,
        "status": None if update.status is None else _status(update.status),
    }


def _status(status: Status) -> JsonObject:
    return {
        "shown": status.shown,
        "evidence": status.evidence,
        "colour": status.colour,
        "meaning": status.meaning,
        "assessed_by": status.assessed_by,
        "blank": status.blank,
    }


def _flag(flag: Flag) -> JsonObject:
    return {"code": flag.code, "field": flag.field, "message": flag.message}


def _entity(entity: Entity) -> JsonObject:
    return {
        "index": entity.index,
        "recommendation": entity.recommendation,
        "field": entity.field,
        "kind": entity.kind,
        "text": entity.text,
        "value": _value(entity.value),
        "start": entity.start,
        "end": entity.end,
        "commitment": entity.commitment,
        "anchor": entity.anchor,
        "locators": _locators(entity.locators),
        "flags": list(entity.flags),
        "holder": entity.holder,
        "code": entity.code,
    }


def words_object(words: Words) -> JsonObject:
    return {
        "total": words.total,
        "placed": words.placed,
        "furniture": words.furniture,
        "outside": words.outside,
        "unplaced": [_printed_at(word) for word in words.unplaced],
        "running": [_printed_at(line) for line in words.running],
    }


def _printed_at(word: Unplaced) -> JsonObject:
    box = None if word.box is None else _bbox(word.box)
    return {"page": word.page, "text": word.text, "bbox": box}


def _text(text: Text | None) -> str | None:
    """An empty text says nothing, as a missing one does."""
    return text.value if text else None


def _value(value: str | float | None) -> str | float | None:
    """Amounts without pence as whole numbers."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _printed(pairs: Iterable[tuple[str, Text]]) -> Mapping[str, str]:
    return {label: text.value for label, text in labelled_once(pairs)}


def _locators(places: Iterable[Locator]) -> list[dict[str, Any]]:
    """Places on paper, or in a file without pages; a place that two lines share there is said once."""
    found: list[dict[str, Any]] = []
    for place in places:
        entry = _on_paper(place) if place.spot is None else _in_file(place.spot)
        if place.spot is None or entry not in found:
            found.append(entry)
    return found


def _on_paper(place: Locator) -> dict[str, Any]:
    return {"page": place.page, "bbox": _bbox(place.box)}


def _bbox(box: Box) -> list[float]:
    """The edges; adding 0.0 turns -0.0 into 0.0, so that a box at the margin has one spelling."""
    return [round(float(edge), 2) + 0.0 for edge in box]


def _in_file(spot: Spot) -> dict[str, Any]:
    if spot.paragraph:
        return {"paragraph": spot.paragraph}
    return {"table": spot.table, "row": spot.row, "column": spot.column}
