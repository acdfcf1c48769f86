"""What stands below a heading: prose, codes, names, days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from pipeline.models.table import Cell
from pipeline.profiles import Profile
from pipeline.records.limits import counts, measures
from pipeline.text import dates
from pipeline.text.naming import covered, letters, name_tokens, person_spans, role_spans
from pipeline.text.remember import memorised

PROSE, WHO, WHEN, STATE = counts("contents", "prose who when state")
(MOST,) = measures("contents", "most")
SHARE = re.compile(r"^\d{1,3}\s?%?$")


@memorised
def says_who(text: str) -> bool:
    """Return True if a text, on one line, is names or posts, and little else: "Ann Ash / Head of Parks"."""
    if not text or len(text.split()) > WHO:
        return False
    line = name_tokens(text)
    classes = letters(line)
    persons = person_spans(line, classes)
    spans = [*persons, *role_spans(line, classes, covered(persons))]
    return sum(s.end - s.start for s in spans) >= MOST * len(text)


@memorised
def says_when(text: str, profile: Profile) -> bool:
    """Return True if a text, on one line, is a date, and little else: "By end of March 2031"."""
    if not text or len(text.split()) > WHEN:
        return False
    return sum(d.end - d.start for d in dates.find(text, profile.language)) >= MOST * len(text)


def is_prose(cells: Sequence[Cell]) -> bool:
    """Whether the cells say more than a decision or status."""
    lengths = [len(cell.text.value.split()) for cell in cells if cell.text]
    return bool(lengths) and median(lengths) > PROSE
