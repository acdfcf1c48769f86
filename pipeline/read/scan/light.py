"""A sheet made even: uneven light, how dark ink is, level by its rulings, and flat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.read.scan.engine import PixelBox
from pipeline.read.scan.ink import filled, pieces_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from pipeline.read.marks import Pixels
    from pipeline.read.scan.picture import Grey

    Numbers = npt.NDArray[np.float64]
    Levels = npt.NDArray[np.float32]


BLOCK = 32  # pixels: paper shows in most squares of that size, whatever is printed
PAPER = 90  # per cent of the pixels of a square are darker than its paper
DEGREE = 4  # of the surface that light is taken for: it changes slowly
ROUNDS = 8
SHADED = 8.0  # levels below its neighbourhood's light: paint, a picture, what lies beside the sheet
LEAST = 0.35  # of the squares must show paper
MIDDLE = 3, 97  # per cent of the squares: a corner alone is no uneven light
UNEVEN, DARKEST = 14.0, 0.45  # levels between the lightest and the darkest paper; share of full light


def evenly_lit(picture: Pixels, grey: Grey) -> Pixels:
    """The picture as if its sheet had been lit evenly; as it was where it is. `grey`: its lightness."""
    import numpy as np

    light = _light(grey)
    if light is None:
        return picture
    lit: Pixels = np.clip(picture.astype(np.float32) * light[:, :, None], 0, 255).astype(np.uint8)
    return lit


def _light(grey: Grey) -> Any:
    """By what each pixel's levels must be multiplied; None where the light is even, or the paper can't be told."""
    import cv2
    import numpy as np

    rows, columns = (n // BLOCK for n in grey.shape)
    if rows * columns < 4 * (DEGREE + 1) ** 2:
        return None
    squares = grey[: rows * BLOCK, : columns * BLOCK].reshape(rows, BLOCK, columns, BLOCK)
    levels = np.percentile(squares.transpose(0, 2, 1, 3).reshape(rows, columns, -1)[:, :, ::3], PAPER, axis=2)
    terms = _terms(rows, columns)
    paper = np.ones(rows * columns, bool)
    for _ in range(ROUNDS):
        own = terms[paper]
        shape = np.linalg.solve(own.T @ own, own.T @ levels.ravel()[paper])
        light = terms @ shape
        paper = levels.ravel() > light - SHADED
        if paper.mean() < LEAST:
            return None
    light = light.reshape(rows, columns)
    seen = light[paper.reshape(rows, columns)]
    dark, full = (float(level) for level in np.percentile(seen, MIDDLE))
    if full - dark < UNEVEN:
        return None
    light = np.clip(light, max(DARKEST * full, float(seen.min())), full)
    whole = cv2.resize(light.astype(np.float32), grey.shape[::-1], interpolation=cv2.INTER_CUBIC)
    return full / whole


def _terms(rows: int, columns: int) -> Numbers:
    """The terms of a surface at the middle of every square, row by row."""
    import numpy as np

    down, along = np.meshgrid(np.linspace(-1, 1, rows), np.linspace(-1, 1, columns), indexing="ij")
    values = np.polynomial.legendre.legvander2d(down.ravel(), along.ravel(), [DEGREE, DEGREE])
    powers = np.add.outer(np.arange(DEGREE + 1), np.arange(DEGREE + 1)).ravel()
    return np.asarray(values[:, powers <= DEGREE], np.float64)


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


STEEP = 0.04  # how far a line may rise or fall for its length
TOGETHER = 0.4  # of the sheet's width, that those followed must run over together

THICKEST = 4.5  # points of a ruling
STRAIGHT = 8.0  # points that a bent ruling runs level: longer than a stroke of a letter, shorter than its steps
GAP = 12.0  # points between two pieces of one ruling
LEAST_RULING = 0.25  # of the sheet's width, that a ruling must run over
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
    least = LEAST_RULING * grey.shape[1]
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
