"""A key of figures in lines below one another that no mark parts: "1 Fully achieved", "2 On track", "3 Slipped"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from pipeline.cells.status.key import entry_of_line, opens_with_state
from pipeline.models.report import KeyEntry
from pipeline.models.text import Text
from pipeline.profiles import Profile

KNOWN = 0.5  # share of the meanings that tell progress
_FIGURE = re.compile(r"(?P<shown>\d)[.)]?\s+(?P<meaning>[^\W\d].{2,200})", re.DOTALL)


def key_counted(
    paragraphs: Sequence[Text], states: Collection[str], profile: Profile
) -> tuple[tuple[KeyEntry, ...], tuple[Text, ...]]:
    """The entries of paragraphs that count on and explain every figure that the cells hold.

    Nothing else need say that they are a key: the numbered headings of a paper stand apart, and tell no progress.
    """
    wanted = {state for state in states if state.isdigit()}
    found = [_FIGURE.fullmatch(paragraph.value.strip()) for paragraph in paragraphs]
    for start, end in _runs(found):
        entries = [
            entry_of_line(own["shown"], " ".join(own["meaning"].split()), profile) for own in found[start:end] if own
        ]
        known = sum(opens_with_state(entry, profile) for entry in entries)
        if wanted and wanted <= {entry.shown for entry in entries} and known >= KNOWN * len(entries):
            return tuple(entries), tuple(paragraphs[start:end])
    return (), ()


def _runs(found: Sequence[re.Match[str] | None]) -> list[tuple[int, int]]:
    """Where figures count on, up or down, one paragraph behind another."""
    steps = [int(b["shown"]) - int(a["shown"]) if a and b else 0 for a, b in pairwise(found)]
    runs, start = [], 0
    for at, step in enumerate([*steps, 0], start=1):
        if step not in (1, -1) or (at - start > 1 and step != steps[at - 2]):
            runs.append((start, at))
            start = at
    return [(a, b) for a, b in runs if b - a > 1]
