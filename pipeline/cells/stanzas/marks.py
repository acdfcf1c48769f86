"""A status that is drawn beside its label, or right below it, where there is no table: a disc, a tick, a lamp."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from pipeline.cells.status.colours import name_of, rag_of
from pipeline.models.page import Box, Page, Word
from pipeline.models.table import Mark
from pipeline.text.lines import box_of

BELOW = 1.8  # heights of print that a sign may stand below a label without any words
EDGE = 3.0  # points
BADGE = 3.0  # times the width of its words
LINE = 2.0  # heights of print that paint on a line is high at most
PATCH = 12.0  # heights of print that paint alone is wide at most


def marks_beside(label: Sequence[Word], value: Sequence[Word], below: Box | None, page: Page) -> tuple[Mark, ...]:
    """The small pictures and figures that stand where a label's value does; `below` is where the next label stands."""
    own = box_of([*label, *(w for w in value if w.page == page.number)])
    reach = EDGE if value else BELOW * own.height
    bottom = min(own.bottom + reach, below.top if below and below.top > own.top else own.bottom + reach)
    place = Box(own.x0, own.top - EDGE, page.width, bottom)
    drawn = tuple(m for m in signs_on(page) if place.holds(*m.box.centre))
    return drawn or _paint_beside(label, value, page)


def _paint_beside(label: Sequence[Word], value: Sequence[Word], page: Page, end: float = inf) -> tuple[Mark, ...]:
    """The patch of a status's colour behind a label, on its line: with the whole value on it, or no words at all.

    `end`: where what the label belongs to ends, in points from the left of the page.
    """
    own, said = box_of(label), box_of(value) if value else None
    first = own.x1 if said is None else max(own.x1, said.x0 - EDGE)
    told = []
    for fill in page.fills:
        level = own.top - EDGE <= fill.box.centre[1] <= own.bottom + EDGE and fill.box.height <= LINE * own.height
        if not level or not first - EDGE <= fill.box.x0 < end or rag_of(name_of(fill.colour)) is None:
            continue
        if fill.box.holds(*said.centre) if said else fill.box.width <= PATCH * own.height:
            told.append(Mark(page.number, fill.box, "fill", fill.colour))
    return tuple(told) if len({mark.colour for mark in told}) == 1 else ()


def marks_in_head(heading: Sequence[Word], card: Box, page: Page) -> tuple[Mark, ...]:
    """The signs beside the first line of a card's heading, else the patch of a status's colour right of it.

    What a number is printed on is none.
    """
    own = box_of(heading)
    band = Box(card.x0, own.top - EDGE, card.x1, own.bottom + EDGE)
    near = [m for m in signs_on(page) if band.holds(*m.box.centre)]
    drawn = tuple(m for m in near if not any(m.box.holds(*w.box.centre) for w in page.words))
    return drawn or tuple(m for m in _paint_beside(heading, (), page, card.x1) if band.holds(*m.box.centre))


def marks_in_front(heading: Sequence[Word], page: Page) -> tuple[Mark, ...]:
    """The signs left of the first line of a heading; black ones but ticks and crosses are bullets."""
    first = heading[0].box
    signs = (
        m for m in signs_on(page) if m.box.x1 <= first.x0 and first.top - EDGE <= m.box.centre[1] <= first.bottom + EDGE
    )
    return tuple(m for m in signs if m.form in ("tick", "cross") or rag_of(name_of(m.colour)))


def marks_below(number: Sequence[Word], page: Page) -> tuple[Mark, ...]:
    """The small pictures and figures right below a number that stands alone, in its middle: a sidebar's."""
    own = box_of(number)
    reach = BELOW * own.height
    signs = (m for m in signs_on(page) if 0 <= m.box.centre[1] - own.bottom <= reach)
    return tuple(m for m in signs if abs(m.box.centre[0] - own.centre[0]) <= max(own.width, own.height) / 2)


def paint_behind(words: Sequence[Word], page: Page) -> tuple[Mark, ...]:
    """The fill that a state in a heading stands on alone, as on a badge; that of a whole heading is none.

    Nor is blue: it is a colour of the house as often as that of what is complete.
    """
    own = box_of(words)
    behind = [f for f in page.fills if f.box.holds(*own.centre) and f.box.width <= BADGE * own.width]
    told = (fill for fill in behind[-1:] if name_of(fill.colour) != "blue")
    return tuple(Mark(page.number, fill.box, "fill", fill.colour) for fill in told)


def paint_under(value: Sequence[Word], page: Page) -> tuple[Mark, ...]:
    """The patch of a status's colour that a value stands on alone, below its label: a pill in a panel."""
    own = box_of(value)
    small = [f for f in page.fills if f.box.width <= BADGE * own.width and f.box.height <= LINE * own.height]
    under = [f for f in small if rag_of(name_of(f.colour)) and all(f.box.holds(*w.box.centre) for w in value)]
    return (
        tuple(Mark(page.number, f.box, "fill", f.colour) for f in under) if len({f.colour for f in under}) == 1 else ()
    )


def is_badge(value: Sequence[Word], mark: Mark) -> bool:
    """Whether words are white on paint that tells a status; blue may be a colour of the house."""
    return name_of(mark.colour) != "blue" and all(name_of(w.style.colour) == "white" for w in value)


def signs_on(page: Page) -> Iterator[Mark]:
    """The small pictures and figures of a page."""
    yield from (Mark(page.number, p.box, "image", p.colour, p.form) for p in page.pictures if p.form)
    yield from (Mark(page.number, s.box, "shape", s.colour, s.form) for s in page.shapes)
