"""A column of painted labels beside values on white: the paint of each label is as high as its row, and tells it.

"Progress" on grey at the left, its value at the right, and no line anywhere: what the label's paint leaves open is
closed by lines as wide as the values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.models.page import Box, Fill, Page, Ruling, Word

LEAST = 3  # labels of one column
MOST_FILLS = 800  # of a page: one with more is a drawing
SAME = 1.5  # points between the sides of paint in one column
MEETS = 1.5  # points between two labels of one table
APART = 12.0  # points between two tiles of one row
WIDEST = 0.45  # share of the page's width
LOWEST = 8.0  # points: lower paint holds no label
HIGHEST = 0.5  # share of the page's height
MOST = 0.7  # share of the labels that have a value beside them
PADDING = 3.0  # points around the values
COLOUR = "#000000"
_WORD = re.compile(r"[^\W\d]{3}")


def with_painted_labels(page: Page) -> Page:
    """The page with lines around the rows whose labels alone are painted; the same where lines are drawn there."""
    fills = list({(fill.box, fill.colour): fill for fill in page.fills}.values())
    own = [fill for fill in fills if _may_hold_label(fill, fills, page)] if LEAST <= len(fills) <= MOST_FILLS else []
    lines = [line for column in _columns(own) for line in _lines(column, page)]
    return replace(page, rulings=(*page.rulings, *lines)) if lines else page


def _may_hold_label(fill: Fill, fills: Sequence[Fill], page: Page) -> bool:
    box = fill.box
    if box.width > WIDEST * page.width or not LOWEST <= box.height <= HIGHEST * page.height:
        return False
    level = (f.box for f in fills if f.colour == fill.colour and f is not fill)
    beside = (b for b in level if b.top < box.bottom and b.bottom > box.top)  # of a banded row
    return not any(-SAME <= max(b.x0, box.x0) - min(b.x1, box.x1) <= APART for b in beside)


def _columns(fills: Sequence[Fill]) -> Iterator[list[Fill]]:
    """The fills of one colour that stand below one another with the same sides, from the top down."""
    left = sorted(fills, key=lambda fill: fill.box.top)
    while left:
        first = left[0]
        column = [f for f in left if f.colour == first.colour and _same_sides(f.box, first.box)]
        left = [f for f in left if not any(f is other for other in column)]
        if len(column) >= LEAST:
            yield column


def _same_sides(one: Box, other: Box) -> bool:
    return abs(one.x0 - other.x0) <= SAME and abs(one.x1 - other.x1) <= SAME


def _lines(column: Sequence[Fill], page: Page) -> Iterator[Ruling]:
    """The lines around labels and values, for each run of labels that meet; none where these are no labels."""
    x0, x1 = column[0].box.x0, column[0].box.x1
    rows = [fill.box for fill in column]
    top, bottom = rows[0].top, rows[-1].bottom
    level = [w for w in page.words if top < (own := w[2])[3] and own[1] < bottom]
    inside = _on_rows([w for w in level if x0 <= (w[2][0] + w[2][2]) / 2 <= x1], rows)
    if any(w.box.x1 > x1 + SAME for own in inside for w in own):
        return
    if not all(any(_WORD.search(w.text) for w in own) for own in inside):
        return
    values = _on_rows([w for w in level if w[2][0] >= x1 - SAME], rows)
    if sum(map(bool, values)) < MOST * len(rows):
        return
    beside = [w for own in values for w in own]
    painted = [f.box.x1 for f in page.fills if f.box.x0 >= x1 - SAME and any(_within(f.box, box) for box in rows)]
    right = max([*(w.box.x1 + PADDING for w in beside), *painted])
    if _has_columns(page, rows, x1, right) or any(_crosses(w, rows) for w in beside):
        return
    if drawn := _drawn(page, rows, x1):  # below the rows: what stands over the first of a run is none of it
        right = max(line.x1 for line in drawn)
        tops = (run[0].top for run in _runs(rows) if not any(abs(line.top - run[0].top) <= PADDING for line in drawn))
        yield from (Ruling(Box(x0, y, right, y), True, COLOUR) for y in tops)
        return
    for run in _runs(rows):
        top, bottom = run[0].top, run[-1].bottom
        yield from (Ruling(Box(x, top, x, bottom), False, COLOUR) for x in (x0, x1, right))
        yield from (Ruling(Box(x0, y, right, y), True, COLOUR) for y in (top, *(box.bottom for box in run)))


def _has_columns(page: Page, rows: Sequence[Box], x1: float, right: float) -> bool:
    """Whether a line parts what stands beside the labels into columns."""
    upright = (r.box for r in page.rulings if not r.horizontal and x1 + PADDING < r.box.x0 < right - PADDING)
    return any(box.top < rows[-1].bottom - SAME and box.bottom > rows[0].top + SAME for box in upright)


def _on_rows(words: Sequence[Word], rows: Sequence[Box]) -> list[list[Word]]:
    """The words that stand level with each row."""
    middles = [((w[2][1] + w[2][3]) / 2, w) for w in words]
    return [[w for y, w in middles if top <= y <= bottom] for _, top, _, bottom in rows]


def _within(paint: Box, box: Box) -> bool:
    return box.top - SAME <= paint.top and paint.bottom <= box.bottom + SAME


def _drawn(page: Page, rows: Sequence[Box], x1: float) -> list[Box]:
    """The lines that part the values already."""
    top, bottom = rows[0].top - SAME, rows[-1].bottom + SAME
    level = (r.box for r in page.rulings if r.horizontal and r.box.x1 > x1 + PADDING)
    return [box for box in level if top <= box.top <= bottom]


def _crosses(word: Word, rows: Sequence[Box]) -> bool:
    """Whether a word stands on the boundary of two rows."""
    _, top, _, bottom = word.box
    half = (bottom - top) / 2
    return any([top < foot - SAME and bottom > foot + half for _, _, _, foot in rows])


def _runs(rows: Sequence[Box]) -> Iterator[list[Box]]:
    run = [rows[0]]
    for above, box in pairwise(rows):
        if box.top - above.bottom > MEETS:
            yield run
            run = []
        run.append(box)
    yield run
