"""Rectangles, drawn or painted, that are large enough to be the frames of cards."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from pipeline.models.page import Box, Page, Ruling, Word

NARROWEST = 0.2  # share of the page's width
LOWEST = 30.0  # points: no band behind one line
BEGUN = 14.0  # points of a frame that the page's foot cuts: its first line
SAME = 3.0  # points by which the sides of frames drawn alike differ
EVEN = 8.0  # points by which cards of one row may begin lower than others
TOUCH = 1.5  # points
MOST_DRAWN = 999  # frames of one width
MOST_UPRIGHT = 100  # lines of a page: where there are more, they are those of tables
_top = itemgetter(Box._fields.index("top"))


@dataclass(frozen=True, slots=True)
class Card:
    """A frame, and where the row of cards that it is one of begins; None where none stands beside it."""

    page: int
    box: Box
    row: float | None = None

    def holds(self, word: Word) -> bool:
        """Whether a word stands in it."""
        return word.page == self.page and self.box.holds(*word.box.centre)


Frames = Sequence[Sequence[Card]]  # of a document, those of one width together


def frames_of(pages: Sequence[Page]) -> Frames:
    """All rectangles that are large enough for a card; of those of one width within one another only the outermost."""
    groups: list[tuple[float, list[Card]]] = []
    for page in pages:
        for box in _frames_on(page):
            group = next((own for width, own in groups if abs(width - box.width) <= SAME), None)
            if group is None:
                groups.append((box.width, group := []))
            group.append(Card(page.number, box))
    return [_outermost(group) for _, group in groups]


def by_rows(cards: Iterable[Card]) -> list[Card]:
    """Cards page by page, row by row, each row from left to right."""
    rows: list[list[Card]] = []
    for card in sorted(cards, key=lambda c: (c.page, c.box.top)):
        if rows and rows[-1][0].page == card.page and card.box.top - rows[-1][0].box.top <= EVEN:
            rows[-1].append(card)
        else:
            rows.append([card])
    return [card for row in rows for card in sorted(row, key=lambda c: c.box.x0)]


def _frames_on(page: Page) -> Iterator[Box]:
    least, most = NARROWEST * page.width, page.width - SAME
    painted = [box for box in (*[fill.box for fill in page.fills], *page.frames) if box[3] - box[1] >= LOWEST]
    return (box for box in (*painted, *_ruled(page.rulings, least)) if least <= box[2] - box[0] < most)


def _ruled(rulings: Sequence[Ruling], least: float) -> Iterator[Box]:
    """What two upright lines of one height enclose with a level one at their top and one at their foot.

    The lowest frame of a page may be open at its foot, where it goes on overleaf. Narrower than `least` is none.
    """
    upright = sorted([box for box, level, _ in rulings if not level and box[3] - box[1] >= BEGUN], key=_top)
    if not 1 < len(upright) <= MOST_UPRIGHT:
        return
    level = sorted([box for box, level, _ in rulings if level], key=_top)
    tops = [box[1] for box in level]
    foot = max([box[3] for box, _, _ in rulings]) - SAME
    for left, top, right, bottom in _alike(upright, least):
        box = Box(left, top, right, bottom)
        if _is_drawn(level, tops, box, top) and (
            bottom >= foot or (bottom - top >= LOWEST and _is_drawn(level, tops, box, bottom))
        ):
            yield box


def _alike(upright: Sequence[Box], least: float) -> Iterator[tuple[float, float, float, float]]:
    """What each two uprights, sorted by their tops, enclose that begin and end at one height, and stand well apart."""
    tops = [box[1] for box in upright]
    for at, (x0, top, x1, bottom) in enumerate(upright):
        for left, _, right, foot in upright[at + 1 : bisect_right(tops, top + SAME)]:
            if abs(bottom - foot) <= SAME:
                side, end = (left if left < x0 else x0), (right if right > x1 else x1)
                if end - side >= least:
                    yield side, top, end, bottom


def _is_drawn(level: Sequence[Box], tops: Sequence[float], box: Box, y: float) -> bool:
    """Whether a level line runs along a height from side to side of a box; `level` is sorted by its `tops`."""
    near = level[bisect_left(tops, y - SAME) : bisect_right(tops, y + SAME)]
    left, right = box.x0 + SAME, box.x1 - SAME
    return any([x0 <= left and x1 >= right for x0, _, x1, _ in near])


def _outermost(group: Sequence[Card]) -> list[Card]:
    """The frames, of those within one another only the outermost; those that touch others are places of a table."""
    found: list[Card] = []
    for card in sorted(group, key=lambda c: -c.box.height) if len(group) <= MOST_DRAWN else ():
        if not any(other.page == card.page and other.box.holds(*card.box.centre) for other in found):
            found.append(card)
    return [card for card in found if not any(_touch(card, other) for other in found)]


def _touch(card: Card, other: Card) -> bool:
    """Whether one frame begins where the other ends."""
    (x0, top, x1, bottom), (left, upper, right, lower) = card.box, other.box
    if card.page != other.page or card is other:
        return False
    below = abs(x0 - left) <= SAME and min(abs(bottom - upper), abs(lower - top)) <= TOUCH
    return below or (abs(top - upper) <= SAME and min(abs(x1 - left), abs(right - x0)) <= TOUCH)
