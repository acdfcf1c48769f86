"""How the workbook looks: the colours of the status with their words, and how wide a column is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.publish.schema import Column

# Background and letters of each status; letters are dark enough to be read on it, on paper too (contrast over 7:1).
STATUS_COLOURS = {
    "red": ("F4B6B0", "5A0E08"),
    "amber": ("FFE3A3", "4A3200"),
    "green": ("BFE5C4", "0F3D1A"),
    "complete": ("BBD7F2", "0B2E52"),
}
STATUS_WORDS = {"red": "Red", "amber": "Amber", "green": "Green", "complete": "Complete"}
RAG_OF = {words: rag for rag, words in STATUS_WORDS.items()}
BLANK_WORDS = {"not_assessed": "Not assessed", "not_read": "Could not be read"}
HEADING = ("1F3A4D", "FFFFFF")
LOOK_AT = ("FFF4CC", "4A3200")  # a row that a person should compare with the paper

EMPTY, WIDEST = 16, 100  # characters across: a column without a value, and any other
_LINE, _PADDING, _HIGHEST = 13.0, 4.0, 409.0  # points
_LETTERS = 1.12  # letters of running text for each unit of width, with room for words that go to the next line whole
_PROSE = 58  # characters across: about ten words a line
_WIDTHS = {
    "title": 26, "label": 14, "theme": 22, "message": 60, "meaning": 70, "one_of": 40, "column": 24, "extra": 40,
    "printed": 24, "file": 32, "council": 24, "inquiry_title": 24, "why": 34, "stage_months": 9,
    "status": 14, "decision": 14, "committee": 26, "inquiry": 26, "inquiry_id": 30, "report_id": 30, "url": 40,
    "text": 32, "reasons": 24, "lead_officer": 24, "lead_officers": 28, "cabinet_members": 28, "producer": 24,
    "heading": 22,
}  # fmt: skip
_SHORT = {"number", "pages", "target_date", "update_date", "completion_date", "response_date", "meeting_date"}
_LONG = {"recommendation", "response", "action", "update_text", "previous_update"}


@dataclass(frozen=True, slots=True)
class Width:
    """How a column stands on the sheet: its width in characters, and whether its text is broken into lines."""

    characters: float
    placed: Literal["wrapped", "centred"]


def width(column: Column) -> Width:
    """By what the column holds; a column that nobody described here is as wide as its heading asks for."""
    if column.name in _LONG and column.type == "string" and not column.values:
        return Width(_PROSE, "wrapped")
    if column.name in _WIDTHS:
        return Width(_WIDTHS[column.name], "wrapped")
    short = column.type in ("integer", "number", "boolean") or column.name in _SHORT
    return Width(max(9, min(24, len(column.name) + 3)), "centred" if short else "wrapped")


def height(row: Mapping[str, object], columns: Iterable[Column]) -> float:
    """How high a row must be, in points, to show all lines of its cells; the most that Excel has where that is less.

    Said outright, since programs that work it out themselves cut the last line off, above all on paper.
    """
    texts = ((row.get(column.name), width(column).characters) for column in columns)
    lines = max((_lines(text, across) for text, across in texts if isinstance(text, str)), default=1)
    return min(_HIGHEST, _LINE * lines + _PADDING)


def _lines(text: str, across: float) -> int:
    return sum(1 + int(len(paragraph) / (across * _LETTERS)) for paragraph in text.split("\n"))


def status_words(rag: str | None, blank: str | None) -> str:
    """The status in words, so that nobody has to tell colours apart."""
    return STATUS_WORDS.get(rag or "", BLANK_WORDS.get(blank or "", "No colour shown"))
