"""Path objects → rulings, fills, and the boxes of small drawn figures.

A ruling is a stroked straight edge, or a filled rectangle too thin to be a background. Borders come as
strokes (LibreOffice, reportlab), as thin rectangles (Word, Aspose, Chromium), or as the outline of a
rectangle; all three end up the same.
"""

from __future__ import annotations

import ctypes
import itertools
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

from pipeline.models.page import Box, Fill, Ruling
from pipeline.read import raw
from pipeline.read.colours import fill_colours, stroke_colour
from pipeline.read.dotted import Dot
from pipeline.read.frame import IDENTITY, Frame, Matrix, apply, apply_to_box, combine
from pipeline.read.many import bounds, draw_modes, points
from pipeline.read.objects import matrix_of

THIN = 3.5  # points: thinner than any line of text
SLANT = 0.75  # points an edge may lean and still be straight
FIGURE = (3.0, 60.0)  # points: smallest and largest side of a drawn status mark
MOVE, BEZIER = pdfium_c.FPDF_SEGMENT_MOVETO, pdfium_c.FPDF_SEGMENT_BEZIERTO
FEW = 6  # segments of a rectangle, at most
CORNERS = 4  # segments of a dash, at least
DASHED = 12.0  # points: a shorter thin path is a figure
PITCH = 12.0  # points from dash to dash of one line, at most
HAIR = 0.05  # points: a border that is no wider was not drawn
PILL = 1.6  # times as long as high: what is rounder is a disc
CORNER = 20.0  # points that the round corner of a large frame takes up at most
MAX_SEGMENTS = 4000  # a path with more is a picture, not a border
_WIDTH = ctypes.c_float()  # filled anew by each call
_WIDTH_AT = raw.place(_WIDTH)
_new = tuple.__new__  # a named tuple made so takes half the time, and most borders are made of hundreds of lines
_FOUR = struct.Struct("4f")
_Point = tuple[float, float]


@dataclass(slots=True)
class Drawn:
    """What the paths of one page leave, in painting order; filled while reading, then frozen into the Page."""

    rulings: list[Ruling] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    frames: list[Box] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Figure:
    """A small path that is no rectangle; what it shows is told later, from its pixels."""

    box: Box
    colour: str
    mcid: int


class _Path(NamedTuple):
    """A path object, by its pointer. `fill`, `stroke`: the colours it shows, "" for none."""

    handle: Any
    segments: int
    outer: Matrix
    fill: str
    stroke: str
    evenly: bool  # what lies in an even number of its outlines is no part of it


def read_paths(paths: Sequence[tuple[int, Matrix]], frame: Frame, drawn: Drawn) -> list[int]:
    """Sort path objects into `drawn`; (address, matrix to file space) of each. Returns which of them paints each fill.

    What is asked of every path is asked in one go.
    """
    painters: list[int] = []
    handles = [raw.pointer(address) for address, _ in paths]
    known, boxes = bounds(handles)
    said = zip(map(raw.count_segments, handles), draw_modes(handles), fill_colours(handles), strict=True)
    told = zip(paths, handles, said, known, _FOUR.iter_unpack(boxes), strict=True)
    for (address, outer), handle, (count, (filled, stroked), (colour, opacity)), bounded, sides in told:
        fill, stroke = colour if filled and opacity else "", _stroke(handle) if stroked else ""
        if count > MAX_SEGMENTS or not (fill or stroke):
            continue
        if stroke or not bounded or not _thread(frame.box(*apply_to_box(outer, sides)), count, fill, drawn):
            evenly = filled == pdfium_c.FPDF_FILLMODE_ALTERNATE
            _read_path(_Path(handle, count, outer, fill, stroke, evenly), frame, drawn)
        if len(drawn.fills) > len(painters):
            painters += [address] * (len(drawn.fills) - len(painters))
    return painters


def _stroke(handle: Any) -> str:
    colour, opacity = stroke_colour(handle)
    return colour if opacity else ""


