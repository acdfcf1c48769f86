"""A sheet that did not lie flat: its long rulings, or its lines of print, tell how it bends; the picture is bent back.

A page in a binding, or photographed, has rulings that swell and lean by some points from one side to the other, though
the sheet as a whole lies level: the box of such a ruling takes in the print beside it, and rows part at no one height.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.read.scan.level import Places, on_print, on_rulings

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from pipeline.read.marks import Pixels
    from pipeline.read.scan.picture import Grey

    Numbers = npt.NDArray[np.float64]

FEWEST = 2  # lines that must tell the same
BASE, LEANING = 4, 2  # degrees of the bend along a line, and of its change from the head of the sheet to its foot
STIFF = 0.15  # how much evidence a change from head to foot needs
COARSE = 8  # pixels: a bend changes slowly
BENT, MOST = 0.3, 12.0  # points: what bends less is left as it is, what would bend more is something else


class _Trust(NamedTuple):
    """How far places can be believed, in points: how far off the bend one may lie, and half of them; what is a bend."""

    off: float
    fits: float
    bent: float


RULED = _Trust(1.2, 0.4, BENT)
PRINTED = _Trust(2.2, 0.7, 3 * BENT)  # letters reach above and below their line, each in its own way


def flattened(picture: Pixels, grey: Grey, scale: float) -> Pixels:
    """The picture with its lines straight; as it was where they are, or where too few tell how the sheet bends.

    `grey`: its lightness; `scale`: pixels per point.
    """
    import cv2
    import numpy as np

    down = _bend(grey, scale, print_too=True)
    across = _bend(np.ascontiguousarray(grey.T), scale)
    if down is None and across is None:
        return picture
    height, width = grey.shape
    columns, rows = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    if across is not None:
        columns = columns + across.T
    if down is not None:
        rows = rows + down
    flat = cv2.remap(picture, columns, rows, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return flat  # type: ignore[return-value]


def _bend(grey: Grey, scale: float, *, print_too: bool = False) -> Any:
    """By how many pixels each pixel lies below its place; None where the level rulings are straight or tell nothing.

    `print_too`: where they tell nothing, lines of print are asked.
    """
    import numpy as np

    height, width = grey.shape
    trust, places = RULED, on_rulings(grey, scale)
    if places is None and print_too:
        trust, places = PRINTED, on_print(grey, scale)
    size = (width, height)
    if places is None or (shape := _fitted(places, size)) is None:
        return None
    places = places.only(np.abs(_off(places, shape, size)) <= trust.off * scale)
    shape = _fitted(places, size)
    if shape is None or np.median(np.abs(_off(places, shape, size))) > trust.fits * scale:
        return None
    x, y = (np.clip(np.arange(n), side.min(), side.max()) for n, side in ((width, places.x), (height, places.y)))
    along, leaning = _basis(x, width)
    level, change, share = along @ shape[:BASE], leaning @ shape[BASE:], _share(y, height)[:, None]
    seen = level[::COARSE] + share[::COARSE] * change[::COARSE]
    middle = float(np.median(seen))
    if not trust.bent * scale <= float(np.abs(seen - middle).max()) <= MOST * scale:
        return None
    return (level - middle + share * change).astype(np.float32)


def _fitted(places: Places, size: tuple[int, int]) -> Numbers | None:
    """The bend that all rulings have in common, each at a height of its own: least squares, a change down the sheet
    held back.
    """
    import numpy as np

    lines, line = np.unique(places.line, return_inverse=True)
    if len(lines) < FEWEST:
        return None
    along, leaning = _basis(places.x, size[0])
    changing = leaning * _share(places.y, size[1])[:, None]
    terms = np.column_stack([along, changing, places.y])
    counts = np.bincount(line)
    means = np.column_stack([np.bincount(line, term) / counts for term in terms.T])
    terms -= means[line]  # so that each ruling may have its own height
    stiff = np.zeros((LEANING, BASE + LEANING))
    stiff[:, BASE:] = np.eye(LEANING) * np.sqrt(STIFF * len(line))
    left, right = np.vstack([terms[:, :-1], stiff]), np.concatenate([terms[:, -1], np.zeros(LEANING)])
    return np.asarray(np.linalg.lstsq(left, right, rcond=None)[0], np.float64)


def _off(places: Places, shape: Numbers, size: tuple[int, int]) -> Numbers:
    """By how much each place lies off the bend, its ruling's own height taken away."""
    import numpy as np

    along, leaning = _basis(places.x, size[0])
    rest = places.y - along @ shape[:BASE] - _share(places.y, size[1]) * (leaning @ shape[BASE:])
    heights = np.zeros(int(places.line.max()) + 1)
    for line in np.unique(places.line):
        heights[line] = np.median(rest[places.line == line])
    off: Numbers = rest - heights[places.line]
    return off


def _basis(x: Any, width: int) -> tuple[Numbers, Numbers]:
    """Legendre's polynomials of the place across the sheet: of the bend, and of its change down the sheet."""
    import numpy as np

    places = 2.0 * np.asarray(x, np.float64) / width - 1.0
    values = np.asarray(np.polynomial.legendre.legvander(places, BASE)[:, 1:], np.float64)
    return values, values[:, :LEANING]


def _share(y: Any, height: int) -> Numbers:
    """The place down the sheet, from -1 at its head to 1 at its foot."""
    import numpy as np

    return 2.0 * np.asarray(y, np.float64) / height - 1.0
