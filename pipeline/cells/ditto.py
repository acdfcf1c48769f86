""" "As above", "ditto": the words stay as printed, and the record says which other one it points to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.report import Flag, Recommendation
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

LONGEST = 250  # characters: a longer text says more than that it points to another
_FIELDS = ("update", "response", "action")


def with_references(recommendations: Sequence[Recommendation], profile: Profile) -> tuple[Recommendation, ...]:
    """Records whose update, response or action is nothing but "as above" point to the last that says more."""
    said: dict[str, int] = {}
    out = []
    for record in recommendations:
        found: tuple[int, str] | None = None
        for field in _FIELDS:
            text = getattr(record, field)
            if isinstance(text, Text) and 0 < len(text) <= LONGEST and folded(text.value) in profile.ditto:
                found = found or ((said[field], field) if field in said else None)
            elif text:
                said[field] = record.index
        if found:
            flag = Flag("RESOLVED_FROM", found[1], f"This refers to the recommendation at place {found[0]}.")
            record = replace(record, resolved_from=found[0], flags=(*record.flags, flag))  # noqa: PLW2901
        out.append(record)
    return tuple(out)
