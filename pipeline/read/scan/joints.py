"""Rulings made whole: pieces of one line joined, ends brought to what they all but meet and to a table's side."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.read.scan.engine import PixelBox, mirrored, swapped
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


NEAR = 4.0  # points between the end of a line and the upright that it meets
ROW = 8.0  # points of paint over and under a line that it hides


@dataclass(frozen=True, slots=True)
class _Seen:
    """What stands on a picture: horizontals, uprights, painted areas, lines of text; `near` is in pixels."""

    flat: tuple[PixelBox, ...]
    tall: tuple[PixelBox, ...]
    painted: tuple[PixelBox, ...]
    text: tuple[PixelBox, ...]
    near: float
    row: float

    @property
    def mirrored(self) -> _Seen:
        flat, tall, painted, text = (tuple(map(mirrored, b)) for b in (self.flat, self.tall, self.painted, self.text))
        return _Seen(flat, tall, painted, text, self.near, self.row)


def to_sides(
    rulings: Sequence[Segment], areas: Iterable[PixelBox], lines: Iterable[PixelBox], scale: float
) -> tuple[Segment, ...]:
    """The rulings, the horizontals among them as far as the next upright where paint or a corner asks for it.

    `areas` are painted, `lines` where text was found: no ruling goes through it.
    """
    flat = tuple(r.box for r in rulings if r.horizontal)
    tall = tuple(r.box for r in rulings if not r.horizontal)
    seen = _Seen(flat, tall, tuple(areas), tuple(lines), NEAR * scale, ROW * scale)
    other = seen.mirrored
    whole = (mirrored(_to_right(mirrored(_to_right(box, seen)), other)) for box in flat)
    return (*(Segment(b, True) for b in whole), *(r for r in rulings if not r.horizontal))


def _to_right(box: PixelBox, seen: _Seen) -> PixelBox:
    """A horizontal brought to the upright behind its right end, or as it is.

    Where both uprights of the cell between end at its height, that is a corner. Else the cell must be the last one of
    its row, and the line part all others. Where nothing is ruled between columns, the line stops at the paint.
    """
    y, near = (box.top + box.bottom) / 2, seen.near
    met = sorted(u for u in seen.tall if u.top - near <= y <= u.bottom + near)
    own = [u for u in met if abs((u.x0 + u.x1) / 2 - box.x1) <= near]
    ahead = [u for u in met if u.x0 - box.x1 > near]
    edges = [area for area in seen.painted if abs(area.x0 - box.x1) <= near]
    if not ahead or not (own or edges):
        return box
    cell = PixelBox(box.x1, y - 1, ahead[0].x0, y + 1)
    if _taken(box, cell, seen):
        return box
    corner = bool(own) and all(min(abs(u.top - y), abs(u.bottom - y)) <= near for u in (own[0], ahead[0]))
    last = len(ahead) == 1 and met[0].x0 >= box.x0 - near
    hidden = corner or (last and any(_hides(area, cell, seen) for area in seen.painted))
    return box._replace(x1=ahead[0].x1) if hidden else box


def _taken(box: PixelBox, cell: PixelBox, seen: _Seen) -> bool:
    """Whether another ruling, or text, stands where the line would go on through a cell."""
    y, near = (cell.top + cell.bottom) / 2, seen.near
    level = [h for h in seen.flat if h != box and abs((h.top + h.bottom) / 2 - y) <= near]
    across = [b for b in seen.text if b.x0 < cell.x1 and b.x1 > cell.x0]
    return any(h.x0 < cell.x1 - near and h.x1 > cell.x0 + near for h in level) or any(
        2 * b.top + b.bottom < 3 * y < b.top + 2 * b.bottom for b in across
    )


def _hides(area: PixelBox, cell: PixelBox, seen: _Seen) -> bool:
    """Whether paint, of a row's height over and under a line, covers it from side to side of its cell."""
    across = area.x0 - seen.near <= cell.x0 and cell.x1 <= area.x1 + seen.near
    return across and area.top <= cell.top - seen.row and area.bottom >= cell.bottom + seen.row
