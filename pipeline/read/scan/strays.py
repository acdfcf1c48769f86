"""Letters and figures that stand alone and that detection passes over: a number in a narrow column, a lone N."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.read.scan.engine import PixelBox
from pipeline.read.scan.ink import pieces_of_ink

if TYPE_CHECKING:
    from pipeline.read.marks import Pixels

INK = 90  # levels darker than paper
HIGH = (0.4, 1.0)  # of a line's box: how high a lone letter is
CLOSE = 0.5  # of a line's box: letters of one word stand no further apart
AROUND = 0.28  # of a line's box: paper that recognition wants around a word
LONGEST = 4.0  # line heights: what is longer is no stray
MOST = 60  # a page with more is a chart, or dirt


def strays(clean: Pixels, lines: Sequence[PixelBox], taken: Sequence[PixelBox]) -> tuple[PixelBox, ...]:
    """Boxes of lone words on a picture without rulings; `taken` are painted areas and signs."""
    import numpy as np

    if not lines:
        return ()
    usual = float(np.median([b.bottom - b.top for b in lines]))
    words = _words(_letters(clean, usual, (*lines, *taken)), usual)
    found = [_padded(w, AROUND * usual) for w in words if w.x1 - w.x0 <= LONGEST * usual]
    return tuple(found) if len(found) <= MOST else ()


def _letters(clean: Pixels, usual: float, taken: Sequence[PixelBox]) -> list[PixelBox]:
    """Pieces of ink of a letter's size, outside of all boxes that are known."""
    return [
        box
        for box in pieces_of_ink(clean, taken, INK, 3)
        if HIGH[0] * usual <= box.bottom - box.top <= HIGH[1] * usual and box.x1 - box.x0 <= 1.3 * usual
    ]


def _words(letters: Sequence[PixelBox], usual: float) -> list[PixelBox]:
    """Letters side by side put together."""
    words: list[PixelBox] = []
    for box in sorted(letters, key=lambda b: b.x0):
        for place, word in enumerate(words):
            level = min(word.bottom, box.bottom) - max(word.top, box.top) > 0.4 * (box.bottom - box.top)
            if level and box.x0 - word.x1 <= CLOSE * usual:
                words[place] = PixelBox(word.x0, min(word.top, box.top), box.x1, max(word.bottom, box.bottom))
                break
        else:
            words.append(box)
    return words


def _padded(box: PixelBox, around: float) -> PixelBox:
    return PixelBox(max(0.0, box.x0 - around), max(0.0, box.top - around), box.x1 + around, box.bottom + around)
