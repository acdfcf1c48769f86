"""Where the characters of a text page stand, asked for many of them in one go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.models.page import Box
from pipeline.read import raw
from pipeline.read.drawn_letters import line_heights
from pipeline.read.frame import Frame
from pipeline.read.many import loose_boxes


def boxes_around(
    textpage: Any, frame: Frame, firsts: Sequence[int], lasts: Sequence[int], nameless: Sequence[int] = ()
) -> tuple[list[Box], bool]:
    """The line boxes (advance width, ascent to descent) around characters `firsts[i]` to `lasts[i]` of one line, and
    whether none of them reaches beyond the page.

    `nameless`: those in a font without a name, of whose ascent and descent PDFium may know nothing.
    """
    import numpy as np

    found = loose_boxes(raw.pointer(raw.address_of(textpage)), [*firsts, *lasts])
    rects = np.frombuffer(found, dtype=np.float32).reshape(2, len(firsts), 4)  # left, top, right, bottom
    if nameless:
        rects = rects.copy()
        line_heights(textpage, rects, nameless, firsts)
    one, other = rects.astype(float)
    least, most = np.minimum(one, other).T, np.maximum(one, other).T
    left, bottom, right, top = least[0], least[3], most[2], most[1]
    on_sheet = not firsts or frame.holds(left.min(), bottom.min(), right.max(), top.max())
    return frame.boxes(left, bottom, right, top), on_sheet
