"""What the readings that were weighed against the chosen one say of its cells, and by how much it was better."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

WAYS = {"columns": "by_columns", "name with number": "by_name", "number": "by_number", "heading": "by_heading",
        "label": "by_label"}  # fmt: skip
Known = dict[str, float]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """`known`: what is known of the whole reading; `said`: of each of the others, the texts of its cells by role."""

    known: Known = field(default_factory=dict)
    said: Sequence[dict[str | None, set[str]]] = ()

    def about(self, role: str, text: str) -> Known:
        """Return how many of the other readings have a text in a cell of its own, and in one of the same role."""
        if not self.said or not text:
            return {}
        packed, many = _packed(text), len(self.said)
        same = [any(packed in texts for texts in own.values()) for own in self.said]
        alike = sum(packed in own.get(role, ()) for own in self.said)
        return {"others": 1.0, "agree": sum(same) / many, "agree_role": alike / many, "agree_best": float(same[0])}


def alternatives_of(reading: Any) -> Alternatives:
    """Return what a reading of the core knows of itself and of its alternatives; nothing where there is none."""
    if reading is None or not reading.records:
        return Alternatives()
    others = reading.alternatives
    best = max([other.score for other in others], default=0.0)
    known = {
        WAYS.get(reading.by, "by_other"): 1.0,
        "score": reading.score / reading.records,
        "alternatives": float(len(others)),
        "plainly_headed": float(reading.plainly_headed),
        "margin": (reading.score - best) / reading.records,
        "likeness": min(score.likeness for score in reading.scores),
        "same_count": sum(o.records == reading.records for o in others) / len(others) if others else -1.0,
    }
    return Alternatives(known, [_said(other) for other in others])


def _said(reading: Any) -> dict[str | None, set[str]]:
    found: dict[str | None, set[str]] = defaultdict(set)
    for role, text in _cells(reading):
        found[role].add(_packed(text))
    return found


def _cells(reading: Any) -> Iterator[tuple[str | None, str]]:
    """The role and the text of every cell of its records."""
    for records in (one for own in reading.read.values() for one in own):
        roles = {column.index: column.role for column in records.heading.columns}
        rows = records.table.rows[records.heading.rows :] if records.printed is None else records.printed
        for row in rows:
            yield from ((roles.get(at), cell.text.value) for at, cell in enumerate(row.cells) if cell and cell.text)


def _packed(text: str) -> str:
    return "".join(text.split())
