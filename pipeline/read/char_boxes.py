"""Where the characters of a text page stand, asked for many of them in one go."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import chain, repeat
from typing import Any

from pipeline.models.page import Box
from pipeline.read import raw
from pipeline.read.drawn_letters import line_heights
from pipeline.read.frame import Frame


def boxes_around(
    textpage: Any, frame: Frame, firsts: Sequence[int], lasts: Sequence[int], nameless: Sequence[int] = ()
) -> list[Box]:
    """The line boxes (advance width, ascent to descent) around characters `firsts[i]` to `lasts[i]` of one line.

    `nameless`: those in a font without a name, of whose ascent and descent PDFium may know nothing.
    """
    import numpy as np

    rects = np.zeros((2, len(firsts), 4), dtype=np.float32)  # FS_RECTF: left, top, right, bottom
    start = rects.ctypes.data
    calls = map(
        raw.loose_box,
        repeat(raw.address_of(textpage.raw)),
        chain(firsts, lasts),
        range(start, start + rects.nbytes, 4 * rects.itemsize),
    )
    deque(calls, maxlen=0)
    if nameless:
        line_heights(textpage, rects, nameless, firsts)
    one, other = rects.astype(float)
    least, most = np.minimum(one, other).T, np.maximum(one, other).T
    return frame.boxes(least[0], least[3], most[2], most[1])
