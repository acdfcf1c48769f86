"""A report without a column of its own for the status: signs or colours beside the words of another one, or a state
in front of its news ("AMBER" over them, "On track: …") or told at their end ("This recommendation is discharged.").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.cells.columns.headings import Column, Heading, cell_in, roles_in
from pipeline.cells.rows import Printed
from pipeline.cells.status.headed import is_state
from pipeline.cells.status.printed import Shown, inked, read_status
from pipeline.cells.status.told import state_told
from pipeline.models.table import Cell
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded

_LEAD = re.compile(r"([^\W\d_][\w /-]{0,30}?|\[[^\W\d_][\w /-]{0,30}\])\s*(?::|[–—]|\s-\s|(?<=\]))\s*(?=\S)")

MOST = 0.6  # share of the records that must show a status there
LIGHTS = 2  # colours that decoration may have


def drawn_in(heading: Heading, records: Sequence[Printed], profile: Profile, *, keyed: bool) -> Column | None:
    """The one column in which most records show a sign that is a status; None where none does, or several differ.

    A colour alone counts where the report has a key, or the heading speaks of an assessment, or where three of the
    lights stand in it: else it is decoration.
    """
    if heading.of("status"):
        return None
    found = [c for c in heading.columns if _shows(c, records, profile, keyed=keyed)]
    said = {tuple(shown_in(record, column, profile).rag for record in records) for column in found}
    return found[0] if len(said) == 1 else None  # a whole card may be painted


def _shows(column: Column, records: Sequence[Printed], profile: Profile, *, keyed: bool) -> bool:
    shown = [s for r in records if (s := shown_in(r, column, profile)).rag is not None]
    if not shown or len(shown) < MOST * len(records):
        return False
    if not any(s.evidence in ("fill", "font") for s in shown):
        return True
    said = keyed or "status" in roles_in(column.heading, profile)
    alone = keyed and len(records) == 1  # a table by itself, and the key explains what it shows
    return alone or len({s.rag for s in shown}) > (1 if said else LIGHTS)


def shown_in(record: Printed, column: Column, profile: Profile) -> Shown:
    """The status that the signs of a cell show, whatever its words say; of news, the state that they begin with, or
    the colour that they are printed in.
    """
    cell = cell_in(record.cells, column)
    seen = read_status(cell._replace(text=Text()) if cell is not None else None, profile)
    if cell is None or seen.rag is not None or column.role != "update":
        return seen
    said = _state_before(cell.text.value, profile) or state_told(cell.text.value, profile)
    if said:
        return read_status(Cell(text=Text(said)), profile)
    drawn = inked(cell.text.words())
    return seen if drawn.blank else drawn


def _state_before(text: str, profile: Profile) -> str | None:
    """The words of a state that a text begins with, in a paragraph of their own or in front of a mark."""
    above, _, rest = text.partition("\n")
    lead = _LEAD.match(text)
    for said in (above if rest else "", lead[1] if lead else ""):
        plain = folded(said.strip("[]() "))
        if plain and is_state(plain, profile):
            return said.strip("[]() ")
    return None
