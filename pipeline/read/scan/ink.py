"""Pieces of ink that nothing has explained yet: neither a recognised line, nor a painted area, nor a sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.read.scan.engine import PixelBox


def pieces_of_ink(picture: Any, taken: Sequence[PixelBox], darkness: int, margin: int) -> Iterator[PixelBox]:
    """The boxes of connected ink outside of all `taken` boxes, each grown by `margin` pixels.

    `picture` is red green blue without its rulings; ink is what is more than `darkness` levels darker than paper.
    """
    import cv2
    import numpy as np

    ink = (cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY) < 255 - darkness).astype(np.uint8)
    for x0, top, x1, bottom in taken:
        ink[max(0, int(top) - margin) : int(bottom) + margin, max(0, int(x0) - margin) : int(x1) + margin] = 0
    yield from (box for box, _ in pieces_of(ink))


def pieces_of(mask: Any, *, whole: bool = False) -> Iterator[tuple[PixelBox, Any]]:
    """The box of each connected piece of a mask, and the outline that it has there.

    Outlines are followed in place of every pixel, since most of a page is white. `whole`: none inside of another.
    """
    import cv2

    way = cv2.RETR_EXTERNAL if whole else cv2.RETR_CCOMP
    outlines, nested = cv2.findContours(mask, way, cv2.CHAIN_APPROX_SIMPLE)
    for outline, (_, _, _, outer) in zip(outlines, nested[0] if nested is not None else (), strict=True):
        if outer < 0:  # else it is that of a hole
            left, top, width, height = cv2.boundingRect(outline)
            yield PixelBox(left, top, left + width, top + height), outline


def filled(box: PixelBox, outline: Any) -> Any:
    """A mask of what an outline closes in, in the size of its box: print and signs inside belong to it."""
    import cv2
    import numpy as np

    x0, top, x1, bottom = (int(side) for side in box)
    return cv2.drawContours(
        np.zeros((bottom - top, x1 - x0), np.uint8), [outline], -1, 1, cv2.FILLED, offset=(-x0, -top)
    )
