"""How dark the pixels of one line are: ink told from the ground that it stands on, and from lines under words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from pipeline.read.marks import Pixels

    Levels = npt.NDArray[np.float32]

INKED = 0.4  # of full ink: a pixel that holds more is part of a letter
UNDERLINE = 2.0  # sizes of print: no stroke of a letter is that long
ACROSS, DEEPEST = 0.9, 0.33  # share of a row that is ink, as no row of letters is; share of the box's height
_FAINT = 35  # levels: less is noise of the paper


def darkness_of(pixels: Pixels) -> tuple[Levels, float]:
    """How much of each pixel is ink: its distance from the ground that it stands on, white or painted.

    And the contrast by which that was scaled: small thin print never gets as dark as bold print.
    """
    import numpy as np

    levels = pixels.astype(np.float32)
    ground = np.median(levels.reshape(-1, 3), axis=0)
    apart = np.abs(levels - ground).max(axis=2)
    strongest = float(np.percentile(apart, 98))
    if strongest < _FAINT:
        return np.zeros(apart.shape, dtype=np.float32), 0.0
    scaled = np.clip((apart - _FAINT / 2) / max(1.0, strongest - _FAINT / 2), 0, 1.3)
    return scaled, strongest / max(float(ground.max()), 255 - float(ground.min()))


def without_neighbours(darkness: Levels) -> Levels:
    """The ink without the paint that a line's box reaches into above or below: whole rows of it, from the box's side.

    It stands out from the ground as letters do, and hides the white in front of words and behind them.
    """
    import numpy as np

    full = (darkness > INKED).mean(axis=1) >= ACROSS
    if not full[0] and not full[-1]:
        return darkness
    deepest = int(DEEPEST * len(full))
    above, below = (int(np.argmin(side)) if not side.all() else len(full) for side in (full, full[::-1]))
    own = darkness.copy()
    if above <= deepest:
        own[:above] = 0.0
    if below <= deepest:
        own[len(full) - below :] = 0.0
    return own


def without_underlines(darkness: Levels, height: float) -> Levels:
    """The ink without lines under words: their lower edge would be taken for what the letters stand on."""
    import cv2
    import numpy as np

    inked = (darkness > INKED).astype(np.uint8)
    runs = cv2.morphologyEx(inked, cv2.MORPH_OPEN, np.ones((1, max(3, round(UNDERLINE * height))), np.uint8))
    lower = np.arange(len(runs)) >= len(runs) // 2
    beside = cv2.dilate(runs * lower[:, None].astype(np.uint8), np.ones((3, 3), np.uint8))  # its soft edges
    return np.where(beside > 0, np.float32(0), darkness)
