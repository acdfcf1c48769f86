"""A sheet that did not lie flat: its long rulings tell how it bends, and the picture is bent back.

A page in a binding, or photographed, has rulings that swell and lean by some points from one side to the other, though
the sheet as a whole lies level: the box of such a ruling takes in the print beside it, and rows part at no one height.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from pipeline.read.marks import Pixels
    from pipeline.read.scan.picture import Grey

    Numbers = npt.NDArray[np.float64]

THICKEST = 4.5  # points of a ruling
STRAIGHT = 8.0  # points that a bent ruling runs level: longer than a stroke of a letter, shorter than its steps
GAP = 12.0  # points between two pieces of one ruling
LEAST = 0.25  # of the sheet's width, that a ruling must run over to be followed
TOGETHER = 0.4  # of the width, that those followed must run over together
FEWEST = 2  # rulings
STEEP = 0.04  # how far a ruling may rise or fall for its length
EVERY = 3.0  # points between two places at which its height is read
CONTRAST = 30  # levels darker than what lies above and below
BASE, LEANING = 4, 2  # degrees of the bend along a ruling, and of its change from the head of the sheet to its foot
STIFF = 0.15  # how much evidence a change from head to foot needs
OFF = 1.2  # points off the bend: another line
FITS = 0.4  # points: half of the places lie closer to the bend
BENT, MOST = 0.3, 12.0  # points: what bends less is left as it is, what would bend more is something else


class _Places(NamedTuple):
    """Places on rulings: from the left, from the head, in pixels; and which ruling each stands on."""

    x: Numbers
    y: Numbers
    line: npt.NDArray[np.int64]

    def only(self, kept: Any) -> _Places:
        return _Places(self.x[kept], self.y[kept], self.line[kept])


def flattened(picture: Pixels, grey: Grey, scale: float) -> Pixels:
    """The picture with its rulings straight; as it was where they are, or where too few tell how the sheet bends.

    `grey`: its lightness; `scale`: pixels per point.
    """
    import cv2
    import numpy as np

    down = _bend(grey, scale)
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


def _bend(grey: Grey, scale: float) -> Any:
    """By how many pixels each pixel lies below its place; None where the level rulings are straight or tell nothing."""
    import numpy as np

    height, width = grey.shape
    places = _followed(grey, scale)
    if places is None:
        return None
    size = (width, height)
    shape = _fitted(places, size)
    if shape is None:
        return None
    off = np.abs(_off(places, shape, size))
    places = places.only(off <= OFF * scale)
    shape = _fitted(places, size)
    if shape is None or np.median(np.abs(_off(places, shape, size))) > FITS * scale:
        return None
    x, y = (np.clip(np.arange(n), side.min(), side.max()) for n, side in ((width, places.x), (height, places.y)))
    along, leaning = _basis(x, width)
    share = _share(y, height)
    bend = (along @ shape[:BASE])[None, :] + share[:, None] * (leaning @ shape[BASE:])[None, :]
    bend -= np.median(bend)
    most = float(np.abs(bend).max())
    return bend.astype(np.float32) if BENT * scale <= most <= MOST * scale else None


def _followed(grey: Grey, scale: float) -> _Places | None:
    """The places on all level rulings that are long enough; None where these are too few."""
    import cv2
    import numpy as np

    thick, run, gap = (round(points * scale) for points in (THICKEST, STRAIGHT, GAP))
    hat: Any = cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, np.ones((2 * thick + 1, 1), np.uint8))
    thin = cv2.morphologyEx((hat > CONTRAST).astype(np.uint8), cv2.MORPH_OPEN, np.ones((1, run), np.uint8))
    whole = cv2.morphologyEx(cv2.dilate(thin, np.ones((3, 1), np.uint8)), cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(whole, connectivity=8)
    found: list[_Places] = []
    covered = np.zeros(grey.shape[1], bool)
    for i in range(1, count):
        left, top, width, height = (int(v) for v in stats[i][:4])
        if width < LEAST * grey.shape[1] or height > thick + STEEP * width:
            continue
        own = thin[top : top + height, left : left + width] * (labels[top : top + height, left : left + width] == i)
        inked = own.sum(axis=0)
        x = np.arange(0, width, max(1, round(EVERY * scale)))
        x = x[inked[x] > 0]
        y = (own[:, x] * np.arange(height)[:, None]).sum(axis=0) / inked[x]
        found.append(_Places(x + float(left), y + float(top), np.full(len(x), len(found))))
        covered[left : left + width] = True
    if len(found) < FEWEST or covered.mean() < TOGETHER:
        return None
    return _Places(*(np.concatenate(parts) for parts in zip(*found, strict=True)))


def _fitted(places: _Places, size: tuple[int, int]) -> Numbers | None:
    """The bend that all rulings have in common, each at a height of its own: least squares, a change down the sheet
    held back.
    """
    import numpy as np

    lines, line = np.unique(places.line, return_inverse=True)
    if len(lines) < FEWEST:
        return None
    along, leaning = _basis(places.x, size[0])
    changing = leaning * _share(places.y, size[1])[:, None]
    own = np.zeros((len(line), len(lines)))
    own[np.arange(len(line)), line] = 1.0
    stiff = np.zeros((LEANING, BASE + LEANING + len(lines)))
    stiff[:, BASE : BASE + LEANING] = np.eye(LEANING) * np.sqrt(STIFF * len(line))
    left = np.vstack([np.hstack([along, changing, own]), stiff])
    right = np.concatenate([places.y, np.zeros(LEANING)])
    return np.asarray(np.linalg.lstsq(left, right, rcond=None)[0][: BASE + LEANING], np.float64)


def _off(places: _Places, shape: Numbers, size: tuple[int, int]) -> Numbers:
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
