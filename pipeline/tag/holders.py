"""Who holds a post: the person that stands beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.tag.found import Found

_LONGEST = 24  # characters between a name and its post
_JOINT = re.compile(
    r"\s*(?:[,(:/–—-]|\n)?\s*(?:(?:who\s+)?(?:is|was|as)\s+)?(?:the|our|our\s+new|a|an|new|interim|acting|now)?\s*",
    re.IGNORECASE,
)


def holders(text: str, found: Sequence[Found]) -> Mapping[int, int]:
    """Position of a post in `found` → position of its holder; a person holds one post at most, the nearest.

    `found` is in reading order. "Jane Doe, Head of Housing", "the Head of Housing (Jane Doe)", "Leader Cllr Roe".
    """
    held: dict[int, int] = {}
    taken: set[int] = set()
    for at, one in enumerate(found):
        if one.kind != "role":
            continue
        for other in (at - 1, at + 1):
            if _beside(text, found, at, other) and other not in taken:
                held[at] = other
                taken.add(other)
                break
    return held


def _beside(text: str, found: Sequence[Found], at: int, other: int) -> bool:
    if not 0 <= other < len(found) or found[other].kind != "person":
        return False
    first, second = sorted((found[at], found[other]), key=lambda one: one.start)
    gap = text[first.end : second.start]
    return len(gap) <= _LONGEST and _JOINT.fullmatch(gap) is not None
