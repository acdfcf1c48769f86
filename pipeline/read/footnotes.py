"""Marks of footnotes: figures printed small and raised right behind a word, kept as raised figures ("decision²").

As plain ones they would be part of the word or number in front: "2024¹" is no year 20241.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium_c

SMALL = 0.85  # of the size of the word it hangs on
RAISED = 0.15  # of that size above its line
FIGURES = "0123456789"
_RAISED = str.maketrans(FIGURES, "⁰¹²³⁴⁵⁶⁷⁸⁹")


def with_marks_raised(text: str, textpage: Any, first: int) -> str:
    """A word, whose characters are those of the page from `first` on, with the figures raised that are printed so."""
    bare = text.rstrip(FIGURES)
    start = next((at for at in range(max(1, len(bare)), len(text)) if _is_raised(textpage, first, first + at)), None)
    return text if start is None else text[:start] + text[start:].translate(_RAISED)


def _is_raised(textpage: Any, base: int, mark: int) -> bool:
    """Whether a character is smaller than another of its word, and stands higher."""
    size: float = pdfium_c.FPDFText_GetFontSize(textpage, base)
    if size <= 0 or pdfium_c.FPDFText_GetFontSize(textpage, mark) > SMALL * size:
        return False
    return _line(textpage, mark) - _line(textpage, base) > RAISED * size


def _line(textpage: Any, index: int) -> float:
    """The height in points, from the foot of the page, of the line that a character stands on."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetCharOrigin(textpage, index, x, y)
    return y.value
