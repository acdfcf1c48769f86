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
