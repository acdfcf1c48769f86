"""What a rule or the model found in one text, before values and places are known."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable
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


def free_of(candidates: Collection[Found], taken: Iterable[Found]) -> list[Found]:
    """Those candidates that touch none of the taken ones, nor an earlier candidate."""
    if not candidates:
        return []
    kept: list[Found] = []
    spans = sorted((found.start, found.end) for found in taken)
    for found in candidates:
        at = bisect_left(spans, (found.start, found.end))
        after = at == len(spans) or spans[at][0] >= found.end
        before = at == 0 or spans[at - 1][1] <= found.start
        if after and before:
            kept.append(found)
            spans.insert(at, (found.start, found.end))
    return kept
