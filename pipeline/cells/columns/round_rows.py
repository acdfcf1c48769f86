"""The rows of a table whose recommendations have a row for each round, put together by recommendation.

Pages cut them: the rest of a merged cell stands beside the next round, or the rest of a round in a row without a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.cells.columns.headings import Heading
from pipeline.cells.columns.round_names import wording_of
from pipeline.cells.cutting import with_rest
from pipeline.models.table import Cell, Row

WIDE = 0.8  # of a table's columns: a cell over so many heads the rows below it
_OPEN = ".:;?!"


class Group(NamedTuple):
    """The rows of one recommendation, one for each round, and over how many of the table's rows they stand."""

    rows: tuple[Row, ...]
    height: int


def groups_of(rows: Sequence[Row], heading: Heading, at: int) -> list[Group | Row]:
    """The recommendations below a heading, and between them the rows that are none: themes, and what is blank."""
    found: list[Group | Row] = []
    for row in rows:
        last = found[-1] if found else None
        if _is_apart(row, at):
            found.append(row)
        elif not isinstance(last, Group) or _opens(row, last, heading, at):
            found.append(Group((row,), 1))
        elif not wording_of(row.cells[at]):
            found[-1] = Group((*last.rows[:-1], joined_row(last.rows[-1], row)), last.height + 1)
        else:
            found[-1] = Group((*last.rows, row), last.height + 1)
    return found


def joined_row(row: Row, rest: Row) -> Row:
    """A row and what a page cut off it."""
    pairs = zip(row.cells, rest.cells, strict=True)
    return Row(tuple(more if own is None else gone_on(own, more) for own, more in pairs), joined=True)


def gone_on(cell: Cell, rest: Cell | None) -> Cell:
    """A cell and what goes on of it below; the same where that says nothing, or says it again."""
    if rest is None or rest.blank or (rest.text and wording_of(rest) == wording_of(cell)):
        return cell
    return with_rest(cell, rest)


def _is_apart(row: Row, at: int) -> bool:
    """Whether a row says nothing of a round: it is blank, or one cell heads those below."""
    filled = [cell for cell in row.cells if cell is not None and cell.text]
    if wording_of(row.cells[at]) and row.cells[at] in filled and len(filled) > 1:
        return False
    if not filled:
        return not any(cell.says for cell in row.cells if cell is not None)
    alone = filled[0]
    wide = alone.columns >= WIDE * len(row.cells)
    bold = row.cells[0] is alone and all(word.style.bold for word in alone.text.words())
    return len(filled) == 1 and (wide or bold)


def _opens(row: Row, last: Group, heading: Heading, at: int) -> bool:
    """Whether a row begins a recommendation: with a number of its own, else with words that end no others.

    Where the name of its round was said before, words beside it begin one anyhow.
    """
    first, name = last.rows[0], wording_of(row.cells[at])
    number, asked = heading.first("number"), heading.first("recommendation")
    if number is not None and (own := wording_of(row.cells[number.index])):
        return own != wording_of(first.cells[number.index])
    cell = row.cells[asked.index] if asked is not None else None
    if asked is None or cell is None or not cell.text or wording_of(cell) == wording_of(first.cells[asked.index]):
        return False
    if name in {wording_of(own.cells[at]) for own in last.rows}:
        return True
    above = next((c for own in last.rows[::-1] if (c := own.cells[asked.index]) is not None and c.text), None)
    turned = _page(row) > _page(last.rows[-1])
    ended = above is None or above.text.value.rstrip()[-1:] in _OPEN
    return not turned or (number is None and ended and not cell.text.value[:1].islower())


def _page(row: Row) -> int:
    return max((f.page for cell in row.cells if cell is not None for f in cell.fragments), default=0)
