"""Rulings and paint of one picture set against each other: strips of paint are no rulings, edges of painted rows are.

On dark paint a line hardly shows, and the paint between light print looks like one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pipeline.read.scan.engine import PixelBox
from pipeline.read.scan.picture import grey_of
from pipeline.read.scan.rulings import Segment

if TYPE_CHECKING:
    from pipeline.read.scan.picture import Grey

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
