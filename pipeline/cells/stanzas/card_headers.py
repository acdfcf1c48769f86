"""The header of a report that looks like a card: labels and values below a title, which none of them calls a
recommendation.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cells.header.days import is_day
from pipeline.cells.header.labels import labelled_cells
from pipeline.models.table import Cell, Table
from pipeline.profiles import Profile

FIELDS = frozenset("council committee inquiry stage update_date completion_date response_date meeting_date".split())
TOLD = 2  # of these: a card may tell one, of the day of its update say
LONGEST = 12  # words of a header's value: an update that names a day is longer


def is_header_form(table: Table, fields: Sequence[tuple[str, Cell, Cell]], profile: Profile) -> bool:
    """Whether a table tells whose report it is, on what and of which day; `fields` are what it tells as a card.

    Of one with no more than people and a day, that of its update is enough.
    """
    if any(column == "recommendation" and label.text.words() for column, label, _ in fields):
        return False
    pairs = labelled_cells(table, profile)
    told = {p.field for p in pairs if p.field in FIELDS and len(p.value.value.split()) <= LONGEST}
    dated = any(p.field == "update_date" and is_day(p.value.value, profile) for p in pairs)
    return len(told) >= TOLD or (dated and all(p.field for p in pairs))
