"""A report without a column of its own for the status: signs or colours that stand in another one, beside its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.cells.columns.headings import Column, Heading, roles_in
from pipeline.cells.rows import Printed
from pipeline.cells.status.printed import Shown, read_status
from pipeline.models.table import Cell
from pipeline.models.text import Text
from pipeline.profiles import Profile

MOST = 0.6  # share of the records that must show a status there


def drawn_in(heading: Heading, records: Sequence[Printed], profile: Profile, *, keyed: bool) -> Column | None:
    """The one column in which most records show a sign that is a status; None where none does, or several do.

    A colour alone counts where the report has a key, or the heading speaks of an assessment: else it is decoration.
    """
    if heading.of("status"):
        return None
    found = [c for c in heading.columns if _shows(c, records, profile, keyed=keyed)]
    return found[0] if len(found) == 1 else None


def _shows(column: Column, records: Sequence[Printed], profile: Profile, *, keyed: bool) -> bool:
    shown = [s for r in records if (s := shown_in(r, column, profile)).rag is not None]
    if not shown or len(shown) < MOST * len(records):
        return False
    if all(s.evidence != "fill" for s in shown):
        return True
    said = keyed or "status" in roles_in(column.heading, profile)
    return said and len({s.rag for s in shown}) > 1


def shown_in(record: Printed, column: Column, profile: Profile) -> Shown:
    """The status that the signs of a cell show, whatever its words say."""
    cell: Cell | None = record.cells[column.index] if column.index < len(record.cells) else None
    return read_status(replace(cell, text=Text()) if cell is not None else None, profile)
