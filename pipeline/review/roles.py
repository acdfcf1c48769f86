"""What people said about a file's headings, put on top of the profile before its tables are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.review import HEADING, Correction
from pipeline.profiles import Profile
from pipeline.profiles.profile import Heading, folded
from pipeline.review.settle import settled

_NOTHING = re.compile(r"(?!)")


def with_roles(profile: Profile, corrections: Sequence[Correction]) -> Profile:
    """The profile in which every heading that somebody set names the role that they gave it."""
    headings = {
        entry.target.field.removeprefix(HEADING): str(entry.after)
        for entry in settled(corrections)
        if entry.kind == "heading"
    }
    if not headings:
        return profile
    known = dict(profile.headings)
    for printed, role in headings.items():
        known = _set(known, folded(printed).replace(" ", ""), role)
    return replace(profile, headings=known)


def _set(known: dict[str, Heading], printed: str, role: str) -> dict[str, Heading]:
    without = {name: replace(words, exact=words.exact - {printed}) for name, words in known.items()}
    own = without.get(role) or Heading(frozenset(), _NOTHING)
    return {**without, role: replace(own, exact=own.exact | {printed})}
