"""What is taken out of a text and what stands in its place; offsets and places of what stays remain right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.models.report import Entity
from pipeline.models.text import Text, concat


class Edit(NamedTuple):
    """`text[start:end]` becomes `new`. `what` is counted ("names", …); empty where it goes with another edit."""

    start: int
    end: int
    new: str
    what: str = ""


def settled(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """In order and without overlap: what overlaps is taken out as a whole, and the edit given first says by what."""
    found: list[tuple[int, Edit]] = []
    for rank, edit in sorted(enumerate(edits), key=lambda pair: (pair[1].start, pair[1].end, pair[0])):
        first, last = found[-1] if found else (0, None)
        if last is None or edit.start >= last.end or edit.end <= last.start:
            if edit != last:
                found.append((rank, edit))
            continue
        leading = edit if rank < first else last
        what = last.what or edit.what
        found[-1] = (min(rank, first), Edit(last.start, max(last.end, edit.end), leading.new, what))
    return tuple(edit for _, edit in found)


def in_string(value: str, edits: Sequence[Edit]) -> str:
    """The string after settled edits."""
    parts, at = [], 0
    for edit in edits:
        parts += [value[at : edit.start], edit.new]
        at = edit.end
    return "".join([*parts, value[at:]])


def in_text(text: Text, edits: Sequence[Edit]) -> Text:
    """The text after settled edits: what stays still knows its words, what is new was not printed."""
    if not edits:
        return text
    parts, at = [], 0
    for edit in edits:
        parts += [text.slice(at, edit.start), Text(edit.new)]
        at = edit.end
    return concat([*parts, text.slice(at)])


def in_entities(entities: Iterable[Entity], edits: Sequence[Edit]) -> tuple[Entity, ...]:
    """The entities of one field after its settled edits: those that were touched are gone, the others moved."""
    kept = []
    for entity in entities:
        if any(edit.start < entity.end and edit.end > entity.start for edit in edits):
            continue
        by = sum(len(edit.new) - (edit.end - edit.start) for edit in edits if edit.end <= entity.start)
        kept.append(replace(entity, start=entity.start + by, end=entity.end + by))
    return tuple(kept)
