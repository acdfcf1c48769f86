"""Rulings made whole: pieces of one line joined, ends brought to what they all but meet and to a table's side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.read.scan.engine import PixelBox, swapped
from pipeline.read.scan.rulings import Segment

SAME_LINE = 1.0  # points that two pieces of one line lie apart across it
GAP = 6.5  # points that paint, print or dirt may take out of a horizontal
SHORT_OF = 4.0  # points that a line may end short of another
NO_ROW, LONG = 8.0, 60.0  # points: no row is as low as the first; an upright as long as the second is no stroke
UPRIGHT_GAP = 3.0  # points that may be missing in an upright: two tables stand hardly further apart


def joined(rulings: Iterable[Segment], scale: float) -> tuple[Segment, ...]:
    """The same rulings, whole; `scale` is in pixels per point."""
    flat = [r.box for r in rulings if r.horizontal]
    tall = [swapped(r.box) for r in rulings if not r.horizontal]
    flat, tall = _merged(flat, GAP * scale, scale), _merged(tall, UPRIGHT_GAP * scale, scale)
    level = [_reaching(b, [swapped(t) for t in tall], scale) for b in flat]
    stops = [swapped(b) for b in flat]
    upright = [swapped(_reaching(_lengthened(t, stops, scale), stops, scale)) for t in tall]
    return (*(Segment(b, True) for b in level), *(Segment(b, False) for b in upright))


def _merged(boxes: Sequence[PixelBox], gap: float, scale: float) -> list[PixelBox]:
    """Horizontal pieces that lie on one line, end to end, as one."""
    found: list[PixelBox] = []
    for box in sorted(boxes, key=lambda b: b.x0):
        for place, other in enumerate(found):
            if _on_one_line(other, box, scale) and -scale <= box.x0 - other.x1 <= gap:
                found[place] = PixelBox(
                    other.x0, min(other.top, box.top), max(other.x1, box.x1), max(other.bottom, box.bottom)
                )
                break
        else:
            found.append(box)
    return found


def _on_one_line(one: PixelBox, other: PixelBox, scale: float) -> bool:
    return abs(one.top + one.bottom - other.top - other.bottom) <= 2 * SAME_LINE * scale


def _reaching(box: PixelBox, uprights: Sequence[PixelBox], scale: float) -> PixelBox:
    """A horizontal whose ends go as far as the uprights they all but meet."""
    middle, short = (box.top + box.bottom) / 2, SHORT_OF * scale
    met = [u for u in uprights if u.top - short <= middle <= u.bottom + short]
    left = [u.x0 for u in met if box.x0 - short <= u.x0 < box.x0]
    right = [u.x1 for u in met if box.x1 < u.x1 <= box.x1 + short]
    return box._replace(x0=min(left, default=box.x0), x1=max(right, default=box.x1))


def _lengthened(box: PixelBox, stops: Sequence[PixelBox], scale: float) -> PixelBox:
    """An upright, on its side, of which an end hangs in the air brought to the horizontal next to it."""
    middle, short = (box.top + box.bottom) / 2, SHORT_OF * scale
    met = [u for u in stops if u.top - short <= middle <= u.bottom + short]
    if box.x1 - box.x0 < LONG * scale or not met:
        return box
    ends = []
    for end, away in ((box.x0, -1), (box.x1, 1)):
        near = [u.x0 for u in met if -short <= away * (u.x0 - end) <= NO_ROW * scale]
        ends.append(end if any(abs(x - end) <= short for x in near) or not near else near[0])
    return box._replace(x0=min(ends[0], box.x0), x1=max(ends[1], box.x1))
