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
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    for i in range(1, count):
        left, top, width, height = (int(v) for v in stats[i][:4])
        yield PixelBox(left, top, left + width, top + height)