def _read_path(path: _Path, frame: Frame, drawn: Drawn) -> None:
    handle, count, outer, fill, stroke, evenly = path
    own = matrix_of(handle)
    width = _stroke_width(handle, own) if stroke else 0.0
    matrix = own if outer is IDENTITY else combine(own, outer)
    segments = list(map(raw.pointer, map(raw.path_segment, repeat(handle), range(count))))
    corners = [apply(matrix, x, y) for x, y in points(segments)]
    if count == 2 and stroke and _line(corners[0], corners[1], frame, stroke, width, drawn):
        return
    parts = _parts(segments, corners)
    if fill and not stroke and _is_hollow(parts, evenly=evenly):
        one, other = (frame.box(*_sides(part.points)) for part in parts)
        _bordered(one, other, fill, drawn)
        return
    for part in parts:
        _sort(part, fill, stroke, width, handle, frame, drawn)


def _thread(box: Box, count: int, colour: str, drawn: Drawn) -> bool:
    """Take a filled path thinner than any figure for the ruling it is, by its bounds alone.

    Most borders are drawn so, and asking for every corner of each takes several times as long. So are the dashes or
    dots of a line, in one path: they stand close to one another.
    """
    x0, top, x1, bottom = box
    across, down = x1 - x0, bottom - top
    thin, long = (across, down) if across < down else (down, across)
    if thin >= (1 if count <= FEW else THIN):
        return False
    if count > FEW and (long < DASHED or CORNERS * long > PITCH * count):
        return False
    _filled(box, colour, drawn)
    return True


@dataclass(frozen=True, slots=True)
class _Part:
    """One subpath: corner points in file space, and whether it holds curves or closes."""

    points: list[_Point]
    curved: bool
    closed: bool


def _line(start: _Point, end: _Point, frame: Frame, colour: str, width: float, drawn: Drawn) -> bool:
    """Take a path of two segments for the ruling it is; False where it slants. Most borders are drawn so."""
    start, end = frame.point(*start), frame.point(*end)
    if abs(start[0] - end[0]) > SLANT and abs(start[1] - end[1]) > SLANT:
        return False
    _edge(start, end, colour, width, drawn)
    return True


def _parts(segments: Sequence[Any], corners: list[_Point]) -> list[_Part]:
    """The subpaths of a path, by the pointers of its segments and where each leads."""
    kinds = list(map(raw.segment_type, segments))
    starts = [i for i, kind in enumerate(kinds) if kind == MOVE or i == 0]
    return [
        _Part(corners[start:stop], BEZIER in kinds[start:stop], raw.segment_closes(segments[stop - 1]) != 0)
        for start, stop in itertools.pairwise([*starts, len(segments)])
    ]


def _is_hollow(parts: list[_Part], *, evenly: bool) -> bool:
    """Whether a path is a rectangle with another one cut out of it: so web pages draw the borders of a box, some of
    them nothing wide. Where paint is not told `evenly`, the two run round in different directions.
    """
    if len(parts) != 2 or any(part.curved or len(part.points) < CORNERS or not _upright(part.points) for part in parts):
        return False
    (left, low, right, high), (x0, y0, x1, y1) = (_sides(part.points) for part in parts)
    if x1 - x0 > right - left or y1 - y0 > high - low:
        (left, low, right, high), (x0, y0, x1, y1) = (x0, y0, x1, y1), (left, low, right, high)
    inside = left - SLANT <= x0 and low - SLANT <= y0 and x1 <= right + SLANT and y1 <= high + SLANT
    turned = _turns(parts[0].points) * _turns(parts[1].points) < 0
    return inside and min(x1 - x0, y1 - y0) > THIN and (evenly or turned)


