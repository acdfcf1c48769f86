"""Comparisons and timelines as JSON-able objects: the contract's names, in its order, made from their types."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.models.comparison import Comparison, Timeline
from pipeline.publish.clean import clean
from pipeline.publish.document import published
from pipeline.publish.schema import JsonObject

SCHEMA = "scrutiny-comparison/1"
TIMELINE_SCHEMA = "scrutiny-timeline/1"


def comparison_document(comparison: Comparison) -> JsonObject:
    """A comparison as published. What is asked of a person stands in files of its own."""
    said = published(comparison)
    moved = [{"index": index, "direction": way} for index, way in comparison.movements.items()]
    document: JsonObject = {"schema": SCHEMA}
    for name, value in said.items():
        document |= {name: value, "movements": moved} if name == "pairs" else {name: value}
    del document["questions"]
    found: JsonObject = clean(document)
    return found


def timeline_document(timeline: Timeline) -> JsonObject:
    """A timeline as published."""
    document: JsonObject = clean({"schema": TIMELINE_SCHEMA, **published(timeline)})
    return document


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
