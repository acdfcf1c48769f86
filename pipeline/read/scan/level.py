"""Places on what lies level on a sheet: along its long rulings, else along its lines of print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.read.scan.engine import PixelBox
from pipeline.read.scan.ink import filled, pieces_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from pipeline.read.scan.picture import Grey

    Numbers = npt.NDArray[np.float64]

STEEP = 0.04  # how far a line may rise or fall for its length
TOGETHER = 0.4  # of the sheet's width, that those followed must run over together

THICKEST = 4.5  # points of a ruling
STRAIGHT = 8.0  # points that a bent ruling runs level: longer than a stroke of a letter, shorter than its steps
GAP = 12.0  # points between two pieces of one ruling
LEAST = 0.25  # of the sheet's width, that a ruling must run over
FEWEST = 2  # rulings
EVERY = 3.0  # points between two places at which a ruling's height is read
CONTRAST = 30  # levels darker than what lies above and below

INK = 90  # levels darker than paper
SPACE = 5.0  # points between two words of a line, at most
LOWEST, HIGHEST, LONG = 3.5, 15.0, 60.0  # points, of a line of print
MANY = 20  # lines of print
WINDOW = 18.0  # points of a line whose print, taken together, stands at the line's height


class Places(NamedTuple):
    """Places on rulings: from the left, from the head, in pixels; and which ruling each stands on."""

    x: Numbers
    y: Numbers
    line: npt.NDArray[np.int64]

    def only(self, kept: Any) -> Places:
        return Places(self.x[kept], self.y[kept], self.line[kept])


def on_rulings(grey: Grey, scale: float) -> Places | None:
    """The places on all level rulings that are long enough; None where these are too few."""
    import cv2
    import numpy as np

    thick, run, gap, every = (round(points * scale) for points in (THICKEST, STRAIGHT, GAP, EVERY))
    hat: Any = cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, np.ones((2 * thick + 1, 1), np.uint8))
    thin = cv2.morphologyEx((hat > CONTRAST).astype(np.uint8), cv2.MORPH_OPEN, np.ones((1, run), np.uint8))
    whole = cv2.morphologyEx(cv2.dilate(thin, np.ones((3, 1), np.uint8)), cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    least = LEAST * grey.shape[1]
    lines = [piece for piece in pieces_of(whole) if _fits(piece[0], least, 0, thick)]
    return _places(thin, lines, every, 0) if len(lines) >= FEWEST else None


def on_print(grey: Grey, scale: float) -> Places | None:
    """The places on all lines of print that are long enough; None where these are too few."""
    import cv2
    import numpy as np

    space, long, window = (round(points * scale) for points in (SPACE, LONG, WINDOW))
    ink = (grey < float(np.median(grey[::4, ::4])) - INK).astype(np.uint8)
    whole = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, space), np.uint8))
    lines = [piece for piece in pieces_of(whole) if _fits(piece[0], long, LOWEST * scale, HIGHEST * scale)]
    return _places(ink, lines, window, window) if len(lines) >= MANY else None


def _fits(box: PixelBox, long: float, low: float, high: float) -> bool:
    """Whether a piece is long, and no lower and no higher than a line that may rise or fall a little."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    return width >= long and low <= height <= high + STEEP * width


def _places(ink: Any, lines: Sequence[tuple[PixelBox, Any]], window: int, least: int) -> Places | None:
    """Where lines of ink are, window by window, at the mean height of their ink, where there is more than `least`."""
    import numpy as np

    found: list[Places] = []
    covered = np.zeros(ink.shape[1], bool)
    for number, (box, outline) in enumerate(lines):
        left, top, right, bottom = (int(side) for side in box)
        own = ink[top:bottom, left:right] * filled(box, outline)
        edges = np.arange(0, right - left - window + 1, window)
        inked = np.add.reduceat(own.sum(axis=0), edges)
        heights = np.add.reduceat((own * np.arange(bottom - top)[:, None]).sum(axis=0), edges) / np.maximum(inked, 1)
        kept = inked > least
        middles = np.asarray(edges[kept] + left + window / 2, np.float64)
        found.append(Places(middles, np.asarray(heights[kept] + top, np.float64), np.full(len(middles), number)))
        covered[left:right] = True
    return (
        Places(*(np.concatenate(parts) for parts in zip(*found, strict=True))) if covered.mean() >= TOGETHER else None
    )
