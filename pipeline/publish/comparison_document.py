"""Comparisons and timelines as JSON-able objects: the contract's names, in its order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.models.comparison import (
    Commitment,
    Comparison,
    DateChange,
    Enquiry,
    Moment,
    NameChange,
    Overdue,
    Pair,
    Ref,
    Span,
    StatusChange,
    Timeline,
    Undertaking,
)
from pipeline.models.text import Locator
from pipeline.publish.clean import clean
from pipeline.publish.schema import JsonObject

SCHEMA = "scrutiny-comparison/1"
TIMELINE_SCHEMA = "scrutiny-timeline/1"


def comparison_document(comparison: Comparison) -> JsonObject:
    """A comparison as published."""
    document: JsonObject = clean(
        {
            "schema": SCHEMA,
            "inquiry_id": comparison.inquiry_id,
            "earlier": comparison.earlier,
            "later": comparison.later,
            "as_at": comparison.as_at,
            "rounds": comparison.rounds,
            "rolling": comparison.rolling,
            "pairs": [_pair(one) for one in comparison.pairs],
            "movements": [{"index": index, "direction": way} for index, way in comparison.movements.items()],
            "not_listed": [_ref(one) for one in comparison.not_listed],
            "officers": _names(comparison.officers),
            "overdue": [_overdue(one) for one in comparison.overdue],
            "commitments": [_commitment(one) for one in comparison.commitments],
            "undertakings": [_undertaking(one) for one in comparison.undertakings],
            "enquiries": [_enquiry(one) for one in comparison.enquiries],
            "notes": list(comparison.notes),
        }
    )
    return document


def _pair(one: Pair) -> JsonObject:
    return {
        "earlier": _ref(one.earlier),
        "later": _ref(one.later),
        "matched_by": one.matched_by,
        "similarity": one.similarity,
        "ambiguous": one.ambiguous,
        "kind": one.kind,
        "recommendation": one.recommendation,
        "response": one.response,
        "update": one.update,
        "decision": {"from": one.decision_from, "to": one.decision_to},
        "rag": _rag(one.status),
        "progress": {"from": one.status.progress_from, "to": one.status.progress_to},
        "shown": {"from": one.status.shown_from, "to": one.status.shown_to},
        "officers": _names(one.officers),
        "target_date": _dates(one.target_date),
        "diff": {field: [[run.operation, run.words] for run in runs] for field, runs in one.diff},
        "signals": list(one.signals),
        "check_first": _places(one.check_first),
    }


def _ref(one: Ref | None) -> JsonObject | None:
    if one is None:
        return None
    return {"index": one.index, "number": one.number, "recommendation_id": one.recommendation_id}


def _rag(one: StatusChange) -> JsonObject:
    return {"from": one.rag_from, "to": one.rag_to, "direction": one.direction}


def _names(one: NameChange) -> JsonObject:
    return {"newly_named": list(one.newly_named), "no_longer_named": list(one.no_longer_named)}


def _dates(one: DateChange) -> JsonObject:
    return {"from": one.earlier, "to": one.later, "days": one.days}


def _commitment(one: Commitment) -> JsonObject:
    return {
        "index": one.index,
        "made_in": one.made_in,
        "field": one.field,
        "text": one.text,
        "start": one.start,
        "end": one.end,
        "due": one.due,
        "outcome": one.outcome,
        "late": one.late,
        "new_date": one.new_date,
        "confidence": one.confidence,
        "evidence": _spans(one.evidence),
        "basis": one.basis,
        "group": one.group,
        "check_first": _places(one.check_first),
    }


def _undertaking(one: Undertaking) -> JsonObject:
    return {
        "index": one.index,
        "made_in": one.made_in,
        "field": one.field,
        "text": one.text,
        "start": one.start,
        "end": one.end,
        "due": one.due,
        "mentioned": _spans(one.mentioned),
        "check_first": _places(one.check_first),
    }


def _overdue(one: Overdue) -> JsonObject:
    return {"index": one.index, "target_date": one.target_date, "days": one.days, "is_open": one.is_open}


def _enquiry(one: Enquiry) -> JsonObject:
    return {
        "index": one.index,
        "report_id": one.report_id,
        "topic": one.topic,
        "text": one.text,
        "question": one.question,
        "addressed_to": one.addressed_to,
        "basis": one.basis,
        "evidence": _spans(one.evidence),
        "check_first": _places(one.check_first),
    }


def _spans(spans: Iterable[Span]) -> list[JsonObject]:
    return [
        {"report_id": one.report_id, "index": one.index, "field": one.field, "start": one.start, "end": one.end}
        for one in spans
    ]


def _places(places: Iterable[Locator]) -> list[JsonObject]:
    return [{"page": one.page, "bbox": [round(float(edge), 2) + 0.0 for edge in one.box]} for one in places]


def timeline_document(timeline: Timeline) -> JsonObject:
    """A timeline as published."""
    document: JsonObject = clean(
        {
            "schema": TIMELINE_SCHEMA,
            "inquiry_id": timeline.inquiry_id,
            "rounds": [
                {"report_id": one.report_id, "update_date": one.update_date, "stage_months": one.stage_months}
                for one in timeline.rounds
            ],
            "recommendations": [
                {
                    "recommendation_id": one.recommendation_id,
                    "title": one.title,
                    "rounds": [_moment(moment) for moment in one.moments],
                    "split_from": one.from_thread,
                    "merged_into": one.into_thread,
                }
                for one in timeline.threads
            ],
        }
    )
    return document


def _moment(one: Moment | None) -> JsonObject | None:
    if one is None:
        return None
    return {
        "report_id": one.report_id,
        "index": one.index,
        "number": one.number,
        "rag": one.rag,
        "progress": one.progress,
        "shown": one.shown,
        "target_date": one.target_date,
        "update": one.change,
        "direction": one.direction,
    }


def change_rows(document: JsonObject) -> Iterator[dict[str, Any]]:
    """One line of changes.csv for every pair of a comparison's document.

    `movement` is that of the recommendation as a whole and stands once for each, so that it can be added up.
    """
    moved = {one["index"]: one["direction"] for one in document["movements"]}
    for one in document["pairs"]:
        earlier, later = one["earlier"] or {}, one["later"] or {}
        yield {
            "inquiry_id": document["inquiry_id"],
            "earlier": document["earlier"],
            "later": document["later"],
            "earlier_index": earlier.get("index"),
            "later_index": later.get("index"),
            "earlier_number": earlier.get("number"),
            "later_number": later.get("number"),
            "recommendation_id": later.get("recommendation_id") or earlier.get("recommendation_id"),
            **{name: one[name] for name in ("kind", "matched_by", "similarity", "ambiguous")},
            **{f"{name}_change": one[name] for name in ("recommendation", "response", "update")},
            "rag_from": one["rag"]["from"],
            "rag_to": one["rag"]["to"],
            "direction": one["rag"]["direction"],
            "movement": moved.pop(later.get("index"), None),
            "target_from": one["target_date"]["from"],
            "target_to": one["target_date"]["to"],
            "newly_named": "; ".join(one["officers"]["newly_named"]) or None,
            "no_longer_named": "; ".join(one["officers"]["no_longer_named"]) or None,
            "signals": "; ".join(one["signals"]) or None,
        }
