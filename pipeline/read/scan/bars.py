"""Dark bars behind light headings: one area from end to end, though the print in a low one takes it apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.read.scan.area import Area
from pipeline.read.scan.engine import PixelBox

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from pipeline.read.marks import Pixels

DARK = 140  # levels, over the three channels: on a lighter ground print is dark, and takes nothing apart
LIKE = 40  # levels between pixels of one bar
LOW = 32.0  # points: in a higher bar the ground is found whole
LEVEL = 1.5  # points between the edges of two pieces of one bar
PAINT = 0.3  # share of a bar's height that is ground, in a column through its letters
END = 4.0  # points without ground: the bar ends, or a line of white parts it from another


def whole_bars(picture: Pixels, areas: Sequence[Area], scale: float) -> list[Area]:
    """The painted areas, pieces of one dark bar put together and reaching as far as its ground does."""
    found: list[Area] = []
    for area in sorted(areas, key=lambda a: a.box.x0):
        if not _is_low_and_dark(area, scale):
            found.append(area)
        elif not any(_holds(other.box, area.box, scale) and _alike(area, other) for other in found):
            found.append(replace(area, box=_reached(picture, area, scale)))
    return found


def _is_low_and_dark(area: Area, scale: float) -> bool:
    return area.box.bottom - area.box.top <= LOW * scale and sum(area.levels) < 3 * DARK


def _alike(one: Area, other: Area) -> bool:
    return max(abs(a - b) for a, b in zip(one.levels, other.levels, strict=True)) <= LIKE


def _holds(whole: PixelBox, piece: PixelBox, scale: float) -> bool:
    """Whether a piece lies on a bar that was found already."""
    off = max(abs(whole.top - piece.top), abs(whole.bottom - piece.bottom))
    return off <= LEVEL * scale and whole.x0 <= piece.x0 and piece.x1 <= whole.x1 + 1


def _reached(picture: Pixels, area: Area, scale: float) -> PixelBox:
    """The box of a piece of a bar, longer to both sides as far as its ground shows behind letters."""
    import numpy as np

    box = area.box
    top, bottom = int(box.top) + 1, int(box.bottom) - 1
    band = picture[top:bottom].astype(np.int16)
    ground = (np.abs(band - np.array(area.levels, np.int16)).max(axis=2) <= LIKE).mean(axis=0) >= PAINT
    middle, gap = int((box.x0 + box.x1) / 2), max(1, round(END * scale))
    left = middle - _run(ground[:middle][::-1], gap)
    right = middle + _run(ground[middle:], gap)
    return box._replace(x0=min(box.x0, float(left)), x1=max(box.x1, float(right)))


def _run(ground: npt.NDArray[np.bool_], gap: int) -> int:
    """How far ground goes on from the start, bridging less than `gap`."""
    import numpy as np

    at = np.flatnonzero(ground)
    ends = np.flatnonzero(np.diff(at) > gap)
    return int(at[ends[0] if len(ends) else -1]) + 1 if len(at) and at[0] <= gap else 0
