"""Corrections and assessments of two datasets become one: what is new is added, what contradicts is shown."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pipeline.journal import ASSESSMENTS, JOURNALS, append, entries

Line = dict[str, Any]
Side = Literal["mine", "theirs"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two people said different things of one cell: the last word of each side."""

    journal: str
    mine: Line
    theirs: Line


@dataclass(frozen=True, slots=True)
class Merged:
    """`added`: lines by journal; `conflicts` were settled as the user chose."""

    added: dict[str, int]
    conflicts: tuple[Conflict, ...]


def merge_journals(theirs: Path, mine: Path, take: Side = "mine") -> Merged:
    """Adds to the journals of the dataset `mine` what those of `theirs` say beyond them.

    Of two that contradict each other, `take` says whose is followed: theirs are then added, and being later they win;
    or they are left out. Raises OutputError where a journal can't be written.
    """
    added, conflicts = {}, []
    for journal in JOURNALS:
        old, new = _lines(mine / journal), _lines(theirs / journal)
        met = _conflicts(journal, old, new)
        conflicts += met
        refused = {_place(journal, one.theirs) for one in met} if take == "mine" else set()
        lines = _new(journal, old, new, refused)
        if lines:
            append(mine, journal, lines)
        added[journal] = len(lines)
    return Merged(added, tuple(conflicts))


def _lines(path: Path) -> list[Line]:
    return [line for _, line in entries(path) if line is not None and isinstance(line.get("id"), str)]


def _new(journal: str, old: list[Line], new: list[Line], refused: set[str]) -> list[Line]:
    """Their lines that I have not, without those about a refused cell and those that take such a line back."""
    known = {line["id"] for line in old}
    left_out = {line["id"] for line in new if line["id"] not in known and _place(journal, line) in refused}
    fresh = (line for line in new if line["id"] not in known | left_out)
    return [line for line in fresh if line.get("kind") != "withdraw" or line.get("to") not in left_out]


def _conflicts(journal: str, old: list[Line], new: list[Line]) -> list[Conflict]:
    mine, theirs = _standing(journal, old), _standing(journal, new)
    both = sorted(mine.keys() & theirs.keys())
    known = {line["id"] for line in old}
    return [
        Conflict(journal, mine[place], theirs[place])
        for place in both
        if theirs[place]["id"] not in known and _said(mine[place]) != _said(theirs[place])
    ]


def _standing(journal: str, lines: Iterable[Line]) -> dict[str, Line]:
    """The last word on every cell, without what was taken back."""
    found = list(lines)
    taken_back = {str(line.get("to")) for line in found if line.get("kind") == "withdraw"}
    return {
        _place(journal, line): line for line in found if line.get("kind") != "withdraw" and line["id"] not in taken_back
    }


def _place(journal: str, line: Line) -> str:
    """Which cell a line speaks of."""
    names = ("document", "place", "field", "number", "index")
    field = "assessment" if journal == ASSESSMENTS else None
    return json.dumps([field, *(line.get(name) for name in names)], sort_keys=True)


def _said(line: Line) -> str:
    """What it says of the cell, apart from who said it and when."""
    return json.dumps([line.get(name) for name in ("to", "rag", "progress")], sort_keys=True)
