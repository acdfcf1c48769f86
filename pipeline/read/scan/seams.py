"""Lines that paint shows or hides: white ones in painted rows, those of cells that it fills, what it goes over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.read.scan.engine import PixelBox
from pipeline.read.scan.rulings import Segment, rulings_in

if TYPE_CHECKING:
    from pipeline.read.scan.picture import Grey

APART = 4.0  # points between painted cells that stand side by side
LEVEL = 0.6  # share of the lower cell's height that lies beside the other
DARK = 190  # lightness above which white lines don't show on paint
THROUGH = 0.35  # of a painted row's height: white uprights are that long at least
MEETS = 2.5  # points between the end of a white line and what it runs to
INSIDE = 8.0  # points of paint on both sides of a line that parts it
WIDE = 0.3  # of the page's width: paint that is a row, not a cell


def rows_of(areas: Sequence[PixelBox], width: float, scale: float) -> list[PixelBox]:
    """Painted areas as wide as a table, or part of a row of cells that is; `width` of the page, in pixels."""
    found: list[list[PixelBox]] = []
    for area in sorted(areas, key=lambda a: a.x0):
        for row in found:
            if _is_beside(row[-1], area, scale):
                row.append(area)
                break
        else:
            found.append([area])
    return [a for row in found if row[-1].x1 - row[0].x0 >= WIDE * width for a in row]


def _is_beside(left: PixelBox, right: PixelBox, scale: float) -> bool:
    """Whether a painted cell stands next to the right of another."""
    shared = min(left.bottom, right.bottom) - max(left.top, right.top)
    least = LEVEL * min(left.bottom - left.top, right.bottom - right.top)
    return shared >= least and -scale <= right.x0 - left.x1 <= APART * scale


def through_paint(
    areas: Sequence[PixelBox], rulings: Sequence[Segment], lines: Sequence[PixelBox], scale: float
) -> list[Segment]:
    """Uprights of other rows carried through a painted area that they part into cells of one colour.

    There they show badly. Not through `lines` of print.
    """
    tall = [r.box for r in rulings if not r.horizontal]
    found = []
    for area in areas:
        middle = (area.top + area.bottom) / 2
        inside = [u for u in tall if area.x0 + INSIDE * scale < u.x0 and u.x1 < area.x1 - INSIDE * scale]
        print_ = [b for b in lines if area.top <= (b.top + b.bottom) / 2 <= area.bottom]
        for x0, x1 in dict.fromkeys((u.x0, u.x1) for u in inside if not u.top <= middle <= u.bottom):
            drawn = any(u.top <= middle <= u.bottom and abs(u.x0 - x0) <= APART * scale for u in inside)
            if not drawn and not any(b.x0 + 3 < x0 < b.x1 - 3 for b in print_):
                found.append(Segment(PixelBox(x0, area.top, x1, area.bottom), False))
    return found


def cell_sides(areas: Sequence[PixelBox], rulings: Sequence[Segment], scale: float) -> list[Segment]:
    """Uprights along the sides of painted cells that hide them: cells that fill their row, in which others part it.

    They reach from one horizontal to the next, or as far as the row's uprights do where a page ends in it; a badge may
    stand close under a line. Only where uprights part the rest of the row: a table may be ruled between its rows alone.
    """
    level, near = [r.box for r in rulings if r.horizontal], MEETS * scale
    tall = [r.box for r in rulings if not r.horizontal]
    found = []
    for cell in areas:
        ends = [b for b in level if b.x0 - near <= cell.x0 and cell.x1 <= b.x1 + near]
        others = [u for u in tall if u.top <= (cell.top + cell.bottom) / 2 <= u.bottom]
        parted = any(b.x0 + near < u.x0 and u.x1 < b.x1 - near for u in others for b in ends)
        if not parted or not _fills_row(cell, ends, others, near):
            continue
        for x in (cell.x0, cell.x1):
            if not any(abs((u.x0 + u.x1) / 2 - x) <= APART * scale for u in others):
                found.append(Segment(PixelBox(x - 1, cell.top, x + 1, cell.bottom), False))
    return found


def _fills_row(cell: PixelBox, level: Sequence[PixelBox], tall: Sequence[PixelBox], near: float) -> bool:
    """Whether paint ends at a horizontal, and with its other end at one too or where uprights do."""
    lines = [(b.top + b.bottom) / 2 for b in level]
    ends = [end for u in tall for end in (u.top, u.bottom)]
    ruled = [any(abs(line - y) <= near for line in lines) for y in (cell.top, cell.bottom)]
    return any(ruled) and all(any(abs(at - y) <= near for at in (*lines, *ends)) for y in (cell.top, cell.bottom))


def white_lines(grey: Grey, rows: Sequence[PixelBox], scale: float) -> list[Segment]:
    """White lines in dark paint, from edge to edge or to each other: software that paints headings parts them so."""
    import numpy as np

    found: list[Segment] = []
    for box in rows:
        x0, top, x1, bottom = (int(v) for v in box)
        part = grey[top:bottom, x0:x1]
        if part.size and float(np.median(part)) < DARK:
            lines = [
                s
                for s in rulings_in(255 - part, scale, framed=True)
                if s.horizontal or s.length >= THROUGH * (bottom - top)
            ]
            inside = [Segment(_moved(s.box, x0, top), s.horizontal) for s in lines]
            found += [s for s in inside if _is_held(s, box, inside, scale)]
    return found


def _moved(box: PixelBox, x: float, y: float) -> PixelBox:
    return PixelBox(box.x0 + x, box.top + y, box.x1 + x, box.bottom + y)


def _is_held(line: Segment, row: PixelBox, others: Sequence[Segment], scale: float) -> bool:
    """Whether a line ends at the edges of its row or at lines across it, as no stroke of a letter does."""
    own, near = line.box, MEETS * scale
    if line.horizontal:
        ends, edges = (own.x0, own.x1), [row.x0, row.x1]
        edges += [(o.box.x0 + o.box.x1) / 2 for o in others if not o.horizontal]
    else:
        ends, edges = (own.top, own.bottom), [row.top, row.bottom]
        edges += [(o.box.top + o.box.bottom) / 2 for o in others if o.horizontal]
    return all(min(abs(end - edge) for edge in edges) <= near for end in ends)
