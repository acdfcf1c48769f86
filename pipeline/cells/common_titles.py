"""Titles that are all alike are none: "You recommended" in front of each recommendation is its label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.cells.columns.headings import role_of
from pipeline.models.report import Recommendation
from pipeline.profiles import Profile

FEWEST = 3  # recommendations


def without_common_titles(found: Sequence[Recommendation], profile: Profile) -> list[Recommendation]:
    """The recommendations, their titles taken off where all are the same words, and these name recommendations."""
    titles = {r.title.value if r.title else None for r in found}
    only = titles.pop() if len(titles) == 1 and len(found) >= FEWEST else None
    if only is None or role_of(only, profile) != "recommendation":
        return list(found)
    return [replace(r, title=None) for r in found]
