"""Boxes that lines draw around text: tables of one column, and what is drawn as they are; and pieces of cards."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cells.outside import taken_by, words_in
from pipeline.cells.stanzas.framed import Cards
from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.models.table import Table

SIDES = 2.0  # points by which the sides of boxes drawn alike may differ
LEAST = 2  # boxes of one form
TORN = 0.2  # words beside a table in its cards, by those that it holds of them


def without_boxes(tables: Sequence[Table]) -> list[Table]:
    """The tables that are no boxes; one that white parts into columns is a box where others drawn alike are."""
    boxes = [table for table in tables if table.width == 1 and not table.nested]
    return [table for table in tables if table.nested or (table.width > 1 and not _is_alike(table, boxes))]


def _is_alike(table: Table, boxes: Sequence[Table]) -> bool:
    """Whether boxes stand below one another with the same sides and as many rows."""
    if table.by != "rulings" or not table.boxes:
        return False
    own = table.boxes[0].box
    same = (box for box in boxes if box.boxes and len(box.rows) == len(table.rows))
    sides = [box.boxes[0].box for box in same]
    return sum(abs(s.x0 - own.x0) <= SIDES and abs(s.x1 - own.x1) <= SIDES for s in sides) >= LEAST


def without_torn(tables: Sequence[Table], pages: Sequence[Page], cards: Cards, furniture: Places) -> list[Table]:
    """The tables, less those that white alone makes of cards, and those that take but some columns of one."""
    free = taken_by(tables) | furniture
    left = {p.number: free.without(p.words) for p in pages if p.number in cards}

    def is_torn(table: Table) -> bool:
        beside = 0
        for number, box in ((place.page, place.box) for place in table.boxes if place.page in cards):
            own = [card for card in cards[number] if card.box.overlap(box)]
            if own and table.by == "alignment":
                return True
            beside += sum(any(card.holds(w) for card in own) for w in left[number] if box.level(w.box))
        return beside > TORN * sum(1 for _ in words_in(table))

    return [table for table in tables if not is_torn(table)]
