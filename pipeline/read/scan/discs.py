"""Letters that detection passes over: those that stand alone, and those in light print on small dark discs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.read.scan.engine import PixelBox
from pipeline.read.scan.ink import pieces_of_ink

if TYPE_CHECKING:
    from pipeline.read.marks import Pixels

SIZE = (9.0, 32.0)  # points
ROUND = 1.2  # times as long as wide, at most
FULL = (0.5, 0.82)  # share of its box that a disc covers, less its letter
DARK, LIGHT = 60, 60  # levels below paper of a disc; of its letter above it
INSIDE = 0.74  # of its width: the square in which its letter stands
LETTER = (0.06, 0.5)  # share of that square that is a letter
CORNER = 0.14  # of its width: a disc leaves its corners free


def with_discs(picture: Pixels, lines: Sequence[PixelBox], scale: float) -> tuple[PixelBox, ...]:
    """The boxes of lines, those inside of a disc with a letter replaced by the letter's own.

    What stands in a longer line is a letter of it: a large O in heavy print is nearly a disc.
    """
    found = [d for d in _discs(picture, scale) if all(_inside(b, d) for b in lines if _over(b, d))]
    kept = [b for b in lines if not any(_inside(b, disc) for disc in found)]
    return (*kept, *(_square(disc) for disc in found))


def _discs(picture: Pixels, scale: float) -> Iterator[PixelBox]:
    for box in pieces_of_ink(picture, (), DARK, 0):
        small, large = sorted((box.x1 - box.x0, box.bottom - box.top))
        if SIZE[0] * scale <= small and large <= min(SIZE[1] * scale, ROUND * small) and _bears_letter(picture, box):
            yield box


def _bears_letter(picture: Pixels, box: PixelBox) -> bool:
    """Whether a figure is round and holds something light."""
    import numpy as np

    x0, top, x1, bottom = (int(v) for v in box)
    grey = picture[top:bottom, x0:x1].mean(axis=2)
    dark = grey < 255 - DARK
    side = max(1, int(CORNER * (x1 - x0)))
    corners = [
        dark[rows, columns].mean()
        for rows in (slice(side), slice(-side, None))
        for columns in (slice(side), slice(-side, None))
    ]
    if not FULL[0] <= float(dark.mean()) <= FULL[1] or max(corners) > 0.5:
        return False
    square = _square(PixelBox(0, 0, x1 - x0, bottom - top))
    inner = grey[int(square.top) : int(square.bottom), int(square.x0) : int(square.x1)]
    letter = float((inner > np.percentile(inner, 20) + LIGHT).mean())
    return LETTER[0] <= letter <= LETTER[1]


def _square(disc: PixelBox) -> PixelBox:
    x, y, half = (disc.x0 + disc.x1) / 2, (disc.top + disc.bottom) / 2, INSIDE * (disc.x1 - disc.x0) / 2
    return PixelBox(x - half, y - half, x + half, y + half)


def _over(line: PixelBox, disc: PixelBox) -> bool:
    """Whether the middle of a disc stands in a line."""
    x, y = (disc.x0 + disc.x1) / 2, (disc.top + disc.bottom) / 2
    return line.x0 <= x <= line.x1 and line.top <= y <= line.bottom


def _inside(line: PixelBox, disc: PixelBox) -> bool:
    """Whether a line is no more than what stands on a disc."""
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    within = disc.x0 <= x <= disc.x1 and disc.top <= y <= disc.bottom
    return within and line.x1 - line.x0 <= ROUND * ROUND * (disc.x1 - disc.x0)


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
