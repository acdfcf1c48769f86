"""The picture of a page as grey levels, and areas of its pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.models.page import Box
from pipeline.read.frame import Frame
from pipeline.read.pictures import render
from pipeline.read.scan.engine import PixelBox

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from pipeline.read.marks import Pixels

    Grey = npt.NDArray[np.uint8]


DOTS = 200.0  # per inch: enough for 7-point print, and what most copiers send
LARGEST = 4000  # pixels on the longer side
STEEPEST = 4.0  # degrees a sheet may lie askew
LEAST = 0.03  # degrees that are worth turning back
_DARKEST_PAPER = 140  # a page darker than that is a photograph or a slide
_INK = 90  # levels darker than paper


def picture_of(page: Any, frame: Frame, dots: float = DOTS) -> tuple[Pixels, float]:
    """The page as it is seen, red green blue, and its scale in pixels per point."""
    width, height = frame.size
    scale = min(dots / 72, LARGEST / max(width, height, 1.0))
    return render(page, Box(0.0, 0.0, width, height), frame, scale), scale


def whitened(picture: Pixels) -> Pixels:
    """The picture with its paper made white in every channel: grey, yellowed and bluish sheets become alike."""
    import cv2
    import numpy as np

    paper = np.array([_paper(picture[::4, ::4, channel]) for channel in range(3)], dtype=np.float32)
    if paper.min() < _DARKEST_PAPER:
        return picture
    whiter = np.arange(256, dtype=np.float32)[:, None] * (252.0 / paper)
    return cv2.LUT(picture, np.clip(whiter, 0, 255).astype(np.uint8)[None])  # type: ignore[return-value]


def _paper(channel: Grey) -> float:
    """The level that most of the lighter pixels have."""
    import numpy as np

    counts = np.bincount(channel.ravel(), minlength=256).astype(float)
    counts[:_DARKEST_PAPER] = 0
    smooth = np.convolve(counts, np.ones(9), "same")
    return float(smooth.argmax()) if counts.any() else 0.0


def grey_of(picture: Pixels) -> Grey:
    """Lightness, weighted as the eye does."""
    import cv2

    return cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)  # type: ignore[return-value]


def extremes(picture: Any) -> tuple[Any, Any]:
    """The highest and the lowest level of each pixel's channels, so that differences of them can be below 0."""
    import cv2
    import numpy as np

    red, green, blue = cv2.split(picture)
    highest, lowest = cv2.max(cv2.max(red, green), blue), cv2.min(cv2.min(red, green), blue)
    return highest.astype(np.int16), lowest.astype(np.int16)


def apart_from(picture: Any, colour: tuple[int, int, int]) -> Any:
    """By how many levels each pixel is off a colour, in the channel in which it is most."""
    import cv2
    import numpy as np

    own = [np.abs(channel.astype(np.int16) - level) for channel, level in zip(cv2.split(picture), colour, strict=True)]
    return np.maximum(np.maximum(own[0], own[1]), own[2])


def straightened(picture: Pixels) -> tuple[Pixels, float]:
    """The picture turned so that its lines lie level, and by how many degrees (clockwise) it was turned."""
    import cv2

    angle = -skew_of(grey_of(picture))
    if abs(angle) < LEAST:
        return picture, 0.0
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -angle, 1.0)
    white = (255, 255, 255)
    turned = cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=white)
    return turned, angle  # type: ignore[return-value]


def skew_of(grey: Grey) -> float:
    """By how many degrees the lines of a page fall to the right (clockwise positive).

    The angle at which the ink, summed along its lines, falls apart most clearly into lines and gaps:
    searched in steps of a quarter of a degree, then of a fortieth around the best.
    """
    import numpy as np

    rows, columns = np.nonzero(grey[:, ::2] < _ink_level(grey))
    columns = columns * 2
    if len(rows) < 200:
        return 0.0
    if len(rows) > 150_000:
        step = len(rows) // 150_000 + 1
        rows, columns = rows[::step], columns[::step]
    best = 0.0
    for reach, step_size in ((STEEPEST, 0.25), (0.25, 0.025)):
        around = np.arange(best - reach, best + reach + step_size / 2, step_size)
        best = float(max(around, key=lambda a: (_clearness(rows, columns, float(a)), -abs(float(a)))))
    return 0.0 if abs(best) >= STEEPEST else best


def _ink_level(grey: Grey) -> float:
    import numpy as np

    return float(np.median(grey[::4, ::4])) - _INK


def _clearness(rows: Any, columns: Any, angle: float) -> float:
    import numpy as np

    heights = rows - columns * np.tan(np.radians(angle))
    counts = np.bincount((heights - heights.min()).astype(np.int64)).astype(float)
    return float((np.diff(counts) ** 2).sum())


PALEST = 13  # difference of the channels at which an area counts as coloured, noise smoothed away


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of one colour; boxes in pixels."""

    box: PixelBox
    colour: str

    @property
    def levels(self) -> tuple[int, int, int]:
        """Red, green, blue."""
        red, green, blue = (int(self.colour[i : i + 2], 16) for i in (1, 3, 5))
        return red, green, blue

    @property
    def grey(self) -> bool:
        """Whether it has no colour of its own."""
        return max(self.levels) - min(self.levels) <= PALEST
