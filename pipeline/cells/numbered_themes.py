"""Rows that head others by their number: "2 Keeping the water moving" over 2.1, 2.2 and 2.3."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.cells.columns.headings import Heading, cell_in
from pipeline.models.table import Row
from pipeline.models.text import Text

LONGEST = 12  # words of a theme
_ENDS = (".", "?", "!", ";")


def parents_in(rows: Sequence[Row], heading: Heading) -> frozenset[str]:
    """The numbers that others hang on: "2" where there is a "2.1"."""
    column = heading.first("number")
    said = (_said(cell.text.value) for row in rows if (cell := cell_in(row.cells, column)) is not None)
    return frozenset(number.rpartition(".")[0] for number in said) - {""}


def numbered_theme(row: Row, heading: Heading, parents: Collection[str]) -> Text | None:
    """The words of a row that heads those whose numbers hang on its own: nothing else stands in it, and they are bold
    or no sentence.
    """
    number, asked = (cell_in(row.cells, heading.first(role)) for role in ("number", "recommendation"))
    if number is None or asked is None or not asked.text or _said(number.text.value) not in parents:
        return None
    if any(c is not number and c is not asked and not c.blank for c in row.cells if c is not None):
        return None
    words = asked.text.words()
    bold = all(w.style.bold for w in words)
    brief = len(words) <= LONGEST and not asked.text.value.endswith(_ENDS)
    return asked.text if brief and (bold or not asked.text.value.startswith("That ")) else None


def _said(number: str) -> str:
    return number.strip().rstrip(".")
