"""What is seen in a cell and not read: its fill, a picture, a drawn figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.models.page import Box, Fill, Page
from pipeline.models.table import Cell, Fragment, Mark, Row
from pipeline.tables.draft import Draft, fragment_words

COVERED = 0.5  # share of a cell that a fill must cover to be the cell's own
CONTAINED = 0.8  # share of a small fill that must lie inside the cell
FLAT = 2.0  # times as wide as high
_PAPER = 245  # channels all lighter than this are white


class Seen:
    """The marks of one page that can mean something."""

    def __init__(self, page: Page) -> None:
        self.fills = [f for f in page.fills if not is_white(f.colour)]
        self.small = [Mark(page.number, p.box, "image", p.colour, p.form) for p in page.pictures if p.form]
        self.small += [Mark(page.number, s.box, "shape", s.colour, s.form) for s in page.shapes]


def seen_on(pages: Sequence[Page]) -> dict[int, Seen]:
    """What is seen on each page that shows any marks."""
    every = {page.number: Seen(page) for page in pages}
    return {number: seen for number, seen in every.items() if seen.fills or seen.small}


def marked(draft: Draft, seen: Mapping[int, Seen]) -> Draft:
    """The draft with the marks of every cell, told by what is `seen` on the pages it stands on."""
    own = {place.page: seen[place.page] for place in draft.boxes if place.page in seen}
    if not own:
        return draft
    rows = tuple(Row(tuple([c and _with_marks(c, own) for c in row.cells]), row.joined) for row in draft.rows)
    return replace(draft, rows=rows)


def _with_marks(cell: Cell, seen: Mapping[int, Seen]) -> Cell:
    marks = [m for f in cell.fragments if f.page in seen for m in _marks(f, seen[f.page])]
    return Cell(cell.fragments, cell.text, tuple(marks), *cell[3:]) if marks else cell


def _marks(fragment: Fragment, seen: Seen) -> list[Mark]:
    box = fragment.box
    _, top, _, bottom = box
    marks = [m for m in seen.small if box.holds(*m.box.centre)]
    topmost: Fill | None = None
    fills, least = seen.fills, COVERED * _area(box)
    for fill in [f for f in fills if f.box[1] < bottom and f.box[3] > top]:  # as painted: the last one is on top
        paint = fill.box
        shared = box.overlap(paint)
        if not shared:
            continue
        if shared >= least or (shared >= CONTAINED * _area(paint) and not _bar(paint, fragment, fills)):
            topmost = fill
    return [*marks, Mark(fragment.page, topmost.box, "fill", topmost.colour)] if topmost else marks


def _bar(box: Box, fragment: Fragment, fills: Sequence[Fill]) -> bool:
    """Whether a fill beside a cell's words, behind none of them, measures what they say in figures.

    It is flat, or part of a flat one as high as it.
    """
    words = list(fragment_words(fragment))
    if not words or any(box.overlap(word.box) for word in words):
        return False
    tracks = (f.box for f in fills if abs(f.box.top - box.top) < 1 and abs(f.box.bottom - box.bottom) < 1)
    return any(t.width >= FLAT * t.height and t.x0 <= box.x0 + 1 and t.x1 >= box.x1 - 1 for t in tracks)


def _area(box: Box) -> float:
    x0, top, x1, bottom = box
    return max(1.0, (x1 - x0) * (bottom - top))


@lru_cache(maxsize=1 << 10)
def is_white(colour: str) -> bool:
    """Whether "#rrggbb" is paper white, or too near to it to be seen."""
    return all(int(colour[i : i + 2], 16) >= _PAPER for i in (1, 3, 5))
