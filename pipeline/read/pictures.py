"""Placed images and small drawn figures, with what they show."""

from __future__ import annotations

import hashlib
import math
from array import array
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium_c

from pipeline.models.page import Box, Form, Picture, Shape
from pipeline.read.frame import Frame, Matrix, apply_to_box
from pipeline.read.marks import describe
from pipeline.read.paths import Figure

if TYPE_CHECKING:
    from pipeline.read.marks import Pixels

LARGEST_MARK = 120.0  # points: a bigger picture is an illustration, or a scan
SMALLEST_MARK = 3.0
MEETING = 0.3  # points between two strokes of one sign
MAX_FIGURES = 60  # a page with more small drawings shows a chart or a map
MOST_APART = 4 * MAX_FIGURES  # while they are put together: a page of letters that are drawn has thousands
MOST_PICTURES = 300  # of a page; more are pieces of one picture, none of them a mark
SHARPNESS = 3.0  # pixels per point at which a figure is looked at

Seen = dict[bytes, tuple[str | None, Form | None]]


def read_picture(page: Any, handle: Any, outer: Matrix, frame: Frame, seen: Seen | None) -> Picture | None:
    """One image object; `seen` keeps what equal images of the document showed, None: it is not looked at."""
    box = _bounds(handle, outer, frame)
    if box is None:
        return None
    colour: str | None = None
    form: Form | None = None
    if seen is not None and min(box.width, box.height) >= SMALLEST_MARK and max(box.width, box.height) <= LARGEST_MARK:
        key = _fingerprint(handle) + bytes([frame.turn // 90])
        if key not in seen:
            pixels = _pixels(page, handle)
            seen[key] = describe(_turned(pixels, frame.turn)) if pixels is not None else (None, None)
        colour, form = seen[key]
    return Picture(box, colour, form, pdfium_c.FPDFPageObj_GetMarkedContentID(handle))


def _bounds(handle: Any, outer: Matrix, frame: Frame) -> Box | None:
    import ctypes

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium_c.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
        return None
    return frame.box(*apply_to_box(outer, (left.value, bottom.value, right.value, top.value)))


def _fingerprint(handle: Any) -> bytes:
    """The same for images with the same stored bytes and size."""
    import ctypes

    length = pdfium_c.FPDFImageObj_GetImageDataRaw(handle, None, 0)
    buffer = array("B", bytes(max(1, length)))
    pdfium_c.FPDFImageObj_GetImageDataRaw(handle, buffer.buffer_info()[0], length)
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium_c.FPDFImageObj_GetImagePixelSize(handle, width, height)
    return hashlib.sha256(buffer.tobytes() + f"{width.value}x{height.value}".encode()).digest()


def _pixels(page: Any, handle: Any) -> Pixels | None:
    """The image as it is painted, masks applied, on white."""
    raw = pdfium_c.FPDFImageObj_GetRenderedBitmap(page.pdf.raw, page.raw, handle)
    if not raw:
        return None
    try:
        return _copied(raw)
    finally:
        pdfium_c.FPDFBitmap_Destroy(raw)


def _turned(pixels: Pixels, turn: int) -> Pixels:
    """A picture of the page's file as it is seen once the page is turned, `turn` in degrees clockwise."""
    import numpy as np

    return np.rot90(pixels, -turn // 90)


_CHANNELS = {pdfium_c.FPDFBitmap_Gray: 1, pdfium_c.FPDFBitmap_BGR: 3}


def _copied(raw: Any) -> Pixels:
    """The pixels of a PDFium bitmap as red green blue on white paper, in memory of our own."""
    import ctypes

    import numpy as np

    kind = pdfium_c.FPDFBitmap_GetFormat(raw)
    width, height = pdfium_c.FPDFBitmap_GetWidth(raw), pdfium_c.FPDFBitmap_GetHeight(raw)
    stride, channels = pdfium_c.FPDFBitmap_GetStride(raw), _CHANNELS.get(kind, 4)
    buffer = ctypes.string_at(pdfium_c.FPDFBitmap_GetBuffer(raw), stride * height)
    lines = np.frombuffer(buffer, dtype=np.uint8).reshape(height, stride)[:, : width * channels]
    return on_white(lines.reshape(height, width, channels), alpha=kind == pdfium_c.FPDFBitmap_BGRA)


def on_white(array: Any, *, alpha: bool) -> Pixels:
    """Grey, or blue green red (and alpha) → red green blue on white paper."""
    import numpy as np

    if array.shape[2] == 1:
        grey: Pixels = np.repeat(array, 3, axis=2)
        return grey
    colours: Pixels = array[:, :, 2::-1].copy()
    if alpha:
        share = array[:, :, 3:4].astype(np.float32) / 255
        colours = (colours.astype(np.float32) * share + 255 * (1 - share)).astype(np.uint8)
    return colours


def read_figures(page: Any, figures: list[Figure], frame: Frame) -> tuple[Shape, ...]:
    """Drawn figures that touch are one; each is rendered alone in its box and looked at."""
    groups = _grouped(figures)
    if not groups or len(groups) > MAX_FIGURES:
        return ()
    shapes = []
    for box, mcid in groups:
        pixels = render(page, box, frame, SHARPNESS)
        colour, form = describe(pixels)
        if colour is not None:
            shapes.append(Shape(box, colour, form or "other", mcid))
    return tuple(shapes)


def _grouped(figures: list[Figure]) -> list[tuple[Box, int]]:
    """Figures that lie over one another, or meet in one colour, as the two strokes of a tick do.

    Where far too many lie apart, those met so far: each is compared with all before it.
    """
    groups: list[tuple[Box, int, str]] = []
    for figure in figures:
        box, mcid, colour = figure.box, figure.mcid, figure.colour
        apart = []
        for other, other_mcid, other_colour in groups:
            if box.overlap(other) > 0 or (colour == other_colour and _meet(box, other)):
                box, mcid = box.union(other), max(mcid, other_mcid)
            else:
                apart.append((other, other_mcid, other_colour))
        groups = [*apart, (box, mcid, colour)]
        if len(groups) > MOST_APART:
            break
    return [(box, mcid) for box, mcid, _ in groups]


def _meet(one: Box, other: Box) -> bool:
    """Whether two boxes touch at a side or corner."""
    x0, top, x1, bottom = one
    return Box(x0 - MEETING, top - MEETING, x1 + MEETING, bottom + MEETING).overlap(other) > 0


def render(page: Any, box: Box, frame: Frame, scale: float) -> Pixels:
    """The part of the page inside `box`, at `scale` pixels per point."""
    import numpy as np

    width, height = frame.size
    beside = box.x0, box.top, width - box.x1, height - box.bottom
    left, head, right, foot = (math.ceil(max(0.0, side) * scale) for side in beside)
    sides = pdfium_c.FPDF_GetPageWidthF(page.raw), pdfium_c.FPDF_GetPageHeightF(page.raw)
    across, down = (math.ceil(side * scale) for side in sides)
    wide, high = across - left - right, down - head - foot
    if min(wide, high) < 1:
        raise ValueError("nothing of the page lies inside the box")
    pixels = np.full((high, wide, 3), 255, dtype=np.uint8)  # white paper, that PDFium paints on
    bitmap = pdfium_c.FPDFBitmap_CreateEx(wide, high, pdfium_c.FPDFBitmap_BGR, pixels.ctypes.data, 3 * wide)
    try:
        pdfium_c.FPDF_RenderPageBitmap(bitmap, page.raw, -left, -head, across, down, 0, pdfium_c.FPDF_ANNOT)
    finally:
        pdfium_c.FPDFBitmap_Destroy(bitmap)
    return on_white(pixels, alpha=False)
