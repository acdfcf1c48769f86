"""Words that stand in the file and not on the page: no reader sees them, so they are no part of what is published.

Where something speaks against a word (its ink, its colour, what is painted over it, a layer that is off), the page is
drawn, and the word is hidden if nothing shows where it should stand. Pages with nothing suspicious are never drawn.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from pipeline.models.page import Box, Fill, Picture, Style, Word
from pipeline.read.marked import LAYER, Marks
from pipeline.read.pictures import render
from pipeline.read.words import Print

if TYPE_CHECKING:
    from pipeline.read.marks import Pixels

SCALE = 1.5  # pixels per point
SAME = 36  # sum of the differences of red, green and blue that no eye tells apart
CONTRAST = 30  # of 255, within a word's box: less is no print
SCAN = 0.5  # share of a page that a picture covers where the words behind it are its own text layer
MOST_OUTSIDE = 0.5  # share of a page's words: with more, the sheet is laid wrongly and nothing is hidden
BAND = 16.0  # points
MOST_BANDS = 500  # below that no sheet reaches
_WHITE, _BLACK = "#ffffff", "#000000"
_box_of = itemgetter(Word._fields.index("box"))


@dataclass(frozen=True, slots=True)
class Painted:
    """What may lie over or under a word. Each fill with the address of the object that paints it.

    `order`: the addresses of the page's own objects, as they are painted one over the other.
    """

    fills: Sequence[tuple[int, Fill]]
    pictures: Sequence[Picture]
    order: Sequence[int]


def without_unseen(page: Any, own: Print, painted: Painted, marks: Marks) -> tuple[tuple[Word, ...], int]:
    """The words of a page that can be seen, and how many can't."""
    frame, words, objects, on_sheet = own
    width, height = frame.size
    if _is_scan(painted.pictures, width * height):
        return words, 0
    order, odd = _Order(painted.order, objects), _odd(objects.values(), marks)
    asked = _Bands(_telling(painted.fills, order)).over(words, odd)
    fills = _Bands(painted.fills if asked else ())
    doubtful = {w.index for w in asked if _doubtful(w, id(w[3]) in odd, fills, painted.pictures, order, marks)}
    outside = set() if on_sheet else _outside(words, width, height)
    if len(outside) > MOST_OUTSIDE * len(words):
        outside = set()
    if not doubtful and not outside:
        return words, 0
    pixels = render(page, Box(0.0, 0.0, width, height), frame, SCALE) if doubtful else None
    hidden = outside | {
        w.index
        for w in words
        if w.index in doubtful and pixels is not None and (w.style.hidden or not _shows(w.box, pixels))
    }
    return tuple(w for w in words if w.index not in hidden), len(hidden)


def _odd(styles: Collection[Style], marks: Marks) -> set[int]:
    """The `id` of every style but plain black print on no layer: words of all others hide under a fill at most."""
    odd = {id(style) for style in styles if style.colour != _BLACK or style.hidden}
    return odd.union(id(style) for style in styles if marks.of(style) & LAYER) if marks else odd


def _telling(fills: Sequence[tuple[int, Fill]], order: _Order) -> Sequence[tuple[int, Fill]]:
    """The fills that may hide plain black print: those painted behind the first words, and all where one is black."""
    if any([_look_alike(_BLACK, fill.colour) for _, fill in fills]):
        return fills
    return order.late(fills) if fills else ()


def _outside(words: Sequence[Word], width: float, height: float) -> set[int]:
    """Words whose middle lies beside the sheet."""
    right, foot = 2 * width, 2 * height
    inside = (0 <= x0 + x1 <= right and 0 <= top + bottom <= foot for x0, top, x1, bottom in map(_box_of, words))
    return {word.index for word, is_inside in zip(words, inside, strict=True) if not is_inside}


def _is_scan(pictures: Sequence[Picture], area: float) -> bool:
    return sum(p.box.width * p.box.height for p in pictures) >= SCAN * max(1.0, area)


