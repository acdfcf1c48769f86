"""What lies beside a sheet on the glass: dark strips along the sides of the picture, made paper.

They run along the picture, not along the sheet: once the picture is set straight they lean, and they are long and dark
enough to be taken for rulings, and to bend the picture after them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from pipeline.read.marks import Pixels
    from pipeline.read.scan.picture import Grey

    Mask = npt.NDArray[np.bool_]

PAPER = 140  # levels: a picture that is mostly darker is no sheet
DARK = 90  # levels darker than paper
WIDEST = 20.0  # points
LONG = 0.25  # share of the side
SOFT = 1.0  # points by which a strip fades into paper
OUTERMOST = 3  # pixels: rendering may leave white at the very side
THICKEST = 4.5  # points of a ruling
RULINGS = 2  # that start from a strip: it is the side of a table, cut out of its sheet


def without_rim(picture: Pixels, grey: Grey, scale: float) -> Pixels:
    """The picture without dark strips along its sides; itself where it has none. `scale`: pixels per point."""
    import numpy as np

    paper = np.median(picture[::4, ::4].reshape(-1, 3), axis=0)
    level = float(np.median(grey[::4, ::4]))
    if level < PAPER:
        return picture
    dark: Any = grey < level - DARK
    found = [_strip(side, scale) for side in (dark, dark[:, ::-1], dark.T, dark.T[:, ::-1])]
    if not any(strip.any() for strip, _ in found) or max(lines for _, lines in found) >= RULINGS:
        return picture
    left, right, head, foot = (strip for strip, _ in found)
    clean = picture.copy()
    clean[left | right[:, ::-1] | head.T | foot[:, ::-1].T] = paper.astype(np.uint8)
    return clean


def _strip(dark: Mask, scale: float) -> tuple[Any, int]:
    """The pixels of a dark strip along the left side, soft edge and all, and how many lines leave it.

    No pixels where there is no such strip.
    """
    import numpy as np

    widest = round(WIDEST * scale)
    beside: Any = dark[:, : widest + 1].copy()
    beside[:, :OUTERMOST] = beside[:, :OUTERMOST].any(axis=1)[:, None]
    wide: Any = np.where(beside.all(axis=1), widest + 1, beside.argmin(axis=1))
    own: Any = (wide > 0) & (wide <= widest)
    if own.mean() < LONG:
        return np.zeros_like(dark), 0
    places = np.arange(len(own))
    corner = ~own & (np.minimum(places, len(own) - 1 - places) < widest)  # it meets the strip of the next side
    soft = round(SOFT * scale)
    reach = np.where(own, wide, np.where(corner, np.median(wide[own]), -soft)) + soft
    return np.arange(dark.shape[1])[None, :] < reach[:, None], _thin_runs(wide > widest, THICKEST * scale)


def _thin_runs(long: Any, thickest: float) -> int:
    """How many lines leave a strip: runs of rows, no thicker than a ruling, that are dark far into the sheet.

    What lies at its ends are the strips of the sides next to it.
    """
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate([[0], long.astype(np.int8), [0]])))
    starts, ends = edges[::2], edges[1::2]
    return int(((ends - starts <= thickest) & (starts > thickest) & (ends < len(long) - thickest)).sum())
