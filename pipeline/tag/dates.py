"""Dates of a field: found, resolved against its day, marked where they seem to be a commitment."""

from __future__ import annotations

import re
from functools import cache

from pipeline.tag.fields import Field
from pipeline.tag.found import Found
from pipeline.text import dates

AMBIGUOUS = "DATE_AMBIGUOUS"
_HAS_FIGURE = re.compile(r"\d")  # "Keeping Roads Safe in Winter" at the top of a report is a name
MOST = 500  # dates of one cell whose sentences are read


def dates_of(field: Field, language: str = "en") -> list[Found]:
    """Every date of the field with its value, anchor (where it was needed) and flags."""
    found = [one for one in dates.find(field.text.value, language) if field.index or _HAS_FIGURE.search(one.text)]
    prose = len(found) <= MOST  # a cell with more is a list or hostile, and no sentence says when they are
    return [_found(one, field, language, prose) for one in found]


def _found(found: dates.FoundDate, field: Field, language: str, prose: bool) -> Found:
    @cache
    def lies() -> dates.Tense | None:
        said = dates.tense(field.text.value, found.start, found.end, language) if prose else None
        return said or field.lean

    read = dates.read(found, field.anchor, lies() if found.by_tense else None)
    anchor = field.anchor.isoformat() if field.anchor and read.relative else None
    promised = (
        prose
        and field.index is not None
        and read.value is not None
        and not dates.is_over(read.value, field.anchor)  # most: then nobody asks what its sentence says
        and dates.seems_promised(field.text.value, found.start, found.end, read.value, field.anchor, lies())
    )
    flags = (AMBIGUOUS,) if read.ambiguous and read.value else ()
    return Found("date", found.start, found.end, read.value, promised, anchor, flags)
