"""Letters that the file itself draws (Type 3 fonts): PDFium knows how far each one's ink reaches, and no line height.

Browsers print so what they can't embed. PDFium takes for the height of such a font that of whatever letters stand at
the codes of "A" and "g", and the ink where it reaches farther. "on" is then lower than "by" beside it, and wrong is all
that goes by the height of print: which words share a line, which lines a paragraph, what is printed larger.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium_c

from pipeline.read import raw

EM = 0.5, 1.2  # how far letters rise where their size is that of the typeface, as browsers have it, in that size
ASCENT = 0.75  # of the size: how far the tallest letters of a typeface rise
DESCENT = 0.25  # of the ascent: no typeface reaches less far below its line, and few letters tell how far
SMALLEST = 0.01  # points: what is said to be smaller prints nothing
UPRIGHT = 0.01  # how far, of the size of the letters, a line of them may rise or fall


def line_heights(textpage: Any, rects: Any, nameless: Sequence[int], firsts: Sequence[int]) -> None:
    """Give the words at `nameless`, whose font has no name, one height for each font and size.

    `rects` holds what PDFium says, twice for each word: columns left, top, right and bottom, in file space. As far as
    the highest and lowest letter of a font reaches on the page, so far reach all its lines; where that is what a letter
    of this size has, the size alone counts, so that a line is as high on every page.
    """
    set_in = {at: found for at in nameless if (found := _set(textpage, firsts[at])) is not None}
    reach: dict[int, tuple[float, float]] = {}
    for at, (font, base, size) in set_in.items():
        up, down = reach.get(font, (0.0, 0.0))
        top, bottom = max(rects[:, at, 1]), min(rects[:, at, 3])
        reach[font] = max(up, (top - base) / size), max(down, (base - bottom) / size)
    for at, (font, base, size) in set_in.items():
        up, down = reach[font]
        up, down = (ASCENT, 0.0) if EM[0] < up < EM[1] else (up, down)
        rects[:, at, 1] = base + up * size
        rects[:, at, 3] = base - max(down, DESCENT * up) * size


def _set(textpage: Any, index: int) -> tuple[int, float, float] | None:
    """The font of a character, where its line stands and its size; None where it has a name, or does not stand."""
    drawn = raw.text_object(raw.pointer(raw.address_of(textpage)), index)
    font = raw.font_of(raw.pointer(drawn)) if drawn else None
    matrix = pdfium_c.FS_MATRIX()
    if not font or not pdfium_c.FPDFText_GetMatrix(textpage, index, matrix):
        return None
    size = matrix.d * pdfium_c.FPDFText_GetFontSize(textpage, index)
    if size < SMALLEST or abs(matrix.b) > UPRIGHT * matrix.d:
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetCharOrigin(textpage, index, x, y)
    return font, y.value, size
