"""Path objects → rulings, fills, and the boxes of small drawn figures.

A ruling is a stroked straight edge, or a filled rectangle too thin to be a background. Borders come as
strokes (LibreOffice, reportlab), as thin rectangles (Word, Aspose, Chromium), or as the outline of a
rectangle; all three end up the same.
"""

from __future__ import annotations

import ctypes
import itertools
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium_c

from pipeline.models.page import Box, Fill, Ruling
from pipeline.read import raw
from pipeline.read.frame import Frame, Matrix, apply, apply_to_box, combine
from pipeline.read.objects import matrix_of
from pipeline.read.styles import fill_colour, stroke_colour

THIN = 3.5  # points: thinner than any line of text
SLANT = 0.75  # points an edge may lean and still be straight
FIGURE = (3.0, 60.0)  # points: smallest and largest side of a drawn status mark
MAX_SEGMENTS = 4000  # a path with more is a picture, not a border


@dataclass(slots=True)
class Drawn:
    """What the paths of one page leave, in painting order; filled while reading, then frozen into the Page."""

    rulings: list[Ruling] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Figure:
    """A small path that is no rectangle; what it shows is told later, from its pixels."""

    box: Box
    colour: str
    mcid: int


def read_path(handle: Any, outer: Matrix, frame: Frame, drawn: Drawn) -> None:
    """Sort one path object into `drawn`."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    if not pdfium_c.FPDFPath_GetDrawMode(handle, mode, stroked):
        return
    fill, fill_alpha = fill_colour(handle) if mode.value else ("", 0)
    stroke, stroke_alpha = stroke_colour(handle) if stroked.value else ("", 0)
    if not fill_alpha and not stroke_alpha:
        return
    count = pdfium_c.FPDFPath_CountSegments(handle)
    if count > MAX_SEGMENTS:
        return
    width = _stroke_width(handle) if stroke_alpha else 0.0
    for part in _parts(handle, count, combine(matrix_of(handle), outer)):
        _sort(part, fill if fill_alpha else "", stroke if stroke_alpha else "", width, handle, frame, drawn)


@dataclass(frozen=True, slots=True)
class _Part:
    """One subpath: corner points in file space, and whether it holds curves or closes."""

    points: list[tuple[float, float]]
    curved: bool
    closed: bool


def _parts(handle: Any, count: int, matrix: Matrix) -> list[_Part]:
    parts: list[_Part] = []
    points: list[tuple[float, float]] = []
    curved = closed = False
    path, at = raw.address_of(handle), (ctypes.c_float * 2)()
    x, y = ctypes.addressof(at), ctypes.addressof(at) + 4
    for i in range(count):
        segment = raw.path_segment(path, i)
        kind = raw.segment_type(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO and points:
            parts.append(_Part(points, curved, closed))
            points, curved, closed = [], False, False
        raw.segment_point(segment, x, y)
        points.append(apply(matrix, at[0], at[1]))
        curved = curved or kind == pdfium_c.FPDF_SEGMENT_BEZIERTO
        closed = closed or bool(raw.segment_closes(segment))
    if points:
        parts.append(_Part(points, curved, closed))
    return parts


def _sort(part: _Part, fill: str, stroke: str, width: float, handle: Any, frame: Frame, drawn: Drawn) -> None:
    xs, ys = [p[0] for p in part.points], [p[1] for p in part.points]
    box = frame.box(min(xs), min(ys), max(xs), max(ys))
    if part.curved or not _upright(part.points):
        _figure(box, fill or stroke, handle, drawn)
        return
    if fill and len(part.points) > 2:
        _filled(box, fill, drawn)
    if stroke:
        corners = [frame.point(x, y) for x, y in part.points]
        if part.closed and len(corners) > 2:
            corners.append(corners[0])
        for start, end in itertools.pairwise(corners):
            _edge(start, end, stroke, width, drawn)


def _upright(points: list[tuple[float, float]]) -> bool:
    """Whether every edge is horizontal or vertical."""
    return all(
        abs(a[0] - b[0]) <= SLANT or abs(a[1] - b[1]) <= SLANT for a, b in itertools.pairwise(points)
    )


def _filled(box: Box, colour: str, drawn: Drawn) -> None:
    thin, long = sorted((box.width, box.height))
    if thin <= THIN:
        if long > THIN:
            drawn.rulings.append(Ruling(box, box.width >= box.height, colour))
    else:
        drawn.fills.append(Fill(box, colour))


def _edge(start: tuple[float, float], end: tuple[float, float], colour: str, width: float, drawn: Drawn) -> None:
    x0, x1 = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    horizontal = x1 - x0 >= bottom - top
    long, half = max(x1 - x0, bottom - top), width / 2
    if long <= 0:
        return
    if width > THIN and long <= FIGURE[1] and width > long / 2:  # a short fat stroke is a painted rectangle
        drawn.fills.append(Fill(_grown(Box(x0, top, x1, bottom), horizontal, half), colour))
        return
    drawn.rulings.append(Ruling(_grown(Box(x0, top, x1, bottom), horizontal, half), horizontal, colour))


def _grown(box: Box, horizontal: bool, half: float) -> Box:
    if horizontal:
        return Box(box.x0, box.top - half, box.x1, box.bottom + half)
    return Box(box.x0 - half, box.top, box.x1 + half, box.bottom)


def _figure(box: Box, colour: str, handle: Any, drawn: Drawn) -> None:
    small, large = sorted((box.width, box.height))
    if FIGURE[0] <= large <= FIGURE[1] and small >= 1:
        drawn.figures.append(Figure(box, colour, pdfium_c.FPDFPageObj_GetMarkedContentID(handle)))


def _stroke_width(handle: Any) -> float:
    width = ctypes.c_float()
    pdfium_c.FPDFPageObj_GetStrokeWidth(handle, width)
    left, bottom, right, top = apply_to_box(matrix_of(handle), (0.0, 0.0, width.value, width.value))
    return max(right - left, top - bottom)
