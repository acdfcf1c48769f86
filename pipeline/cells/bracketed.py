"""A decision in brackets between a recommendation's label and its words: "Recommendation 3 (accepted): That …"."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.cells.decisions import decision_of_column
from pipeline.models.report import Decision
from pipeline.models.text import Text
from pipeline.profiles import Profile

_BRACKETS = re.compile(r"\(([^()\n]{2,40})\)\s*[.:–—-]*\s*(?=\S)")


class Bracketed(NamedTuple):
    """What was decided, if brackets say so, and the words behind these."""

    decision: Decision | None
    rest: Text


def bracketed(text: Text, profile: Profile) -> Bracketed:
    """Take a decision in brackets off the front of a recommendation, its label already taken off."""
    found = _BRACKETS.match(text.value)
    decision = decision_of_column(found[1], profile) if found else None
    return Bracketed(decision, text.slice(found.end()) if found and decision else text)
