"""Uneven light: a sheet that is darker at one side, as beside a binding or under a lamp, made evenly white."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from pipeline.read.marks import Pixels
    from pipeline.read.scan.picture import Grey

    Numbers = npt.NDArray[np.float64]

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
