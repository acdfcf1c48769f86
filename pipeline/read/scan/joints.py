"""Rulings made whole: pieces of one line joined, ends that all but meet another line brought to it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.read.scan.engine import PixelBox, swapped
from pipeline.read.scan.rulings import Segment

if TYPE_CHECKING:
    from pipeline.read.marks import Pixels

SAME_LINE = 1.0  # points that two pieces of one line lie apart across it
GAP = 6.5  # points that paint, print or dirt may take out of a horizontal
SHORT_OF = 4.0  # points that a line may end short of another
NO_ROW, LONG = 8.0, 60.0  # points: no row is as low as the first; an upright as long as the second is no stroke
BELOW = 45.0  # points: a theme row may stand between a heading and the first row
HALF, FILLED, ALL = 0.5, 0.6, 1.0  # share of a heading's cells with text; where some can't be parted, where some are
WORD = 5.0  # points: no heading is shorter
WHITE = 3.0  # points of white that detection puts before and behind a line, at most
MARGIN = 1.5  # points of white that detection mostly puts before a line
BARE = 0.14  # of the height of a line: paint on both sides of an upright, more than a space between two words
GRAIN, DIRT = 60, 0.03  # levels between pixels of one paint; share of pixels that may differ more
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


def through_headings(
    rulings: Sequence[Segment], rows: Sequence[PixelBox], lines: Sequence[PixelBox], picture: Pixels, scale: float
) -> tuple[Segment, ...]:
    """The rulings, and those of the rows below carried up through painted rows in which none were found.

    Dark lines on dark paint get lost in the grain of a copy, and some software draws none there. Not through text, and
    only if most of the cells so made hold some: the name of a theme stands alone in its row. `rows` are painted areas
    as wide as a table, `lines` where text was found: headings of narrow columns are found as one, with spaces that
    the `picture` shows.
    """
    uprights = [r.box for r in rulings if not r.horizontal]
    found = list(rulings)
    for row in [band for whole in rows for band in _bands(whole, rulings, scale)]:
        inside = [u for u in uprights if row.x0 + SHORT_OF * scale < u.x0 and u.x1 < row.x1 - SHORT_OF * scale]
        middle = (row.top + row.bottom) / 2
        known = [u for u in inside if u.top <= middle <= u.bottom]
        text = [b for b in lines if row.top <= (b.top + b.bottom) / 2 <= row.bottom]
        below = [u for u in inside if -SHORT_OF * scale <= u.top - row.bottom <= BELOW * scale]
        over = {u: [b for b in text if b.x0 + 3 < u.x0 < b.x1 - 3] for u in below}
        free = [u for u, crossed in over.items() if all(_parts_words(picture, b, u, scale) for b in crossed)]
        over |= {u: [b for b in text if b.x0 + 3 < u.x0] for u in known}
        cut = [u for u in (*free, *known) if any(b.x1 - u.x0 >= WORD * scale for b in over[u])]
        starts = [b.x0 + MARGIN * scale for b in text] + [u.x1 for u in cut]
        filled = _filled([row.x0, *sorted(u.x0 for u in (*known, *free)), row.x1], starts)
        least = ALL if known else HALF if len(free) == len(below) else FILLED
        if filled >= least * (len(known) + len(below) + 1):
            found += [Segment(u._replace(top=row.top, bottom=row.bottom), False) for u in free]
    return tuple(found)


def _bands(row: PixelBox, rulings: Sequence[Segment], scale: float) -> Iterator[PixelBox]:
    """A painted row, parted where a ruling crosses it: a heading and the theme below it may have one paint."""
    level = (r.box for r in rulings if r.horizontal)
    through = [b for b in level if b.x0 - SHORT_OF * scale <= row.x0 and row.x1 <= b.x1 + SHORT_OF * scale]
    cuts = sorted((b.top + b.bottom) / 2 for b in through)
    inside = [y for y in cuts if row.top + NO_ROW * scale <= y <= row.bottom - NO_ROW * scale]
    for top, bottom in itertools.pairwise((row.top, *inside, row.bottom)):
        yield row._replace(top=top, bottom=bottom)


def _parts_words(picture: Pixels, line: PixelBox, upright: PixelBox, scale: float) -> bool:
    """Whether an upright goes between two words of a line of print, or in the white before or behind it."""
    import numpy as np

    top, bottom, x = int(line.top), int(line.bottom), (upright.x0 + upright.x1) / 2
    if WHITE * scale <= line.x1 - x < WORD * scale:
        return False
    if x - line.x0 < WHITE * scale:
        return True
    ground = np.median(picture[top:bottom, int(line.x0) : int(line.x1)].reshape(-1, 3), axis=0)
    stripe = picture[top:bottom, int(x - BARE * (bottom - top)) : int(x + BARE * (bottom - top)) + 1].astype(np.int16)
    return float((np.abs(stripe - ground).max(axis=2) > GRAIN).mean()) <= DIRT


def _filled(edges: Sequence[float], starts: Sequence[float]) -> int:
    """In how many of the cells between edges text begins."""
    return sum(any(left <= x < right for x in starts) for left, right in itertools.pairwise(edges))
