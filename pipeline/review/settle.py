"""Which corrections count: what was taken back does not, and the last word on a cell wins."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from pipeline.models.review import Correction
from pipeline.review.encode import STATUS, place_line

_CELL = ("accept", "text", "status", "heading")


def standing(corrections: Sequence[Correction]) -> list[Correction]:
    """Those that were not taken back, in their order."""
    gone = {entry.after for entry in corrections if entry.kind == "withdraw"}
    return [entry for entry in corrections if entry.kind != "withdraw" and entry.id not in gone]


def settled(corrections: Sequence[Correction]) -> Iterator[Correction]:
    """One correction for each cell, the last; its `before` lists every value that people met there.

    Rows that were joined or split are told in their order, between the cells.
    """
    left = standing(corrections)
    keys = [_key(entry) for entry in left]
    for at, entry in enumerate(left):
        if entry.kind not in _CELL:
            yield entry
            continue
        if keys[at] in keys[at + 1 :]:
            continue
        met = [left[i] for i in range(at + 1) if keys[i] == keys[at]]
        yield replace(entry, before=[value for one in met for value in (one.before, one.after)][:-1])


def pending(corrections: Sequence[Correction], applied: Collection[str]) -> tuple[Correction, ...]:
    """Those that a report does not show yet which was made with the corrections of the ids `applied`."""
    left = {_key(entry) for entry in settled(corrections) if entry.id not in applied}
    return tuple(entry for entry in standing(corrections) if _key(entry) in left)


def _key(entry: Correction) -> tuple[str, ...]:
    """A cell. Rows that stand at one place (they were split) are told apart by their numbers."""
    if entry.kind not in _CELL:
        return (entry.id,)
    target = entry.target
    field = STATUS if entry.kind == "status" else target.field
    return target.document, field, str(place_line(target.place)), str(target.number)
