"""Painted strips that their print fills: badges with square or round ends, headings of tables in small print.

Little of their ground is left between the letters; what tells them is their outline, which paint closes all around.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pipeline.read.scan.engine import PixelBox
from pipeline.read.scan.ink import filled, pieces_of
from pipeline.read.scan.picture import extremes

if TYPE_CHECKING:
    from pipeline.read.marks import Pixels

HIGH = (7.0, 26.0)  # points
LONG = 1.5  # times as long as high: a disc is a sign
TINT = 22  # difference of the channels, grain smoothed
DARK = 110  # levels below paper: a strip without colour that bears white print
SOLID = 0.87  # share of its box that the outline of a badge with round ends covers
PAINTED = 0.42  # share of the outline that has the colour of the paint; in coloured print it is less
LIKE = 45  # levels that grain moves a colour
RIM = 0.8  # share of the upper and lower edge that is paint


def strips(picture: Pixels, scale: float) -> Iterator[tuple[PixelBox, str]]:
    """Box and colour ("#rrggbb") of each strip on a straight picture with white paper; `scale`: pixels per point."""
    import cv2
    import numpy as np

    smooth = cv2.blur(picture, (3, 3))
    highest, lowest = extremes(smooth)
    mask = ((highest - lowest > TINT) | (highest < 252 - DARK)).astype(np.uint8)
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    for box, outline in pieces_of(mask, whole=True):
        x0, top, x1, bottom = (int(side) for side in box)
        if HIGH[0] * scale <= bottom - top <= HIGH[1] * scale and x1 - x0 >= LONG * (bottom - top):
            colour = _paint(smooth[top:bottom, x0:x1], filled(box, outline) > 0)
            if colour is not None:
                yield box, colour


def _paint(pixels: Any, whole: Any) -> str | None:
    """The colour of what fills an outline, if that is a painted strip."""
    import numpy as np

    if float(whole.mean()) < SOLID:
        return None
    height = whole.shape[0]
    near, far = max(2, height // 9), max(4, height // 5)  # behind the soft edge, in front of the letters
    edges = (slice(near, far), slice(-far, -near))
    own = np.median(np.concatenate([pixels[rows][whole[rows]] for rows in edges]), axis=0)
    if max(own) - min(own) <= TINT and max(own) >= 252 - DARK:
        return None  # lines drawn around a row of a table
    paint = (np.abs(pixels.astype(np.int16) - own).max(axis=2) <= LIKE) & whole
    rim = [paint[rows].any(axis=0)[whole[rows].any(axis=0)].mean() for rows in edges]
    if float(paint.sum()) < PAINTED * float(whole.sum()) or min(rim) < RIM:
        return None
    red, green, blue = (int(level) for level in own)
    return f"#{red:02x}{green:02x}{blue:02x}"
