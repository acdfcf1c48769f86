"""A pale grey band followed to its sides: in uneven light a part of it is hardly darker than paper elsewhere.

What counts there is the paper right above and below it.
"""

from __future__ import annotations

from typing import Any

from pipeline.read.scan.engine import PixelBox

STEP = 4.0  # points: looked at at once
INSIDE, OUTSIDE = 2.0, (1.5, 4.0)  # points from the edges of a band to what is looked at
DARKER = 9  # levels between paper and a band
LIKE = 9  # levels that light changes a band from one step to the next


def followed_band(grey: Any, box: PixelBox, scale: float) -> PixelBox:
    """A grey band as far as it goes on; `grey`: the levels of a picture without print, row by row."""
    right = _right(grey, box, scale)
    width = grey.shape[1]
    turned = right._replace(x0=width - right.x1, x1=width - right.x0)
    left = _right(grey[:, ::-1], turned, scale)
    return right._replace(x0=width - left.x1)


def _right(grey: Any, box: PixelBox, scale: float) -> PixelBox:
    step, at = max(1, round(STEP * scale)), int(box.x1)
    last = _level(grey, box, at - 3 * step, at - step, scale)
    while at + step < grey.shape[1]:
        own = _level(grey, box, at, at + step, scale)
        if _paper(grey, box, at, at + step, scale) - own < DARKER or abs(own - last) > LIKE:
            break
        at, last = at + step, own
    return box._replace(x1=max(box.x1, float(at)))


def _level(grey: Any, box: PixelBox, x0: int, x1: int, scale: float) -> float:
    import numpy as np

    inner = round(INSIDE * scale)
    return float(np.median(grey[int(box.top) + inner : int(box.bottom) - inner, max(0, x0) : x1]))


def _paper(grey: Any, box: PixelBox, x0: int, x1: int, scale: float) -> float:
    """The lighter of what stands right above and below a band."""
    import numpy as np

    near, far = (round(v * scale) for v in OUTSIDE)
    above = grey[max(0, int(box.top) - far) : max(1, int(box.top) - near), x0:x1]
    below = grey[int(box.bottom) + near : int(box.bottom) + far, x0:x1]
    return max((float(np.median(part)) for part in (above, below) if part.size), default=0.0)
