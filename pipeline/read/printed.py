"""Where each piece of text is painted, whatever letters it is said to be."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

from pipeline.models.page import NO_BOXES, Boxes
from pipeline.read import raw
from pipeline.read.frame import Frame, Matrix, apply_to_box

MOST_TEXTS = 600  # pieces of text on a page: a page of lines or words has fewer; one that paints letters is not asked
_FLOAT = ctypes.sizeof(ctypes.c_float)


def printed_boxes(texts: Sequence[tuple[int, Matrix]], frame: Frame) -> Boxes:
    """The boxes of text objects, asked for in one go: (address, matrix to file space) of each, in order of painting."""
    if len(texts) >= MOST_TEXTS:
        return NO_BOXES
    sides = (ctypes.c_float * (4 * len(texts)))()
    start, step = ctypes.addressof(sides), 4 * _FLOAT
    places = (range(start + side * _FLOAT, start + ctypes.sizeof(sides), step) for side in range(4))
    asked = list(map(raw.bounds, (handle for handle, _ in texts), *places))
    every = memoryview(sides).cast("B").cast("f").tolist()
    found = zip(*(every[side::4] for side in range(4)), strict=True)
    own = (apply_to_box(outer, box) for known, (_, outer), box in zip(asked, texts, found, strict=True) if known)
    return Boxes.of(frame.boxes(own))
