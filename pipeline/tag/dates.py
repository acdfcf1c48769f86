"""Dates of a field: found, resolved against its day, marked where they are a commitment."""

from __future__ import annotations

from pipeline.tag.commitments import is_commitment
from pipeline.tag.fields import Field
from pipeline.tag.found import Found
from pipeline.text import dates

AMBIGUOUS = "DATE_AMBIGUOUS"


def dates_of(field: Field, language: str = "en") -> list[Found]:
    """Every date of the field with its value, anchor (where it was needed) and flags."""
    return [_found(found, field, language) for found in dates.find(field.text.value, language)]


def _found(found: dates.FoundDate, field: Field, language: str) -> Found:
    said = dates.tense(field.text.value, found.start, found.end, language)
    read = dates.read(found, field.anchor, said or field.lean)
    anchor = field.anchor.isoformat() if field.anchor and read.relative else None
    promised = (
        field.index is not None
        and read.value is not None
        and (said or field.lean) == "future"
        and is_commitment(field.text.value, found, read.value, field.anchor)
    )
    flags = (AMBIGUOUS,) if read.ambiguous and read.value else ()
    return Found("date", found.start, found.end, read.value, promised, anchor, flags)
