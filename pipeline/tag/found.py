"""What a rule or the model found in one text, before values and places are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.models.report import Kind


@dataclass(frozen=True, slots=True)
class Found:
    """`text[start:end]` is a mention of this kind."""

    kind: Kind
    start: int
    end: int
    value: str | float | None = None
    commitment: bool = False
    anchor: str | None = None
    flags: tuple[str, ...] = ()


def free_of(candidates: Iterable[Found], taken: Iterable[Found]) -> list[Found]:
    """Those candidates that touch none of the taken ones, nor an earlier candidate."""
    kept: list[Found] = []
    spans = [(found.start, found.end) for found in taken]
    for found in candidates:
        if all(found.end <= start or found.start >= end for start, end in spans):
            kept.append(found)
            spans.append((found.start, found.end))
    return kept
