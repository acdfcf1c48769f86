"""Where the characters of a text page stand, asked for many of them in one go."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Sequence
from itertools import chain, repeat
from typing import Any

from pipeline.models.page import Box
from pipeline.read import raw
from pipeline.read.frame import Frame

_RECT = 4 * ctypes.sizeof(ctypes.c_float)  # FS_RECTF: left, top, right, bottom


def boxes_around(textpage: Any, frame: Frame, firsts: Sequence[int], lasts: Sequence[int]) -> list[Box]:
    """The line boxes (advance width, ascent to descent) around characters `firsts[i]` to `lasts[i]` of one line."""
    count = len(firsts)
    sides = (ctypes.c_float * (8 * count))()
    start = ctypes.addressof(sides)
    calls = map(
        raw.loose_box,
        repeat(raw.address_of(textpage.raw)),
        chain(firsts, lasts),
        range(start, start + 2 * count * _RECT, _RECT),
    )
    deque(calls, maxlen=0)
    every = memoryview(sides).cast("B").cast("f").tolist()
    half = 4 * count
    one, other = (zip(*(part[side::4] for side in range(4)), strict=True) for part in (every[:half], every[half:]))
    return frame.boxes(
        (x0 if x0 < x2 else x2, y0 if y0 < y2 else y2, x1 if x1 > x3 else x3, y1 if y1 > y3 else y3)
        for (x0, y1, x1, y0), (x2, y3, x3, y2) in zip(one, other, strict=True)
    )
