"""Coloured areas of a picture: cells painted with one colour, and small marks with a form of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.models.page import Form
from pipeline.read.marks import describe
from pipeline.read.scan.engine import PixelBox
from pipeline.read.scan.ink import pieces_of_ink

if TYPE_CHECKING:
    from pipeline.read.marks import Pixels

PALEST = 13  # difference of the channels at which an area counts as coloured, noise smoothed away
SMALLEST_FILL = 5.0  # points
SMALLEST_MARK = 6.0
LARGEST_MARK = 60.0
SQUARE = 0.9  # share of its box that a painted rectangle covers
ONE_COLOUR = 14  # steps of hue (of 180) that one colour spreads over on paper
MAX_MARKS = 60  # a page with more shows a chart or a photograph
MAX_COLOURS = 4
LIKE = 55  # levels that grain and compression move a colour
PLAIN = 0.55  # share of a painted cell that print leaves free
_INK = 60


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of one colour; boxes in pixels."""

    box: PixelBox
    colour: str

    @property
    def levels(self) -> tuple[int, int, int]:
        """Red, green, blue."""
        red, green, blue = (int(self.colour[i : i + 2], 16) for i in (1, 3, 5))
        return red, green, blue


@dataclass(frozen=True, slots=True)
class Sign:
    """A small coloured figure: a disc, a tick, a cross."""

    box: PixelBox
    colour: str | None
    form: Form


def areas_and_signs(picture: Pixels, scale: float) -> tuple[tuple[Area, ...], tuple[Sign, ...]]:
    """What is painted on a straight picture with white paper; `scale` is in pixels per point."""
    areas: list[Area] = []
    signs: list[Sign] = []
    for box, share in _regions(picture):
        width, height = (box.x1 - box.x0) / scale, (box.bottom - box.top) / scale
        small, large = min(width, height), max(width, height)
        colour = _colour(picture, box) if share >= SQUARE and small >= SMALLEST_FILL else None
        if colour is not None:
            areas.append(Area(box, colour))
        elif small >= SMALLEST_MARK and large <= LARGEST_MARK and large <= 2.2 * small:
            colour, form = describe(_cut(picture, box, 2))
            if colour is not None and form is not None:
                signs.append(Sign(box, colour, form))
    areas.sort(key=lambda a: -(a.box.x1 - a.box.x0) * (a.box.bottom - a.box.top))  # the smaller lies on the larger
    return tuple(areas), tuple(signs) if len(signs) <= MAX_MARKS else ()


def _regions(picture: Pixels) -> Iterator[tuple[PixelBox, float]]:
    """Connected regions of one hue: their box, and the share of it inside their outline."""
    import cv2
    import numpy as np

    smooth = cv2.blur(picture, (5, 5))
    tint = smooth.max(axis=2).astype(np.int16) - smooth.min(axis=2)
    mask = (tint > PALEST).astype(np.uint8)
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    hues = cv2.cvtColor(smooth, cv2.COLOR_RGB2HSV)[:, :, 0]
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    for i in range(1, count):
        left, top, width, height, area = (int(v) for v in stats[i][:5])
        if min(width, height) < 10 or area < 100:
            continue
        window = slice(top, top + height), slice(left, left + width)
        own = labels[window] == i
        for part in _by_hue(own, hues[window], MAX_COLOURS):
            yield from _outlined(part, left, top)


def _by_hue(own: Any, hues: Any, colours: int) -> Iterator[Any]:
    """A region taken apart where areas of several colours touch."""
    import cv2
    import numpy as np

    counts = np.bincount(hues[own].astype(np.int64), minlength=180)[:180]
    if counts.sum() == 0:
        return
    smooth = np.convolve(np.concatenate((counts[-3:], counts, counts[:3])), np.ones(7), "valid")
    peak = int(smooth.argmax())
    apart = np.abs((hues.astype(np.int16) - peak + 90) % 180 - 90)
    same = own & (apart <= ONE_COLOUR)
    rest = own & ~same
    thick = cv2.morphologyEx(rest.astype(np.uint8), cv2.MORPH_OPEN, np.ones((9, 9), np.uint8)) > 0
    if colours <= 1 or thick.sum() < 150:  # fringes of print and edges have other hues too, but are thin
        yield own
        return
    yield same
    yield from _by_hue(thick, hues, colours - 1)


def _outlined(part: Any, left: int, top: int) -> Iterator[tuple[PixelBox, float]]:
    """The connected pieces of a mask; print and signs inside an outline belong to it."""
    import cv2
    import numpy as np

    contours, _ = cv2.findContours(part.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for contour in contours:
        x, y, width, height = cv2.boundingRect(contour)
        if min(width, height) >= 10:
            share = (cv2.contourArea(contour) + (width + height)) / (width * height)
            yield PixelBox(left + x, top + y, left + x + width, top + y + height), share


def _cut(picture: Pixels, box: PixelBox, around: int) -> Pixels:
    x0, top, x1, bottom = (int(v) for v in box)
    return picture[max(0, top - around) : bottom + around, max(0, x0 - around) : x1 + around]


def _colour(picture: Pixels, box: PixelBox) -> str | None:
    """The colour that most of an area has; None where it has none, as print in colour."""
    import numpy as np

    pixels = _cut(picture, box, -2).reshape(-1, 3).astype(np.int16)
    if not len(pixels):
        return None
    middle = np.median(pixels, axis=0)
    alike = np.abs(pixels - middle).max(axis=1) <= LIKE
    if alike.mean() < PLAIN:
        return None
    red, green, blue = (int(v) for v in middle)
    return f"#{red:02x}{green:02x}{blue:02x}"


def drawn_signs(picture: Pixels, rulings: Any, taken: list[PixelBox], scale: float) -> tuple[Sign, ...]:
    """Figures without colour (a black tick, a ring, a greyed disc) that stand apart from print and rulings.

    `taken` are the boxes of recognised lines, areas and signs; `rulings` is the picture without its rulings.
    """
    found = []
    for box in pieces_of_ink(rulings, taken, _INK, 2):
        width, height = box.x1 - box.x0, box.bottom - box.top
        small, large = min(width, height) / scale, max(width, height) / scale
        if small >= SMALLEST_MARK + 1 and large <= LARGEST_MARK and large <= 1.6 * small:
            colour, form = describe(_cut(picture, box, 2))
            if form is not None and form != "other":
                found.append(Sign(box, colour, form))
    return tuple(found) if len(found) <= MAX_MARKS else ()
