"""Places on what lies level on a sheet: along its long rulings, else along its lines of print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

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

    thick, run, gap = (round(points * scale) for points in (THICKEST, STRAIGHT, GAP))
    hat: Any = cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, np.ones((2 * thick + 1, 1), np.uint8))
    thin = cv2.morphologyEx((hat > CONTRAST).astype(np.uint8), cv2.MORPH_OPEN, np.ones((1, run), np.uint8))
    whole = cv2.morphologyEx(cv2.dilate(thin, np.ones((3, 1), np.uint8)), cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    found: list[Places] = []
    covered = np.zeros(grey.shape[1], bool)
    for box, outline in pieces_of(whole):
        left, top, width, height = (int(v) for v in (box.x0, box.top, box.x1 - box.x0, box.bottom - box.top))
        if width < LEAST * grey.shape[1] or height > thick + STEEP * width:
            continue
        own = thin[top : top + height, left : left + width] * filled(box, outline)
        inked = own.sum(axis=0)
        x = np.arange(0, width, max(1, round(EVERY * scale)))
        x = x[inked[x] > 0]
        y = (own[:, x] * np.arange(height)[:, None]).sum(axis=0) / inked[x]
        found.append(Places(x + float(left), y + float(top), np.full(len(x), len(found))))
        covered[left : left + width] = True
    if len(found) < FEWEST or covered.mean() < TOGETHER:
        return None
    return Places(*(np.concatenate(parts) for parts in zip(*found, strict=True)))


def on_print(grey: Grey, scale: float) -> Places | None:
    """The places on all lines of print that are long enough; None where these are too few."""
    import cv2
    import numpy as np

    space, long, window = (round(points * scale) for points in (SPACE, LONG, WINDOW))
    ink = (grey < float(np.median(grey[::4, ::4])) - INK).astype(np.uint8)
    whole = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, space), np.uint8))
    found: list[Places] = []
    covered = np.zeros(grey.shape[1], bool)
    for box, outline in pieces_of(whole):
        left, top, width, height = (int(v) for v in (box.x0, box.top, box.x1 - box.x0, box.bottom - box.top))
        if width < long or not LOWEST * scale <= height <= HIGHEST * scale + STEEP * width:
            continue
        own = ink[top : top + height, left : left + width] * filled(box, outline)
        edges = np.arange(0, width - window + 1, window)
        inked = np.add.reduceat(own.sum(axis=0), edges)
        heights = np.add.reduceat((own * np.arange(height)[:, None]).sum(axis=0), edges) / np.maximum(inked, 1)
        kept = inked > window
        middles = np.asarray(edges[kept] + left + window / 2, np.float64)
        found.append(Places(middles, np.asarray(heights[kept] + top, np.float64), np.full(len(middles), len(found))))
        covered[left : left + width] = True
    if len(found) < MANY or covered.mean() < TOGETHER:
        return None
    return Places(*(np.concatenate(parts) for parts in zip(*found, strict=True)))