def _turns(points: list[_Point]) -> float:
    """Above nothing where corners follow one another in one direction, below it in the other."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise([*points, points[0]]))


def _bordered(one: Box, other: Box, colour: str, drawn: Drawn) -> None:
    """The strips between two boxes, one in the other."""
    outer, inner = sorted((one, other), key=lambda box: box.width * box.height, reverse=True)
    strips = (
        Box(outer.x0, outer.top, outer.x1, inner.top),
        Box(outer.x0, inner.bottom, outer.x1, outer.bottom),
        Box(outer.x0, outer.top, inner.x0, outer.bottom),
        Box(inner.x1, outer.top, outer.x1, outer.bottom),
    )
    for strip in strips:
        if min(strip.width, strip.height) > HAIR:
            _filled(strip, colour, drawn)


def _sides(points: list[_Point]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _sort(part: _Part, fill: str, stroke: str, width: float, handle: Any, frame: Frame, drawn: Drawn) -> None:
    sides = _sides(part.points)
    box = frame.box(*sides)
    if part.curved and fill and (_rounded(part.points, *sides) or _surrounds(part.points, *sides)):
        _filled(box, fill, drawn)
        return
    if part.curved and stroke and _surrounds(part.points, *sides):
        drawn.frames.append(box)
        return
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


def _upright(points: list[_Point]) -> bool:
    """Whether every edge is horizontal or vertical."""
    return all(abs(a[0] - b[0]) <= SLANT or abs(a[1] - b[1]) <= SLANT for a, b in itertools.pairwise(points))


def _rounded(points: list[_Point], x0: float, y0: float, x1: float, y1: float) -> bool:
    """Whether a curved outline is a rectangle with round corners, longer than high: web pages set states on these."""
    reach = (y1 - y0) / 2 + SLANT
    if x1 - x0 < PILL * (y1 - y0):
        return False
    return all(min(abs(y - y0), abs(y - y1)) <= SLANT or min(x - x0, x1 - x) <= reach for x, y in points)


def _surrounds(points: list[_Point], x0: float, y0: float, x1: float, y1: float) -> bool:
    """Whether a curved outline is a rectangle too large for a figure, with small round corners: that of a card."""
    if min(x1 - x0, y1 - y0) <= FIGURE[1] / 2 or max(x1 - x0, y1 - y0) <= FIGURE[1]:
        return False
    beside = [(min(x - x0, x1 - x), min(y - y0, y1 - y)) for x, y in points]
    return all(min(own) <= SLANT or max(own) <= CORNER for own in beside)


def _filled(box: Box, colour: str, drawn: Drawn) -> None:
    x0, top, x1, bottom = box
    across, down = x1 - x0, bottom - top
    if across > THIN and down > THIN:
        drawn.fills.append(_new(Fill, (box, colour)))
    elif across > THIN or down > THIN:
        drawn.rulings.append(_new(Ruling, (box, across >= down, colour)))
    else:
        drawn.dots.append((box, colour))


def _edge(start: _Point, end: _Point, colour: str, width: float, drawn: Drawn) -> None:
    (x0, top), (x1, bottom) = start, end
    if x0 > x1:
        x0, x1 = x1, x0
    if top > bottom:
        top, bottom = bottom, top
    across, down, half = x1 - x0, bottom - top, width / 2
    horizontal, long = across >= down, max(across, down)
    if long <= 0:
        return
    sides = (x0, top - half, x1, bottom + half) if horizontal else (x0 - half, top, x1 + half, bottom)
    box = _new(Box, sides)
    if width > THIN and long <= FIGURE[1] and width > long / 2:  # a short fat stroke is a painted rectangle
        drawn.fills.append(Fill(box, colour))
    else:
        drawn.rulings.append(_new(Ruling, (box, horizontal, colour)))


def _figure(box: Box, colour: str, handle: Any, drawn: Drawn) -> None:
    small, large = sorted((box.width, box.height))
    if FIGURE[0] <= large <= FIGURE[1] and small >= 1:
        drawn.figures.append(Figure(box, colour, raw.marked_content(handle)))


def _stroke_width(handle: Any, matrix: Matrix) -> float:
    raw.stroke_width(handle, _WIDTH_AT)
    width = _WIDTH.value
    a, b, c, d = matrix[:4]
    return width * max(abs(a) + abs(c), abs(b) + abs(d))  # of the upright rectangle around a square as wide