def _doubtful(word: Word, odd: bool, fills: _Bands, pictures: Sequence[Picture], order: _Order, marks: Marks) -> bool:
    """Whether something speaks against a word being seen; `odd`: whether its style is."""
    if odd and (word.style.hidden or marks.of(word.style) & LAYER):
        return True
    x0, top, x1, bottom = word[2]
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    under = _WHITE
    for painter, (left, _, right, _), colour in fills.at(y):
        if left <= x <= right:
            under = colour
            if order.later(painter, word):
                return True
    if not odd and under == _WHITE:  # nearly every word
        return False
    return _look_alike(word.style.colour, under) and not any(picture.box.holds(x, y) for picture in pictures)


class _Bands:
    """The fills of a page by the height at which they lie, in the order of painting."""

    def __init__(self, fills: Sequence[tuple[int, Fill]]) -> None:
        self._bands: dict[int, list[tuple[int, Box, str]]] = {}
        self._at: dict[float, Sequence[tuple[int, Box, str]]] = {}
        for painter, fill in fills:
            first, last = int(max(0.0, fill.box.top) // BAND), int(min(MOST_BANDS * BAND, fill.box.bottom) // BAND)
            for band in range(first, last + 1):
                self._bands.setdefault(band, []).append((painter, fill.box, fill.colour))

    def over(self, words: Sequence[Word], odd: Collection[int]) -> list[Word]:
        """The words at whose height a fill lies, and those whose style is one of `odd`."""
        bands = self._bands
        if not bands and not odd:
            return []
        return [w for w in words if id(w[3]) in odd or (w[2][1] + w[2][3]) // (2 * BAND) in bands]

    def at(self, y: float) -> Sequence[tuple[int, Box, str]]:
        """The fills that lie at a height, looked for once for all words of a line."""
        found = self._at.get(y)
        if found is None:
            band = self._bands.get(int(y // BAND), ())
            found = self._at[y] = [fill for fill in band if fill[1][1] <= y <= fill[1][3]]
        return found


def _shows(box: Box, pixels: Pixels) -> bool:
    """Whether anything stands out in the middle of a word's box."""
    inset = 0.2 * box.height
    top, bottom = round((box.top + inset) * SCALE), round((box.bottom - inset) * SCALE)
    part = pixels[max(0, top) : max(top + 2, bottom), max(0, round(box.x0 * SCALE)) : round(box.x1 * SCALE) + 1]
    if not part.size:
        return True
    spread = part.max(axis=(0, 1)).astype(int) - part.min(axis=(0, 1)).astype(int)
    return int(spread.max()) >= CONTRAST


@lru_cache(maxsize=1 << 10)
def _look_alike(one: str, other: str) -> bool:
    """Whether no eye tells two colours apart."""
    return sum(abs(int(one[i : i + 2], 16) - int(other[i : i + 2], 16)) for i in (1, 3, 5)) <= SAME


class _Order:
    """What is painted after what; asked for only where a fill holds a word."""

    def __init__(self, order: Sequence[int], objects: Mapping[int, Style]) -> None:
        self._order, self._objects = order, objects
        self._places: dict[int, int] = {}
        self._texts: dict[int, int] = {}  # by the `id` of their style

    def late(self, fills: Sequence[tuple[int, Fill]]) -> list[tuple[int, Fill]]:
        """The fills that the page paints behind its first words, and those of which nobody can say."""
        first = next((at for at, one in enumerate(self._order) if one in self._objects), len(self._order))
        before = set(self._order[:first])
        return [fill for fill in fills if fill[0] not in before]

    def later(self, painter: int, word: Word) -> bool:
        """Whether an object of the page itself paints over the word's; inside forms nobody can say."""
        if not self._places:
            places = self._places = dict(zip(self._order, count(), strict=False))
            self._texts = {id(style): places[text] for text, style in self._objects.items() if text in places}
        text = self._texts.get(id(word.style))
        return text is not None and self._places.get(painter, -1) > text
