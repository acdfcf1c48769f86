"""From the file's own coordinates to the page as it is seen: top left origin, crop and rotation applied."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium_c

from pipeline.models.page import Box

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_new = tuple.__new__  # a named tuple made so takes half the time


@dataclass(frozen=True, slots=True)
class Frame:
    """`left`/`bottom`/`right`/`top` of the crop box in file space (points, y upwards); `turn` in degrees clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as seen, in points."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turn in (90, 270) else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of file space, on the page as seen."""
        if self.turn == 90:
            return y - self.bottom, x - self.left
        if self.turn == 180:
            return self.right - x, y - self.bottom
        if self.turn == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of file space, on the page as seen."""
        if self.turn == 0:
            return _new(Box, (left - self.left, self.top - top, right - self.left, self.top - bottom))
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def holds(self, left: float, bottom: float, right: float, top: float) -> bool:
        """Whether a rectangle of file space lies on the page."""
        x0, upper, x1, lower = self.box(left, bottom, right, top)
        width, height = self.size
        return bool(x0 >= 0 and upper >= 0 and x1 <= width and lower <= height)

    def back(self, box: Box) -> tuple[float, float, float, float]:
        """A rectangle of the page as seen, in file space: left, bottom, right, top."""
        xs, ys = zip(*(self._back(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)), strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def _back(self, x: float, y: float) -> tuple[float, float]:
        if self.turn == 90:
            return self.left + y, self.bottom + x
        if self.turn == 180:
            return self.right - x, self.bottom + y
        if self.turn == 270:
            return self.right - y, self.top - x
        return self.left + x, self.top - y

    def boxes(self, left: Any, bottom: Any, right: Any, top: Any) -> list[Box]:
        """Many rectangles of file space, a column of numbers for each side, on the page as seen."""
        lefts, tops, rights, bottoms = (side.tolist() for side in self.sides(left, bottom, right, top))
        once = dict[float, float]().setdefault  # words of one line share their top and bottom, and one number in memory
        sides = zip(lefts, map(once, tops, tops), rights, map(once, bottoms, bottoms), strict=True)
        return list(map(tuple.__new__, repeat(Box), sides))  # half the time of making them by name

    def sides(self, left: Any, bottom: Any, right: Any, top: Any) -> tuple[Any, Any, Any, Any]:
        """The same as columns: left, top, right and bottom as seen."""
        import numpy as np

        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        if self.turn == 0:
            return x0, y1, x1, y0
        return np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1)


def of_page(page: Any, extra_turn: int = 0) -> Frame:
    """The frame of a PDFium page; `extra_turn` (degrees clockwise) is for a scan that was laid in sideways."""
    rect = pdfium_c.FS_RECTF()
    pdfium_c.FPDF_GetPageBoundingBox(page.raw, rect)
    turn = (pdfium_c.FPDFPage_GetRotation(page.raw) * 90 + extra_turn) % 360
    return Frame(rect.left, rect.bottom, rect.right, rect.top, turn)


def combine(inner: Matrix, outer: Matrix) -> Matrix:
    """First `inner`, then `outer`: PDF's row-vector convention."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def apply_to_box(matrix: Matrix, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """The upright rectangle around a transformed (left, bottom, right, top)."""
    if matrix is IDENTITY or matrix == IDENTITY:
        return box
    left, bottom, right, top = box
    corners = [apply(matrix, x, y) for x in (left, right) for y in (bottom, top)]
    xs, ys = [p[0] for p in corners], [p[1] for p in corners]
    return min(xs), min(ys), max(xs), max(ys)
