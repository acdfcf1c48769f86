"""Painted areas of a picture, its dark rim, and the rulings that are edges of paint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pipeline.read.scan.engine import PixelBox
from pipeline.read.scan.ink import filled, pieces_of
from pipeline.read.scan.picture import PALEST, Area, apart_from, extremes, grey_of
from pipeline.read.scan.rulings import Segment, whole_bars
from pipeline.read.scan.words import strips

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from pipeline.read.marks import Pixels
    from pipeline.read.scan.picture import Grey

    Mask = npt.NDArray[np.bool_]


STROKE = 2.7  # points: half of it is wider than the strokes of print
GREYEST = 20  # levels below paper at which an area counts as grey: a lamp's shade is less
PALE = 215  # levels: a darker area is found whole
SMALLEST = 5.0  # points
GREY_WIDTH = 60.0  # points: a smaller grey area is a sign, or a box of lamps
MARK = 40.0  # points: a smaller figure is told by all of its outline, so that a disc is no rectangle
SQUARE = 0.9  # share of its box that a painted rectangle covers
HEADING, BAR = 200.0, 4.0  # points, and times as wide as high: no word in colour is as wide, no corner as flat
NOTCHED = 0.78  # share of its box that so wide an area covers: print close to its edge bites into it
LIKE = 30  # levels that grain and compression move a colour, smoothed
LIKE_PALE = 12  # the same of paint that is hardly darker than paper
GRAIN = 55  # the same of single pixels
PLAIN = 0.55  # share of a painted area that print leaves free
FLAT = 8.0  # points: lower than that is a swatch in a key, or the small letters of a line in colour
PLAIN_FLAT = 0.8
STEP, SHARP, ALONG = (
    6,
    4,
    0.8,
)  # levels below paper of a pale band; of the step at its side; share of a side that shows it
AROUND = (400.0, 40.0)  # points down and across: so far around there is paper beside a band
COARSE = 8  # pixels that are looked at as one where paper is searched
BESIDE = 1.5  # points on both sides of an edge
MAX_COLOURS = 12  # that touch
SPECK = 150  # pixels: what is smaller and has another colour is an edge or a letter
EDGE = 0.5  # share of an area's side that must be painted where its edge is
WITHIN = 0.7  # share of an area that lies in another
SOLID = 0.75  # the same of single pixels: in a line of close print half of them are ink


def painted_areas(picture: Pixels, rulings: Sequence[PixelBox], scale: float) -> tuple[Area, ...]:
    """The painted rectangles of a straight picture with white paper, larger ones first; `scale`: pixels per point.

    `rulings` are the boxes of lines, which cut what is no rectangle: cells of one colour that touch at a corner.
    """
    ground = _ground(picture, scale)
    found = [Area(box, colour) for box, colour in _rectangles(ground, rulings, scale)]
    wide = (a for a in found if not a.grey or a.box.x1 - a.box.x0 >= GREY_WIDTH * scale)
    found = [_trimmed(picture, a) for a in wide if _is_plain(picture, a, scale)]
    found = _with_pale_bands(found, ground, scale)
    found = _with_strips(found, [Area(box, colour) for box, colour in strips(picture, scale)])
    found = whole_bars(picture, found, scale)
    found.sort(key=lambda a: -(a.box.x1 - a.box.x0) * (a.box.bottom - a.box.top))  # the smaller lies on the larger
    return tuple(found)


def _with_pale_bands(areas: Sequence[Area], ground: Any, scale: float) -> list[Area]:
    """The areas, and bands hardly darker than the paper around them, in place of the pieces that uneven light left."""
    bands = list(pale_bands(ground, [a.box for a in areas if not _is_pale(a)], scale))
    bands = [b for b in bands if not any(_share(a.box, b.box) > WITHIN and not _is_pale(a) for a in areas)]
    pieces = [a for a in areas if _is_pale(a) and any(_share(a.box, b.box) > WITHIN for b in bands)]
    return [*(a for a in areas if a not in pieces), *bands]


def _is_pale(area: Area) -> bool:
    return min(area.levels) >= PALE


def pale_bands(ground: Any, taken: Sequence[PixelBox], scale: float) -> Iterator[Area]:
    """The wide rectangles that are a little darker than the paper around, with sharp sides, which light has not."""
    import cv2
    import numpy as np

    _, lowest = extremes(ground)
    height, width = lowest.shape
    small = cv2.resize(lowest, (width // COARSE, height // COARSE), interpolation=cv2.INTER_AREA)
    around = np.ones([max(1, round(points * scale / COARSE)) for points in AROUND], np.uint8)
    paper = cv2.resize(cv2.dilate(small, around), (width, height))
    mask = (paper - lowest >= STEP).astype(np.uint8)
    for x0, top, x1, bottom in taken:
        mask[max(0, int(top)) : int(bottom), max(0, int(x0)) : int(x1)] = 0
    side = round(FLAT * scale)
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    for part, window, colour in _paints(mask, ground, side, LIKE_PALE):
        for x0, y0, x1, y1 in _boxes(part, None, scale):
            box, own = _moved(PixelBox(x0, y0, x1, y1), window), part[int(y0) : int(y1), int(x0) : int(x1)]
            wide = min(own.shape) >= side and own.shape[1] >= HEADING * scale
            if wide and float(own.mean()) >= PLAIN and _has_sharp_sides(lowest, box, scale):
                yield Area(box, colour)


def _has_sharp_sides(lowest: Any, box: PixelBox, scale: float) -> bool:
    """Whether along each side of a box the levels change at once."""
    import numpy as np

    x0, top, x1, bottom = (int(v) for v in box)
    off = round(BESIDE * scale)
    sides = [(lowest[:, x0 + 2 * off : x1 - 2 * off], y) for y in (top, bottom)]
    sides += [(lowest[top + 2 * off : bottom - 2 * off].T, x) for x in (x0, x1)]
    within = all(off <= at < len(levels) - off for levels, at in sides)
    return within and all(float((np.abs(v[at - off] - v[at + off - 1]) >= SHARP).mean()) >= ALONG for v, at in sides)


def _with_strips(areas: Sequence[Area], strips: Sequence[Area]) -> list[Area]:
    """The areas, and the strips that they leave out: whole in place of the areas that print cut a strip into."""
    new = [s for s in strips if not any(_share(s.box, a.box) > WITHIN for a in areas)]
    return [*(a for a in areas if not any(_share(a.box, s.box) > WITHIN for s in new)), *new]


def _share(one: PixelBox, other: PixelBox) -> float:
    """How much of one box lies in the other."""
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0.0, width) * max(0.0, height) / max(1.0, (one.x1 - one.x0) * (one.bottom - one.top))


def _ground(picture: Pixels, scale: float) -> Any:
    """The picture without grain, print and rulings: what most of the pixels around are."""
    import cv2

    return cv2.medianBlur(cv2.blur(picture, (3, 3)), 2 * round(STROKE * scale) + 1)


def _is_plain(picture: Pixels, area: Area, scale: float) -> bool:
    """Whether most of an area has its colour; print in colour has the colour of its letters, or of paper."""

    x0, top, x1, bottom = (int(v) for v in area.box)
    flat = bottom - top < FLAT * scale
    pixels = picture[top + 2 : bottom - 2, x0 + 2 : x1 - 2]
    if not pixels.size or (flat and area.grey):
        return False
    alike = apart_from(pixels, area.levels) <= GRAIN
    return float(alike.mean()) >= (PLAIN_FLAT if flat else PLAIN)


def _trimmed(picture: Pixels, area: Area) -> Area:
    """An area without rows at its edges that are paper for the most part: a line of print close to it blurs them."""
    import numpy as np

    x0, top, x1, bottom = (int(v) for v in area.box)
    pixels = picture[top:bottom, x0:x1]
    paint = apart_from(pixels, area.levels) < apart_from(pixels, (252, 252, 252))
    down = np.flatnonzero(paint.mean(axis=1) >= SOLID)
    if not len(down):
        return area
    return Area(area.box._replace(top=top + int(down[0]), bottom=top + int(down[-1]) + 1), area.colour)


def _rectangles(ground: Any, rulings: Sequence[PixelBox], scale: float) -> Iterator[tuple[PixelBox, str]]:
    import cv2
    import numpy as np

    highest, lowest = extremes(ground)
    mask = ((highest - lowest > PALEST) | (lowest < 252 - GREYEST)).astype(np.uint8)
    uncut = np.ones_like(mask)
    for x0, top, x1, bottom in rulings:
        uncut[max(0, int(top) - 1) : int(bottom) + 1, max(0, int(x0) - 1) : int(x1) + 1] = 0
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8))
    for own, window, colour in _paints(mask, ground, SMALLEST * scale, LIKE):
        for box in _boxes(own, uncut[window], scale):
            yield _moved(box, window), colour


def _paints(mask: Any, ground: Any, least: float, like: int) -> Iterator[tuple[Any, tuple[slice, slice], str]]:
    """The areas of one colour in the pieces of a mask: a mask of each, the window that it is of, and its colour."""
    for (x0, top, x1, bottom), outline in pieces_of(mask):
        if min(x1 - x0, bottom - top) >= least:
            window = slice(int(top), int(bottom)), slice(int(x0), int(x1))
            own = (filled(PixelBox(x0, top, x1, bottom), outline) > 0) & (mask[window] > 0)
            yield from (
                (part, window, colour) for part, colour in _of_one_colour(own, ground[window], MAX_COLOURS, like)
            )


def _moved(box: PixelBox, window: tuple[slice, slice]) -> PixelBox:
    top, left = window[0].start, window[1].start
    return PixelBox(left + box.x0, top + box.top, left + box.x1, top + box.bottom)


def _of_one_colour(own: Any, ground: Any, colours: int, like: int) -> Iterator[tuple[Any, str]]:
    """A region taken apart where areas of several colours touch: the commonest colour, then the rest."""
    import cv2
    import numpy as np

    pixels = ground[own]
    coarse = (pixels >> 4).astype(np.int32)
    counts = np.bincount(coarse[:, 0] * 256 + coarse[:, 1] * 16 + coarse[:, 2], minlength=4096)
    peak = int(counts.argmax())
    middle = np.array([peak // 256, peak // 16 % 16, peak % 16]) * 16 + 8
    near = pixels[np.abs(pixels.astype(np.int16) - middle).max(axis=1) <= like]
    red, green, blue = (int(v) for v in np.median(near, axis=0))
    apart = apart_from(ground, (red, green, blue))
    alike = own & (apart <= like)
    same = cv2.morphologyEx(alike.astype(np.uint8), cv2.MORPH_OPEN, np.ones((5, 5), np.uint8)) > 0
    yield same, f"#{red:02x}{green:02x}{blue:02x}"
    rest = cv2.morphologyEx((own & ~alike).astype(np.uint8), cv2.MORPH_OPEN, np.ones((9, 9), np.uint8)) > 0
    if colours > 1 and int(rest.sum()) >= SPECK:
        yield from _of_one_colour(rest, ground, colours - 1, like)


def _boxes(part: Any, uncut: Any | None, scale: float) -> Iterator[PixelBox]:
    """The rectangles among the pieces of a mask; a piece that is none is cut at the rulings (where `uncut` is 0)."""
    import numpy as np

    for outer, outline in pieces_of(part.astype(np.uint8), whole=True):
        x0, top, x1, bottom = (int(side) for side in outer)
        if min(x1 - x0, bottom - top) < SMALLEST * scale:
            continue
        whole, window = filled(outer, outline), (slice(top, bottom), slice(x0, x1))
        box = _rectangle(whole, scale)
        if box is not None:
            yield _moved(box, window)
        elif uncut is not None:
            yield from (_moved(b, window) for b in _boxes(whole * uncut[window], None, scale))


def _rectangle(whole: Any, scale: float) -> PixelBox | None:
    """The rectangle that a filled outline is, without what sticks out of its sides."""
    height, width = whole.shape
    least = SMALLEST * scale
    if max(width, height) <= MARK * scale:
        boxes = [PixelBox(0, 0, width, height)]
    else:
        boxes = [_body(whole), _turned(_body(whole.T))]
    for x0, top, x1, bottom in boxes:
        inside = whole[int(top) : int(bottom), int(x0) : int(x1)].sum()
        share = NOTCHED if x1 - x0 >= max(HEADING * scale, BAR * (bottom - top)) else SQUARE
        solid = inside >= share * max(1.0, (x1 - x0) * (bottom - top))
        if solid and min(x1 - x0, bottom - top) >= least and inside >= SQUARE * whole.sum():
            return PixelBox(x0, top, x1, bottom)
    return None


def _body(whole: Any) -> PixelBox:
    """The rows that are painted over most of the width, and in these the columns."""
    import numpy as np

    down = np.flatnonzero(whole.mean(axis=1) >= EDGE)
    if not len(down):
        return PixelBox(0, 0, 0, 0)
    top, bottom = int(down[0]), int(down[-1]) + 1
    across = np.flatnonzero(whole[top:bottom].mean(axis=0) >= EDGE)
    return PixelBox(int(across[0]), top, int(across[-1]) + 1, bottom) if len(across) else PixelBox(0, 0, 0, 0)


def _turned(box: PixelBox) -> PixelBox:
    return PixelBox(box.top, box.x0, box.bottom, box.x1)


PAPER = 140  # levels: a picture that is mostly darker is no sheet
DARK = 90  # levels darker than paper
WIDEST = 20.0  # points
LONG = 0.25  # share of the side
SOFT = 1.0  # points by which a strip fades into paper
OUTERMOST = 3  # pixels: rendering may leave white at the very side
THICKEST = 4.5  # points of a ruling
RULINGS = 2  # that start from a strip: it is the side of a table, cut out of its sheet


def without_rim(picture: Pixels, grey: Grey, scale: float) -> Pixels:
    """The picture without dark strips along its sides; itself where it has none. `scale`: pixels per point."""
    import numpy as np

    paper = np.median(picture[::4, ::4].reshape(-1, 3), axis=0)
    level = float(np.median(grey[::4, ::4]))
    if level < PAPER:
        return picture
    dark: Any = grey < level - DARK
    found = [_strip(side, scale) for side in (dark, dark[:, ::-1], dark.T, dark.T[:, ::-1])]
    if not any(strip.any() for strip, _ in found) or max(lines for _, lines in found) >= RULINGS:
        return picture
    left, right, head, foot = (strip for strip, _ in found)
    clean = picture.copy()
    clean[left | right[:, ::-1] | head.T | foot[:, ::-1].T] = paper.astype(np.uint8)
    return clean


def _strip(dark: Mask, scale: float) -> tuple[Any, int]:
    """The pixels of a dark strip along the left side, soft edge and all, and how many lines leave it.

    No pixels where there is no such strip.
    """
    import numpy as np

    widest = round(WIDEST * scale)
    beside: Any = dark[:, : widest + 1].copy()
    beside[:, :OUTERMOST] = beside[:, :OUTERMOST].any(axis=1)[:, None]
    wide: Any = np.where(beside.all(axis=1), widest + 1, beside.argmin(axis=1))
    own: Any = (wide > 0) & (wide <= widest)
    if own.mean() < LONG:
        return np.zeros_like(dark), 0
    places = np.arange(len(own))
    corner = ~own & (np.minimum(places, len(own) - 1 - places) < widest)  # it meets the strip of the next side
    soft = round(SOFT * scale)
    reach = np.where(own, wide, np.where(corner, np.median(wide[own]), -soft)) + soft
    return np.arange(dark.shape[1])[None, :] < reach[:, None], _thin_runs(wide > widest, THICKEST * scale)


def _thin_runs(long: Any, thickest: float) -> int:
    """How many lines leave a strip: runs of rows, no thicker than a ruling, that are dark far into the sheet.

    What lies at its ends are the strips of the sides next to it.
    """
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate([[0], long.astype(np.int8), [0]])))
    starts, ends = edges[::2], edges[1::2]
    return int(((ends - starts <= thickest) & (starts > thickest) & (ends < len(long) - thickest)).sum())


WIDE = 0.3  # of the page's width: a painted area that is a row, not a cell
SAME_COLOUR = 45  # levels
REACH = 4.0  # points between the end of a ruling and the painted cell that hides the rest of it


def unpainted(picture: Any, areas: Sequence[tuple[PixelBox, tuple[int, int, int]]]) -> Grey | None:
    """Lightness with every painted row (box and colour) made as light as paper: on dark paint a black line hardly
    shows, and the paint between light letters looks like one. None where no row is painted.
    """
    import numpy as np

    wide = [(box, levels) for box, levels in areas if box.x1 - box.x0 >= WIDE * picture.shape[1]]
    if not wide:
        return None
    grey = grey_of(picture)
    for box, (red, green, blue) in wide:
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
    """The rulings without strips of painted areas that lie between light print and the edge.

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
    return tuple(found)


def _under(ruling: Segment, areas: Sequence[PixelBox], scale: float) -> Segment:
    """A horizontal that ends at painted cells, or in their edges, and goes on under their paint, cell by cell."""
    box, before = ruling.box, None
    while box != before:
        before = box
        for area in areas:
            box = _under_one(box, area, scale)
    return Segment(box, True)


def _under_one(box: PixelBox, area: PixelBox, scale: float) -> PixelBox:
    """The same for one cell; a line that ends inside of paint goes on too: between cells of a colour it shows badly."""
    reach = REACH * scale
    if area.top + reach < box.top < area.bottom - reach:
        if box.x0 <= area.x0 + reach < box.x1 < area.x1:
            box = box._replace(x1=area.x1)
        elif area.x0 < box.x0 < area.x1 - reach <= box.x1:
            box = box._replace(x0=area.x0)
    if any(_near(box.top, box.bottom, y, scale) for y in (area.top, area.bottom)):
        if area.x0 - reach <= box.x1 < area.x1:
            box = box._replace(x1=area.x1)
        elif area.x0 < box.x0 <= area.x1 + reach:
            box = box._replace(x0=area.x0)
    return box


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
