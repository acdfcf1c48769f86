"""A column of labels on one piece of paint, beside values on white: what a scan shows of labels that touch.

A file knows the paint of each label; a picture shows one area for all labels of a card. Lines between the values, where
there are some, part the labels too; else white and the labels' own heights tell the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.models.page import Box, Fill, Page, Ruling, Word
from pipeline.tables.painted.labelled_rows import rows_by_labels
from pipeline.text.lines import lines_of

LEAST = 2  # pieces of paint of one column; one alone must have lines beside it
LEAST_LABELS = 3  # on the piece that has most of them
SAME = 3.0  # points between the sides of paint in one column, and between its side and the lines that meet it
SHADE = 12  # levels between two prints of one paint
WIDEST = 0.45  # share of the page's width
MOST = 0.7  # share of the rows that have a label, and of the labels that have a row
PADDING = 3.0  # points around the values
COLOUR = "#000000"


@dataclass(frozen=True, slots=True)
class _Card:
    """One piece of paint: its box, the words on it and beside it, and the lines that meet its right side."""

    paint: Box
    labels: tuple[Word, ...]
    values: tuple[Word, ...]
    lines: tuple[Box, ...]

    @property
    def right(self) -> float:
        return max([w.box.x1 + PADDING for w in self.values] + [line.x1 for line in self.lines])


def with_painted_columns(page: Page) -> Page:
    """A scanned page with lines around the rows whose labels stand on one piece of paint; other pages as they are."""
    if not page.scanned or not page.fills:
        return page
    lines = [line for column in _columns(page) for line in _lines(column, page)]
    return replace(page, rulings=(*page.rulings, *lines)) if lines else page


def _columns(page: Page) -> Iterator[list[_Card]]:
    """Pieces of paint of one colour and with the same sides, those that may hold labels of values beside them."""
    left = sorted((f for f in page.fills if f.box.width <= WIDEST * page.width), key=lambda fill: fill.box.top)
    while left:
        own = [f for f in left if _of_one_column(f, left[0])]
        left = [f for f in left if f not in own]
        cards = [_card(f.box, page) for f in own]
        if all(card and card.values for card in cards):
            yield [card for card in cards if card]


def _of_one_column(one: Fill, other: Fill) -> bool:
    sides = abs(one.box.x0 - other.box.x0) <= SAME and abs(one.box.x1 - other.box.x1) <= SAME
    shades = [[int(fill.colour[i : i + 2], 16) for i in (1, 3, 5)] for fill in (one, other)]
    return sides and max(abs(a - b) for a, b in zip(*shades, strict=True)) <= SHADE


def _card(paint: Box, page: Page) -> _Card | None:
    """What stands on a piece of paint and beside it; None where words or lines run over its side."""
    level = [w for w in page.words if paint.top < w.box.centre[1] < paint.bottom and w.box.x1 > paint.x0]
    labels = tuple(w for w in level if w.box.centre[0] < paint.x1)
    values = tuple(w for w in level if w.box.centre[0] >= paint.x1)
    if any(w.box.x1 > paint.x1 + SAME for w in labels) or any(w.box.x0 < paint.x1 - SAME for w in values):
        return None
    drawn = [r for r in page.rulings if r.box.top < paint.bottom + SAME and r.box.bottom > paint.top - SAME]
    inside = paint.x1 + SAME, max((w.box.x1 for w in values), default=paint.x1) - SAME
    if any(not r.horizontal and inside[0] < r.box.x0 < inside[1] for r in drawn):
        return None  # lines part the values into columns
    lines = tuple(r.box for r in drawn if r.horizontal and r.box.x1 > paint.x1 + PADDING)
    return _Card(paint, labels, values, lines)


def _lines(column: Sequence[_Card], page: Page) -> Iterator[Ruling]:
    """The lines around the labels and values of a column; none where these are no labels."""
    ruled = any(_between(card) for card in column)
    rows = [_tops(card, ruled=ruled) for card in column]
    labels = max(len(lines_of(card.labels)) for card in column)
    if labels < LEAST_LABELS or len(column) < (1 if ruled else LEAST) or not _fit(column, rows):
        return
    right = max(card.right for card in column)
    for card, tops in zip(column, rows, strict=True):
        x0, x1, top, bottom = card.paint.x0, card.paint.x1, tops[0], tops[-1]
        yield from (Ruling(Box(x, top, x, bottom), False, COLOUR) for x in (x0, x1, right))
        yield from (Ruling(Box(x0, y, right, y), True, COLOUR) for y in tops)


def _between(card: _Card) -> list[float]:
    """The heights of the lines that part the values of a card."""
    inside = (box.centre[1] for box in card.lines)
    return sorted({round(y, 1) for y in inside if card.paint.top + SAME < y < card.paint.bottom - SAME})


def _tops(card: _Card, *, ruled: bool) -> list[float]:
    """Where the rows of a card begin, and where its last one ends."""
    inner = _between(card) if ruled else rows_by_labels(card.labels, card.values) or []
    return [card.paint.top, *inner, card.paint.bottom]


def _fit(column: Sequence[_Card], rows: Sequence[Sequence[float]]) -> bool:
    """Whether most rows have a label, and most labels a row of their own."""
    labelled = total = labels = 0
    for card, tops in zip(column, rows, strict=True):
        own = [line[0].box.centre[1] for line in lines_of(card.labels)]
        held = [sum(above <= y < below for y in own) for above, below in pairwise(tops)]
        labelled += sum(count > 0 for count in held)
        total, labels = total + len(held), labels + len(own)
    return labelled >= MOST * max(total, labels)
