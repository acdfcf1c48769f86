"""Where each piece of text is painted, whatever letters it is said to be."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from pipeline.models.page import NO_BOXES, Boxes
from pipeline.read import raw
from pipeline.read.frame import IDENTITY, Frame, Matrix, apply_to_box
from pipeline.read.many import bounds

MOST_TEXTS = 600  # pieces of text on a page: a page of lines or words has fewer; one that paints letters is not asked


def printed_boxes(texts: Sequence[tuple[int, Matrix]], frame: Frame) -> Boxes:
    """The boxes of text objects, asked for in one go: (address, matrix to file space) of each, in order of painting."""
    if len(texts) >= MOST_TEXTS:
        return NO_BOXES
    import numpy as np

    known, found = bounds([raw.pointer(handle) for handle, _ in texts])
    own = np.frombuffer(found, dtype=np.float32).reshape(len(texts), 4).astype(float)  # left, bottom, right, top
    for at, (_, outer) in enumerate(texts):
        if outer is not IDENTITY:  # painted by a form
            own[at] = apply_to_box(outer, tuple(own[at].tolist()))
    return Boxes(array("d", np.stack(frame.sides(*own[np.array(known, dtype=bool)].T), axis=1).tobytes()))
