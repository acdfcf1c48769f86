"""Boxes that lines draw around text: tables of one column, and what is drawn as they are; and pieces of cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.cells.columns.headings import role_of
from pipeline.cells.labelled_values import MOST_LABEL
from pipeline.cells.outside import taken_by, words_in
from pipeline.cells.stanzas.card_frames import Card
from pipeline.cells.stanzas.framed import Cards
from pipeline.models.page import Box, Page, Word
from pipeline.models.places import Places
from pipeline.models.table import Cell, Table
from pipeline.profiles import Profile
from pipeline.text.lines import lines_of, spoken

SIDES = 2.0  # points by which the sides of boxes drawn alike may differ
LEAST = 2  # boxes of one form
LABELS = 2  # below one another in one cell
TORN = 0.2  # words beside a table in its cards, by those that it holds of them


def without_boxes(tables: Sequence[Table], profile: Profile) -> list[Table]:
    """The tables that are no boxes; one that white parts into columns is a box where others drawn alike are.

    So are boxes beside one another that each begin with a label of their own.
    """
    boxes = [table for table in tables if table.width == 1 and not table.nested]
    whole = [table for table in tables if table.nested or not _are_labelled(table, profile)]
    return [table for table in whole if table.nested or (table.width > 1 and not _is_alike(table, boxes))]


def _are_labelled(table: Table, profile: Profile) -> bool:
    """Whether lines or paint make nothing but cells that begin with a label, and go on with what it heads."""
    cells = [cell for row in table.rows for cell in row.cells if cell and cell.text]
    return (
        bool(cells)
        and table.by == "rulings"
        and table.width > 1
        and all(_begins_with_label(cell, profile) for cell in cells)
    )


def _begins_with_label(cell: Cell, profile: Profile) -> bool:
    first, *rest = lines_of(cell.text.words())
    return bool(rest) and len(first) <= MOST_LABEL and role_of(spoken(first).rstrip(" :"), profile) is not None


def _is_alike(table: Table, boxes: Sequence[Table]) -> bool:
    """Whether boxes stand below one another with the same sides and as many rows."""
    if table.by != "rulings" or not table.boxes:
        return False
    same = (box for box in boxes if box.boxes and len(box.rows) == len(table.rows))
    return sum(_same_sides(table, box) for box in same) >= LEAST


def without_margins(tables: Sequence[Table], pages: Sequence[Page], profile: Profile) -> list[Table]:
    """The tables, less those that rules between recommendations make of labels in a margin and values beside them.

    No line runs down them, and several labels stand below one another in one cell; so are others of the same sides.
    """
    uprights = {p.number: [r.box for r in p.rulings if not r.horizontal] for p in pages}
    undivided = [table for table in tables if _is_undivided(table, uprights)]
    margins = [t for t in undivided if any(_count_labels(row.cells[0], profile) >= LABELS for row in t.rows)]
    alike = [table for table in undivided if any(_same_sides(table, other) for other in margins)]
    return [table for table in tables if table not in alike]


def _is_undivided(table: Table, uprights: Mapping[int, Sequence[Box]]) -> bool:
    """Whether lines across made a table of several columns, and none of the `uprights` of its pages runs down it."""
    drawn = (box for place in table.boxes for box in uprights.get(place.page, ()) if box.overlap(place.box))
    return table.by == "rulings" and table.width > 1 and bool(table.boxes) and not any(drawn)


def _same_sides(table: Table, other: Table) -> bool:
    one, two = table.boxes[0].box, other.boxes[0].box
    return abs(one.x0 - two.x0) <= SIDES and abs(one.x1 - two.x1) <= SIDES


def _count_labels(cell: Cell | None, profile: Profile) -> int:
    """How many lines of a cell are labels of different things, where nothing else than short lines stands in it."""
    lines = lines_of(cell.text.words()) if cell is not None and cell.columns == 1 else []
    if any(len(line) > MOST_LABEL for line in lines):
        return 0
    return len({role_of(spoken(line).rstrip(" :"), profile) for line in lines} - {None})


def without_torn(tables: Sequence[Table], pages: Sequence[Page], cards: Cards, furniture: Places) -> Sequence[Table]:
    """The tables, less those that white alone makes of cards, and those that take but some columns of one."""
    held = [(table, own) for table in tables if (own := _over(table, cards))]
    if not held:
        return tables
    free, wanted = taken_by(tables) | furniture, {number for _, own in held for number, _, _ in own}
    left = {p.number: free.without(p.words) for p in pages if p.number in wanted}
    torn = {id(table) for table, own in held if _is_torn(table, own, left)}
    return [table for table in tables if id(table) not in torn]


def _over(table: Table, cards: Cards) -> list[tuple[int, Box, list[Card]]]:
    """The cards that a table stands over in part at least: its page, its box there, and these."""
    places = ((place.page, place.box) for place in table.boxes if place.page in cards)
    found = ((number, box, [card for card in cards[number] if card.box.overlap(box)]) for number, box in places)
    return [place for place in found if place[2]]


def _is_torn(table: Table, over: Sequence[tuple[int, Box, list[Card]]], left: Mapping[int, Sequence[Word]]) -> bool:
    if table.by == "alignment":
        return True
    beside = sum(any(c.holds(w) for c in own) for number, box, own in over for w in left[number] if box.level(w.box))
    return beside > TORN * len(words_in(table))
