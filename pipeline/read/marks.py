"""What a small picture shows, told from its own pixels: its colour, and tick, cross, dot, ring or arrow.

Works on the picture as it is seen, so a placed image, a drawn circle and a disc with a white tick in it
all go through one door. Colours: the median of the saturated ink, else of all ink.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from pipeline.models.page import Form

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Pixels = npt.NDArray[np.uint8]  # height × width × 3, red green blue
    Mask = npt.NDArray[np.bool_]

SIDE = 24  # pixels a mask is brought to before its form is told
_INK = 40  # how far from paper white (0–255, any channel) a pixel must be to count
_SATURATED = 60  # difference between the largest and smallest channel of a coloured pixel
_LEAST_INK = 0.01
_LEAST_COLOUR = 0.06  # share of the ink: one lamp of three that is lit in a dark box


def describe(pixels: Pixels) -> tuple[str | None, Form | None]:
    """Colour ("#rrggbb") and form of what a small picture shows; (None, None) where it is blank."""
    import numpy as np

    channels = [pixels[:, :, at].astype(np.int16) for at in range(3)]  # one by one: a third of the time
    darkest, lightest = reduce(np.minimum, channels), reduce(np.maximum, channels)
    depth = 255 - darkest
    ink = depth > _INK
    if ink.mean() < _LEAST_INK:
        return None, None
    coloured = ink & (lightest - darkest > _SATURATED)
    sample = coloured if np.count_nonzero(coloured) > _LEAST_COLOUR * np.count_nonzero(ink) else ink
    red, green, blue = (int(_median(channel[sample])) for channel in channels)
    return f"#{red:02x}{green:02x}{blue:02x}", form_of(depth > max(_INK, 0.6 * _median(depth[ink])))


def _median(values: npt.NDArray[np.int16]) -> float:
    """The same as `numpy.median`, which takes several times as long for so few values."""
    half = len(values) // 2
    values.partition((max(0, half - 1), half))
    return float(values[half]) if len(values) % 2 else (int(values[half - 1]) + int(values[half])) / 2


def form_of(ink: Mask) -> Form:
    """The form of a mask (True = ink), wherever it stands in its frame."""
    body = _trimmed(ink)
    height, width = body.shape
    if max(width, height) > 3 * min(width, height):
        return "other"
    square = _resized(body)
    hole = _hole(square)
    if hole is not None:
        inner = form_of(hole) if 0.04 < _share(hole) < 0.35 else "other"
        if inner in ("tick", "cross", "arrow"):
            return inner
        centre = _share(square[SIDE // 3 : -SIDE // 3, SIDE // 3 : -SIDE // 3])
        return "ring" if centre < 0.2 else "dot"
    return _outline(square)


def _outline(square: Mask) -> Form:
    """The form of a body without holes."""
    filled = _share(square)
    third = SIDE // 3
    corners = [square[:third, :third], square[:third, -third:], square[-third:, :third], square[-third:, -third:]]
    top_left, top_right, bottom_left, bottom_right = map(_share, corners)
    middle = _share(square[third:-third, third:-third])
    if filled > 0.66 and middle > 0.9:
        return "dot" if filled < 0.93 else "other"
    edges = [square[:third, third:-third], square[-third:, third:-third]]
    sides = [square[third:-third, :third], square[third:-third, -third:]]
    crossed = min(top_left, top_right, bottom_left, bottom_right) > 0.2 and middle > 0.35
    if crossed and all(_share(e) < 0.6 * middle for e in (*edges, *sides)):
        return "cross"
    if top_right > 0.15 and top_left < 0.5 * top_right and bottom_right < 0.5 * top_right and filled < 0.6:
        return "tick" if _vertex_low(square) else "other"
    return "arrow" if _pointed(square) else "other"


def _vertex_low(square: Mask) -> bool:
    """A tick's lowest ink lies left of the middle, its highest right of it."""
    import numpy as np

    columns = np.arange(SIDE)
    low, high = square[-3:, :].any(axis=0), square[:3, :].any(axis=0)
    if not low.any() or not high.any():
        return False
    return bool(columns[low].mean() < 0.62 * SIDE and columns[high].mean() > 0.6 * SIDE)


def _pointed(square: Mask) -> bool:
    """An arrow: one end of one axis carries far less ink than the widest part."""
    for axis in (0, 1):
        profile = square.sum(axis=axis)
        for ends in (profile, profile[::-1]):
            if ends[0] <= SIDE // 6 and ends[: SIDE // 2].max() > 0.6 * SIDE and ends[-2] < 0.6 * ends.max():
                return True
    return False


def _share(mask: Mask) -> float:
    """How much of a mask is ink: the same as its mean, which takes several times as long."""
    import numpy as np

    return np.count_nonzero(mask) / mask.size


def _trimmed(mask: Mask) -> Mask:
    import numpy as np

    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _resized(mask: Mask) -> Mask:
    """Nearest neighbour to SIDE × SIDE; the proportions are given up on purpose."""
    import numpy as np

    height, width = mask.shape
    rows = np.minimum((np.arange(SIDE) + 0.5) * height / SIDE, height - 1).astype(int)
    columns = np.minimum((np.arange(SIDE) + 0.5) * width / SIDE, width - 1).astype(int)
    return mask[np.ix_(rows, columns)]


def _hole(square: Mask) -> Mask | None:
    """Paper that the ink encloses, if there is enough of it to mean something.

    What a frame around the picture reaches is outside. The pixels are the bits of one number, line after line, by
    which a step to all sides takes a few shifts.
    """
    import numpy as np

    wide = SIDE + 2
    frame = np.ones((wide, wide), dtype=bool)
    frame[1:-1, 1:-1] = False
    framed = frame.copy()
    framed[1:-1, 1:-1] = ~square
    paper, outside = _number(framed), _number(frame)
    while True:
        grown = outside | outside << 1 | outside >> 1 | outside << wide | outside >> wide
        if grown & paper == outside:
            break
        outside = grown & paper
    held = np.frombuffer(outside.to_bytes(-(-wide * wide // 8), "big"), dtype=np.uint8)
    reached = np.unpackbits(held, count=wide * wide).reshape(wide, wide).astype(bool)
    hole: Mask = ~square & ~reached[1:-1, 1:-1]
    return hole if _share(hole) > 0.03 else None


def _number(mask: Mask) -> int:
    """The pixels as the bits of a number, the first the highest."""
    import numpy as np

    return int.from_bytes(np.packbits(mask).tobytes(), "big")
