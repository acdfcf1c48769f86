"""Words behind a comma whose space a typeface draws in, so that PDFium sees none: "Accepted,subject to cost"."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium_c

MARK = re.compile(r"(?:(?<=[^\W\d]{2})|(?<=\d))[,;](?=[^\W\d]{2})")
SPACE = 0.1  # of the line's height: white that no two letters of a word have between them


def parts_of(textpage: Any, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The characters `start` to `end` of a page's text, cut behind marks with white behind them: (start, end) of each.

    `textpage`: PDFium's own, whose character i is that of `text`; upright print alone is looked at.
    """
    for mark in MARK.finditer(text, start, end):
        _, one, _, height = _loose(textpage, mark.start())
        other, *_ = _loose(textpage, mark.end())
        if other - one > SPACE * height:
            yield start, mark.end()
            start = mark.end()
    yield start, end


def _loose(textpage: Any, index: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and height of a character with the room that its font gives it, in points."""
    box = pdfium_c.FS_RECTF()
    pdfium_c.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box))
    return box.left, box.right, box.bottom, box.top - box.bottom
