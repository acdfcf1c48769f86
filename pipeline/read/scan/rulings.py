"""Rulings from a picture: long dark runs that are thin, horizontal or vertical; solid, dashed or dotted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.read.scan.engine import PixelBox, swapped
from pipeline.read.scan.faint import followed, reaching
from pipeline.read.scan.picture import grey_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from pipeline.read.scan.picture import Grey

    Mask = npt.NDArray[np.uint8]

THICKEST = 4.5  # points
LEVEL_LENGTH = 22.0  # points: shorter horizontals are dashes, or strokes of letters
UPRIGHT_LENGTH = 11.0  # points: a row of one line of print is little higher
ALONE = 26.0  # points an upright needs if it does not run from ruling to ruling: longer than any letter
FOLLOWED = 60.0  # points: one that long is no print on its end, and is followed as far as it shows
CONTRAST = 34  # levels darker than what lies on both sides
DOTTED_LENGTH = 110.0  # points: a shorter row of dots is those of the letters i in a word
DUTY = 0.3  # share of a dotted line that is ink
SURE = 160.0  # points: no line of print is one dark run that long
CLOSE = 1.2  # points above and below a shorter run that must be free of ink
RULED = 0.85  # share of ink beside a run that is another ruling
FREE = 0.15  # share of ink that is still free
EVEN = 0.45  # how dark the faintest part of a ruling is beside its darkest
WIDE = 0.3  # of the page's width: a painted area that is a row, not a cell
SAME_COLOUR = 45  # levels
QUIET = 0.07  # share of ink that may stand close to a dotted line: print has more
ALONG = 0.9  # share of a painted row's side that its border takes up
REACH = 4.0  # points between the end of a ruling and the painted cell that hides the rest of it


@dataclass(frozen=True, slots=True)
class Segment:
    """One ruling, in pixels."""

    box: PixelBox
    horizontal: bool

    @property
    def length(self) -> float:
        return self.box.x1 - self.box.x0 if self.horizontal else self.box.bottom - self.box.top


def rulings_in(grey: Grey, scale: float) -> tuple[Segment, ...]:
    """All rulings of a straight picture; `scale` is in pixels per point."""
    import numpy as np

    pieces = _runs(grey, scale, LEVEL_LENGTH, beside_print=True)
    level = [Segment(box, True) for box in followed(grey, pieces, scale)]
    sideways = np.ascontiguousarray(grey.T)
    upright = []
    for box in _runs(sideways, scale, UPRIGHT_LENGTH, beside_print=False):
        segment = Segment(swapped(box), False)
        alone = segment.length >= ALONE * scale and (segment.length >= SURE * scale or _is_bare(sideways, box, scale))
        if alone or _spans(segment, level, scale):
            upright.append(box)
    upright = followed(sideways, upright, scale)
    across = reaching(grey, [s.box for s in level], [swapped(b) for b in upright], scale)
    stops = [swapped(b) for b in across if b.x1 - b.x0 >= SURE * scale]
    sure = [b.x1 - b.x0 >= FOLLOWED * scale or _spans(Segment(swapped(b), False), level, scale) for b in upright]
    down = [reaching(sideways, [b], stops if ok else (), scale)[0] for b, ok in zip(upright, sure, strict=True)]
    return (*(Segment(b, True) for b in across), *(Segment(swapped(b), False) for b in down))


def _is_bare(grey: Grey, box: PixelBox, scale: float) -> bool:
    """Whether no print touches a run: in a line of print that stands on its end, the rest of the letters does."""
    import cv2
    import numpy as np

    thick, around = round(THICKEST * scale), round(3 * THICKEST * scale)
    top = max(0, int(box.top) - around)
    part = np.ascontiguousarray(grey[top : int(box.bottom) + around, int(box.x0) : int(box.x1)])
    hat = cv2.morphologyEx(part, cv2.MORPH_BLACKHAT, np.ones((2 * thick + 1, 1), np.uint8))
    own = PixelBox(0, box.top - top, part.shape[1], box.bottom - top)
    return _stands_free(own, (hat > CONTRAST).astype(np.uint8), scale)


def _spans(upright: Segment, level: list[Segment], scale: float) -> bool:
    """Whether an upright runs from one horizontal to another."""
    reach, middle = 2.5 * scale, (upright.box.x0 + upright.box.x1) / 2
    met = [s.box for s in level if s.box.x0 - reach <= middle <= s.box.x1 + reach]
    ends = (upright.box.top, upright.box.bottom)
    return all(any(b.top - reach <= end <= b.bottom + reach for b in met) for end in ends)


def _runs(grey: Grey, scale: float, shortest: float, beside_print: bool) -> list[PixelBox]:
    """Horizontal runs of a picture; `beside_print` where letters may form runs, as they do along their lines."""
    import cv2
    import numpy as np

    thick, length = round(THICKEST * scale), round(shortest * scale)
    hat: Any = cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, np.ones((2 * thick + 1, 1), np.uint8))
    if not beside_print:
        hat = cv2.blur(hat, (2 * round(1.5 * scale) + 1, 1))  # grain evened out along the line
    ink: Mask = (hat > CONTRAST).astype(np.uint8)
    solid = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, 3), np.uint8))
    solid = cv2.morphologyEx(solid, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    lines = [_trimmed(b, ink) for b in _boxes(solid, thick, length)]
    if beside_print:
        sure = SURE * scale
        lines = [b for b in lines if b.x1 - b.x0 >= sure or (_even(b, hat) and _stands_free(b, ink, scale))]
    rest = _dotted(ink, scale)
    for x0, top, x1, bottom in lines:
        rest[int(top) : int(bottom), int(x0) : int(x1)] = 0
    broken = [_trimmed(b, ink) for b in _boxes(rest, thick, length)]
    return lines + [b for b in broken if b.x1 - b.x0 >= DOTTED_LENGTH * scale]


def _even(box: PixelBox, hat: Grey) -> bool:
    """Whether a run is about as dark all along: in a word in heavy print letters and gaps change."""
    import numpy as np

    x0, top, x1, bottom = (int(v) for v in box)
    darkest = hat[top:bottom, x0:x1].max(axis=0)
    low, high = np.percentile(darkest, (5, 92))
    return float(low) >= EVEN * float(high)


def _trimmed(box: PixelBox, ink: Mask) -> PixelBox:
    """A run without the ends that averaging added."""
    import numpy as np

    x0, top, x1, bottom = (int(v) for v in box)
    inked = np.flatnonzero(ink[top:bottom, x0:x1].any(axis=0))
    return box._replace(x0=x0 + int(inked[0]), x1=x0 + int(inked[-1]) + 1) if len(inked) else box


def _stands_free(box: PixelBox, ink: Mask, scale: float) -> bool:
    """Whether the strips above and below a run hold no ink, or another ruling (a double one).

    The serifs and bars of a word's letters run on too, with the rest of the letters beside them.
    """
    gap = max(1, round(CLOSE * scale))
    x0, top, x1, bottom = (int(v) for v in box)
    strips = (ink[max(0, top - 1 - gap) : max(0, top - 1), x0:x1], ink[bottom + 1 : bottom + 1 + gap, x0:x1])
    return all(strip.size == 0 or not FREE < float(strip.mean()) < RULED for strip in strips)


def _dotted(ink: Mask, scale: float) -> Any:
    """Runs that are ink in part only, with nothing close above and below as print would have."""
    import cv2
    import numpy as np

    window, beside = round(2 * LEVEL_LENGTH * scale), round(2.2 * scale)
    share = cv2.blur(ink.astype(np.float32), (window, 1))
    band = cv2.blur(ink.astype(np.float32), (window, round(scale)))
    above, below = np.roll(band, beside, axis=0), np.roll(band, -beside, axis=0)
    found = ((share > DUTY) & (above < QUIET) & (below < QUIET)).astype(np.uint8)
    return cv2.morphologyEx(found, cv2.MORPH_OPEN, np.ones((1, window), np.uint8))


def _boxes(mask: Any, thick: int, length: int) -> list[PixelBox]:
    import cv2

    count, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    found = []
    for i in range(1, count):
        left, top, width, height = (int(v) for v in stats[i][:4])
        if height <= 1.5 * thick and width >= length:
            found.append(PixelBox(left, top, left + width, top + height))
    return found


def unpainted(picture: Any, areas: Sequence[tuple[PixelBox, tuple[int, int, int]]]) -> Grey:
    """Lightness with every painted row (box and colour) made as light as paper: on dark paint a black line hardly
    shows, and the paint between light letters looks like one.
    """
    import numpy as np

    grey = grey_of(picture)
    for box, (red, green, blue) in areas:
        if box.x1 - box.x0 < WIDE * grey.shape[1]:
            continue
        x0, top, x1, bottom = (int(v) for v in box)
        own = max(30.0, 0.299 * red + 0.587 * green + 0.114 * blue)
        part = grey[top:bottom, x0:x1].astype(np.float32)
        grey[top:bottom, x0:x1] = np.clip(part * (250 / own), 0, 255).astype(np.uint8)
    return grey


def outlines(
    rulings: Sequence[Segment],
    areas: Sequence[tuple[PixelBox, Any]],
    rows: Sequence[PixelBox],
    picture: Any,
    scale: float,
) -> tuple[Segment, ...]:
    """The rulings without strips of painted areas that lie between light print and the edge, and with the edges of
    painted rows: software that paints a heading often draws its border in the same colour, or none.

    `areas` are boxes with their colour (red green blue); `rows` those that are wide, or part of a painted row.
    """
    found: list[Segment] = []
    for ruling in rulings:
        within = (a for a in areas if ruling.horizontal and _lies_within(ruling.box, a[0], REACH * scale))
        strips = (box for box, colour in within if _strip_of(ruling, box, colour, picture))
        area = next(strips, None)
        if area is None:
            found.append((_under if ruling.horizontal else _along)(ruling, [box for box, _ in areas], scale))
        elif area not in rows:
            edge = [y for y in (area.top, area.bottom) if _near(ruling.box.top, ruling.box.bottom, y, scale)]
            found += [Segment(ruling.box._replace(top=y - 1, bottom=y + 1), True) for y in edge[:1]]
    sides = [(box, y) for box in rows for y in (box.top, box.bottom) if not _drawn(box, y, found, scale)]
    return (*found, *(Segment(box._replace(top=y - 1, bottom=y + 1), True) for box, y in sides))


def _drawn(area: PixelBox, y: float, rulings: Sequence[Segment], scale: float) -> bool:
    """Whether a ruling runs along the upper or lower side of a painted row."""
    boxes = (r.box for r in rulings if r.horizontal and _near(r.box.top, r.box.bottom, y, scale))
    return any(min(b.x1, area.x1) - max(b.x0, area.x0) >= ALONG * (area.x1 - area.x0) for b in boxes)


def _under(ruling: Segment, areas: Sequence[PixelBox], scale: float) -> Segment:
    """A horizontal that ends at a painted cell, or in its edge, and goes on under its paint.

    So does one that ends inside of paint: between two cells of one colour a line shows badly.
    """
    box, reach = ruling.box, REACH * scale
    for area in areas:
        if area.top + reach < box.top < area.bottom - reach:
            if box.x0 <= area.x0 + reach < box.x1 < area.x1:
                box = box._replace(x1=area.x1)
            elif area.x0 < box.x0 < area.x1 - reach <= box.x1:
                box = box._replace(x0=area.x0)
        if any(_near(box.top, box.bottom, y, scale) for y in (area.top, area.bottom)):
            if area.x0 - reach <= box.x1 <= area.x1:
                box = box._replace(x1=area.x1)
            elif area.x0 <= box.x0 <= area.x1 + reach:
                box = box._replace(x0=area.x0)
    return Segment(box, True)


def _along(ruling: Segment, areas: Sequence[PixelBox], scale: float) -> Segment:
    """An upright that ends at a painted cell, and goes on along its side."""
    box, reach = ruling.box, REACH * scale
    for area in areas:
        if any(_near(box.x0, box.x1, x, scale) for x in (area.x0, area.x1)):
            if abs(box.bottom - area.top) <= reach:
                box = box._replace(bottom=area.bottom)
            elif abs(box.top - area.bottom) <= reach:
                box = box._replace(top=area.top)
    return Segment(box, False)


def _near(start: float, end: float, edge: float, scale: float) -> bool:
    return start - 2 * scale <= edge <= end + 2 * scale


def _lies_within(line: PixelBox, area: PixelBox, reach: float) -> bool:
    """Whether a horizontal is no longer than an area: what runs on beside it is a ruling."""
    return area.x0 - reach <= line.x0 and line.x1 <= area.x1 + reach


def _strip_of(ruling: Segment, area: PixelBox, colour: Any, picture: Any) -> bool:
    """Whether a ruling lies in a painted area and has its colour."""
    import numpy as np

    x0, top, x1, bottom = (int(v) for v in ruling.box)
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    if not (area.x0 <= x <= area.x1 and area.top - 2 <= y <= area.bottom + 2):
        return False
    own = np.median(picture[top:bottom, x0:x1].reshape(-1, 3), axis=0)
    return float(np.abs(own - np.asarray(colour)).max()) < SAME_COLOUR


def erased(picture: Any, rulings: tuple[Segment, ...]) -> Any:
    """The picture with its rulings painted over by what lies beside them, so that they are not read as letters.

    The lighter side is taken: between a painted heading and the paper the ruling becomes paper.
    """
    clean = picture.copy()
    for ruling in rulings:
        box = ruling.box
        if ruling.horizontal:
            _paint(clean, box)
        else:
            _paint(clean.transpose(1, 0, 2), PixelBox(box.top, box.x0, box.bottom, box.x1))
    return clean


def _paint(picture: Any, box: PixelBox) -> None:
    import numpy as np

    x0, top, x1, bottom = (int(v) for v in box)
    height = picture.shape[0]
    above, below = picture[max(0, top - 3), x0:x1], picture[min(height - 1, bottom + 2), x0:x1]
    picture[max(0, top - 1) : min(height, bottom + 1), x0:x1] = np.maximum(above, below)
