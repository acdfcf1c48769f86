"""What stands over each recommendation by itself is its title; a label in front of each is no part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.report import Recommendation
from pipeline.models.text import Text
from pipeline.profiles import Profile

FEWEST = 3  # recommendations
_CAPITAL = re.compile(r"\s{1,3}(?=[A-Z“‘\"'])")


def with_own_titles(found: Sequence[Recommendation], profile: Profile, *, over: bool = True) -> list[Recommendation]:
    """The recommendations; a theme of its own over each is its title, and "Recommendation" in front of all is cut.

    `over`: themes stand over them, and not in a column.
    """
    return _less_label(_titled(found) if over else found, profile)


def _titled(found: Sequence[Recommendation]) -> list[Recommendation]:
    """Themes become titles where every recommendation has one, no two the same, and none has a title."""
    themes = {one.theme.value for one in found if one.theme}
    if len(found) < FEWEST or len(themes) < len(found) or any(one.title for one in found):
        return list(found)
    flags = ([flag for flag in one.flags if flag.code != "TITLE_UNSURE"] for one in found)
    return [replace(one, title=one.theme, theme=None, flags=tuple(own)) for one, own in zip(found, flags, strict=True)]


def _less_label(found: Sequence[Recommendation], profile: Profile) -> list[Recommendation]:
    """The texts without the name of a recommendation that stands in front of each, and says nothing."""
    ends = [_end_of_label(one.recommendation, profile) for one in found]
    if len(found) < FEWEST or not all(ends):
        return list(found)
    return [
        replace(one, recommendation=one.recommendation.slice(end, len(one.recommendation)))
        for one, end in zip(found, ends, strict=True)
        if one.recommendation is not None
    ]


def _end_of_label(text: Text | None, profile: Profile) -> int:
    """Where what is recommended begins behind its name; 0 where that is no label: "Recommendation 3 is dropped"."""
    named = re.match(rf"{profile.names}\b:?", text.value, re.IGNORECASE) if text else None
    behind = _CAPITAL.match(text.value, named.end()) if text and named else None
    return behind.end() if behind else 0
