"""How many months on a report is; of two rounds in one paper the later counts, as it does among their columns."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.cells.columns.headings import months_of
from pipeline.profiles import Profile

_WORDS = re.compile(r"[^\W_]+|&|/")
BETWEEN = 3  # words between two rounds that are named together: "six-month and final (twelve-month)"


def rounds_in(text: str, profile: Profile) -> int | None:
    """The months that a text names first, or the later of those that are joined to them."""
    months = months_of(text, profile)
    for one, other in pairwise(profile.rounds.months.finditer(text)):
        first, *more = _WORDS.findall(text[one.end() : other.start()]) or [""]
        if first.lower() not in {*profile.joiners, "&", "/"} or len(more) >= BETWEEN:
            break
        months = max(months or 0, months_of(other[0], profile) or 0)
    return months or None
