"""Words whose letters the file tells (/ActualText) and prints otherwise: nobody sees what is told.

Honest files tell letters too, of ligatures above all; only what is another word altogether is kept out. A page that
tells letters is read once more with what it tells taken away, which leaves what is printed.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium_c

from pipeline.models.page import Box, Word
from pipeline.read import raw
from pipeline.read.frame import Frame
from pipeline.read.opening import text_of

_TOLD = b"ActualText"
ALIKE = 50  # of 100: a word with a ligature that can't be read is still this like itself
LEAST = 3  # printed letters by which a word can be judged
INSET, ASIDE = 0.3, 0.05  # of a word's height, above and below it and beside it: what reaches in there is not its own


def without_belied(
    page: Any, words: tuple[Word, ...], told: Sequence[Word], texts: Sequence[int], frame: Frame
) -> tuple[Word, ...]:
    """The words of an open page without those that are belied; `told`: all whose letters the file tells.

    `texts`: its text objects. What they tell is gone afterwards, from the page's copy in memory.
    """
    if not told or not texts:
        return words
    for text in texts:
        _untell(text)
    with text_of(page) as textpage:
        belied = {(w.text, w.box) for w in told if _is_belied(w.text, _printed(textpage, frame.back(_middle(w.box))))}
    return tuple(w for w in words if (w.text, w.box) not in belied) if belied else words


def _untell(text: int) -> None:
    """Take away what the marks of a text object tell of its letters."""
    own = raw.pointer(text)
    for i in range(raw.count_marks(text)):
        raw.remove_mark_parameter(own, raw.pointer(raw.mark_at(own, i)), _TOLD)


def _middle(box: Box) -> Box:
    across, aside = INSET * box.height, ASIDE * box.height
    return Box(box.x0 + aside, box.top + across, box.x1 - aside, box.bottom - across)


def _printed(textpage: Any, box: tuple[float, float, float, float]) -> str:
    """The characters in a box (left, bottom, right, top) of file space."""
    left, bottom, right, top = box
    sides = left, top, right, bottom
    length = pdfium_c.FPDFText_GetBoundedText(textpage, *sides, None, 0)
    buffer = (ctypes.c_ushort * max(1, length))()
    pdfium_c.FPDFText_GetBoundedText(textpage, *sides, buffer, length)
    return bytes(buffer).decode("utf-16-le", errors="replace")


def _is_belied(told: str, printed: str) -> bool:
    from rapidfuzz.fuzz import ratio

    one, other = _letters(printed), _letters(told)
    return len(one) >= LEAST and bool(other) and ratio(one, other) < ALIKE


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
