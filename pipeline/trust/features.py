"""What the reader knew of each cell, as numbers: how its field, row and report were read. `trees` weighs them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from pipeline.models.codes import meaning
from pipeline.models.report import Recommendation, Report
from pipeline.models.text import Locator
from pipeline.trust.alternatives import Known, alternatives_of

FIELDS = (
    "number", "title", "theme", "recommendation", "response", "decision", "action", "update", "previous_update", "rag",
    "lead_officer", "target_date_printed",
)  # fmt: skip
VALUES = ("decision", "rag")  # what is given by its meaning and not by its words
_ROLES = {"rag": "status", "target_date_printed": "target_date", "previous_update": "update"}
_DECIDES = (
    r"partial(?:ly)?|partly|in part|in principle|subject to|however|but|except|not|rejected?|declined?|"
    r"defer(?:red)?|amend(?:ed|ment|ments)?|alternative"
)
_LIMITS = re.compile(rf"\b(?:{_DECIDES})\b", re.IGNORECASE)
_DECISION = re.compile(rf"\b(?:{_DECIDES}|noted?|agreed?|accept(?:ed|s)?|support(?:ed|s)?)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:completed?|delivered|implemented|achieved|in place|done|finished|closed)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:not (?:yet|started)|delayed|behind|overdue|slipped|paused|on hold|risk|on track|in progress|ongoing|"
    r"under ?way|partly|partially)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:^|\n|\. )(?:Response|Update|Progress|Action|Status|Lead|Decision|Comment|RAG|Owner|Target|Recommendation|"
    r"Executive|Cabinet)[^.\n]{0,30}:"
)
_DATE = re.compile(
    r"\d{4}|\d{1,2}/\d{1,2}|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"ongoing|complete|immediate|spring|summer|autumn|winter|q[1-4]",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_CAPITALS_LAST = re.compile(r"\s[A-Z]{2,}$")
_UNNAMED = re.compile(r"Column \d+")
_SENTENCE = re.compile(r"(?<=[.!?\n])\s")
_NUMBER_FIRST = re.compile(r"(?:rec\w{0,14}\s{0,3})?[A-Z]{0,3}\d{1,4}(?:\.\d{1,3}){0,3}[.):]?\s", re.IGNORECASE)
_PLACE_FIRST = re.compile(r"(?:page|rec|recommendation|table|appendix|section|part|item|cabinet)\b", re.IGNORECASE)
_LINE_BROKEN = re.compile(r"[a-z,]\n[a-z]")
_LONE_LETTER = re.compile(r"(?<![\w’'.])[b-hj-z](?![\w’'.)])")
SHORT_LINE = 4  # words of a first line that may be a label or a heading
_DECISIONS = {"agreed": 1, "partially_agreed": 2, "rejected": 3}
_COLOURS = {"red": 1, "amber": 2, "green": 3, "complete": 4}
FRONT = 400  # characters of a response or an update in which its gist is looked for
Place = tuple[int, str]  # index of the row, field


@dataclass(frozen=True, slots=True)
class _Field:
    """What the cells of one field have in common."""

    name: str
    texts: Sequence[str]
    left: float | None  # where most of its cells begin
    often: Mapping[str, int]  # text → how many cells say it
    shapes: Sequence[str]
    alike: Mapping[str, int]  # shape → how many cells look so
    known: Known


def features_of(report: Report, reading: Any = None) -> dict[Place, Known]:
    """Return what is known of every cell that has a place, blank ones too; what is missing in it is nought."""
    rows = report.recommendations
    if not rows:
        return {}
    places = [dict(row.sources) for row in rows]
    fields = [_field(name, report, places) for name in FIELDS]
    others = alternatives_of(reading)
    usual = sum(field.known["filled"] for field in fields)
    found: dict[Place, Known] = {}
    for at, row in enumerate(rows):
        own = {field.name: field.texts[at] for field in fields}
        about = others.known | _of_row(row, own, usual, at, len(rows))
        for field in (field for field in fields if _has_place(field, row)):
            known = about | field.known | _of_cell(field, row, own) | _of_neighbours(field, at)
            if field.name not in VALUES:
                known |= others.about(_ROLES.get(field.name, field.name), own[field.name])
            found[row.index, field.name] = known
    return found


def _has_place(field: _Field, row: Recommendation) -> bool:
    """Whether a field has a place in its report: a column, or words in any row."""
    return bool(field.known["filled"] or any(field.name == name for name, _ in row.evidence))


def text_of(row: Recommendation, field: str) -> str:
    value = getattr(row, field)
    return "" if value is None else str(value).strip()


def _field(name: str, report: Report, sources: Sequence[Mapping[str, Sequence[Locator]]]) -> _Field:
    texts = [text_of(row, name) for row in report.recommendations]
    filled = [text for text in texts if text]
    lefts = [own[0].box.x0 for places in sources if (own := places.get(name))]
    many = max(1, len(filled))
    told = [row.status.evidence for row in report.recommendations] if name == "rag" else ()
    known = {
        f"of_{name}": 1.0,
        "told_alike": max(Counter(told).values(), default=0) / len(texts),
        "filled": len(filled) / len(texts),
        "usual_words": min(median([len(text.split()) for text in filled]), 200.0) if filled else 0.0,
        "distinct": len(set(filled)) / many,
    }
    if name not in VALUES and filled:
        known["others_stop"] = sum(text[-1] in ".!?" for text in filled) / many
        known["others_small"] = sum(text[0].islower() for text in filled) / many
    role = _ROLES.get(name, name)
    columns = [column for column in report.columns if column.role == role]
    known |= {"columns": float(len(columns)), "guessed": float(any(column.guessed for column in columns))}
    shapes = [_shape(text) for text in texts]
    return _Field(name, texts, median(lefts) if lefts else None, Counter(texts), shapes, Counter(shapes), known)


def _of_row(row: Recommendation, own: Mapping[str, str], usual: float, at: int, rows: int) -> Known:
    return {
        "first": float(at == 0),
        "last": float(at == rows - 1),
        "row_pages": float(len({place.page for _, places in row.sources for place in places})),
        "extras": float(len(row.extra)),
        "extra_words": min(max([len(text.value.split()) for _, text in row.extra], default=0), 100.0),
        "extra_value": float(any(len(text.value.split()) < SHORT_LINE for _, text in row.extra)),
        "extra_unnamed": float(any(_UNNAMED.match(heading) for heading, _ in row.extra)),
        "update_words": min(len(own["update"].split()), 100.0),
        "rejected": float(own["decision"] == "rejected"),
        "flags": float(sum(meaning(flag.code).review for flag in row.flags)),
        "fuller": sum(map(bool, own.values())) - usual,
        "asked_words": min(len(own["recommendation"].split()), 200.0),
    }


def _of_cell(field: _Field, row: Recommendation, own: Mapping[str, str]) -> Known:
    name, text, places = field.name, own[field.name], dict(row.sources).get(field.name, ())
    words = len(text.split())
    known = {
        "column": float(any(name == other for other, _ in row.evidence)),
        "blank": float(not text),
        "rarity": field.known["filled"] if text else 1 - field.known["filled"],
        "words": min(words, 300.0),
        "longer": math.log((words + 1) / (field.known["usual_words"] + 1)) if text else 0.0,
        "repeated": float(bool(text) and field.often[text] > 1),
        "lines": min(text.count("\n"), 20.0),
        "pages": float(len({place.page for place in places})),
        "placed": float(bool(places)),
        "shared": float(name != "title" and _is_shared(name, places, row)),
    }
    if places and field.left is not None:
        known["beside"] = abs(places[0].box.x0 - field.left)
    if text and name not in VALUES:
        known |= _of_text(text, [other for key, other in own.items() if key != name])
    if name in ("decision", "response"):
        known |= _of_decision(row, own)
    return known | _of_status(row, own) if name == "rag" else known


def _of_neighbours(field: _Field, at: int) -> Known:
    """What the cells above and below say of one, and how many others look as it does."""
    texts, own = field.texts, field.texts[at]
    before = _count(texts[at - 1]) if at else 0
    return {
        "above": float(at > 0 and bool(texts[at - 1])),
        "below": float(at + 1 < len(texts) and bool(texts[at + 1])),
        "same_shape": field.alike[field.shapes[at]] / len(texts) if own else 0.0,
        "counts_on": float(_count(own) - before == 1) if field.name == "number" else 0.0,
    }


def _shape(text: str) -> str:
    """How a short text looks: "SR (24/25) 09" is "A(9/9)9"."""
    plain = re.sub(r"[^\W\d_]+", "A", re.sub(r"\d+", "9", text[:40]))
    return "".join(plain.split())


def _count(number: str) -> int:
    found = re.search(r"\d+", number)
    return int(found[0]) if found and len(found[0]) < 6 else 0


def _is_shared(name: str, places: Sequence[Locator], row: Recommendation) -> bool:
    """Whether another field of the row is read out of the same place."""
    others = [place for other, own in row.sources if other not in (name, "title") for place in own]
    return any(place.page == other.page and place.box == other.box for place in places for other in others)


def _of_text(text: str, others: Sequence[str]) -> Known:
    return {
        "small": float(text[0].islower()),
        "capital": float(text[0].isupper()),
        "stop": float(text[-1] in ".!?"),
        "colon": float(text[-1] == ":"),
        "open_end": float(text[-1] in ",;-–&/("),
        "no_letters": float(not any(char.isalnum() for char in text)),
        "digit": float(_DIGIT.search(text) is not None),
        "label": float(":" in text and _LABEL.search(text) is not None),
        "shouted": float(text.isupper()),
        "capitals_last": float(text[-1].isupper() and _CAPITALS_LAST.search(text[-40:]) is not None),
        "date": float(_DATE.search(text) is not None),
        "twice": float(text in others),
        "number_first": float(_NUMBER_FIRST.match(text) is not None),
        "place_first": float(_PLACE_FIRST.match(text) is not None),
        "short_line_first": float(0 < len(text.partition("\n")[0].split()) <= SHORT_LINE and "\n" in text),
        "line_broken": float("\n" in text and _LINE_BROKEN.search(text) is not None),
        "lone_letter": float(_LONE_LETTER.search(text) is not None),
    }


def _of_decision(row: Recommendation, own: Mapping[str, str]) -> Known:
    response = own["response"]
    first = _SENTENCE.split(response, maxsplit=1)[0]
    return {
        "decisions_first": float(len({word.lower() for word in _DECISION.findall(first)})),
        "limits_first": float(len({word.lower() for word in _LIMITS.findall(first)})),
        "limits": float(len({word.lower() for word in _LIMITS.findall(response[:FRONT])})),
        "answer_words": float(len(response[:FRONT].split())),
        "decided": float(_DECISIONS.get(own["decision"], 0)),
        "decided_beside": float(any(_DECISION.match(text.value.strip()) for _, text in row.extra)),
    }


def _of_status(row: Recommendation, own: Mapping[str, str]) -> Known:
    status, told = row.status, (own["update"] or own["response"])[:FRONT]
    return {
        f"told_by_{status.evidence}": 1.0,
        "shown_twice": float(bool(status.shown) and status.shown in (*own.values(), *(t.value for _, t in row.extra))),
        "shown_words": float(len((status.shown or "").split())),
        "explained": float(status.meaning is not None),
        "unread": float(status.blank is not None),
        "told_done": float(_DONE.search(told) is not None),
        "told_open": float(_OPEN.search(told) is not None),
        "colour": float(_COLOURS.get(own["rag"], 0)),
        "understood": float(row.progress is not None),
    }
