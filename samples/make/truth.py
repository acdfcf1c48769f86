"""What an extractor should read out of a sample, in the shape that scoring knows."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from samples.make.records import Item, Marked, Sample

FIELDS = ("title", "recommendation", "response", "action", "lead_officer", "due", "previous_update", "update")
NUMBERS = ("money", "percent")


def truth(sample: Sample, pages: dict[str, int]) -> dict[str, Any]:
    """Header, recommendations, entities and layout of one report, `pages` saying where it stands in its file."""
    keys = {c.key for c in sample.columns}
    return {
        "id": sample.id,
        "pdf": f"{sample.id}.pdf",
        "pages": pages,
        "text_layer": not sample.layout.scan,
        "header": sample.header,
        "key": [{"shown": k.shown, "meaning": k.meaning} for k in sample.key],
        "recommendations": [_item(i, keys) for i in sample.items],
        "entities": _header_entities(sample) + [e for n, i in enumerate(sample.items, 1) for e in _entities(i, n)],
        "options": options(sample),
        "columns": [[c.key, c.heading] for c in sample.columns],
    }


def options(sample: Sample) -> dict[str, Any]:
    """The layout, with the switches that scores are filtered by."""
    layout = asdict(sample.layout)
    themes = any(i.theme for i in sample.items)
    return layout | {
        "embed": "alone",
        "rotate": "page" if layout["rotate"] else "no",
        "themes": "yes" if themes else "no",
        "scan": "yes" if layout["scan"] else "no",
        "stage": sample.header["stage_months"],
    }


def _item(item: Item, keys: set[str]) -> dict[str, Any]:
    texts = {name: item.fields[name].text or None for name in FIELDS}
    return {
        "number": item.number,
        "label": item.label,
        "theme": item.theme,
        **texts,
        "title": (texts["title"] or "").rstrip(" .:–-") or None,  # as the contract has it: without what closes it
        "decision": item.decision,
        "due_iso": item.due_iso,
        "rag": item.rag,
        "rag_text": item.shown,
        "progress": item.progress,
        "extra": {heading: text.text for heading, text in item.extra.items()},
    }


def _header_entities(sample: Sample) -> list[dict[str, Any]]:
    return [e for line in sample.lines for e in _labels(line.value, None, None, line.field)]


def _entities(item: Item, index: int) -> list[dict[str, Any]]:
    places = {**item.fields, **{f"extra/{heading}": text for heading, text in item.extra.items()}}
    return [e for name, text in places.items() for e in _labels(text, index, item.number, name)]


def _labels(marked: Marked, index: int | None, number: str | None, field: str) -> list[dict[str, Any]]:
    return [
        {
            "recommendation": number,
            "index": index,
            "field": field,
            "kind": label.kind,
            "text": marked.text[label.start : label.end],
            "value": _value(label.kind, label.value, marked.text[label.start : label.end]),
        }
        for label in marked.labels
    ]


def _value(kind: str, value: str | None, text: str) -> str | float | None:
    """Numbers as numbers; an address stands for itself where no target is given; a date's value may be unknown."""
    if kind in NUMBERS:
        if value is None:
            raise ValueError(f"{kind} without a value: {text}")
        return float(value)
    if kind == "phone":
        return "".join(c for c in value or text if c.isdigit())
    return value or (text if kind in ("url", "email") else None)
