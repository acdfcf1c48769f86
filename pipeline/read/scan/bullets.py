"""Marks that recognition leaves out or makes up: list marks, letters that stand alone, punch holes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pipeline.models.page import Word
from pipeline.read.scan.engine import Line, PixelBox
from pipeline.read.scan.ink import pieces_of_ink
from pipeline.read.scan.letters import Print
from pipeline.read.scan.picture import grey_of

if TYPE_CHECKING:
    from pipeline.read.marks import Pixels


SIZE = (0.13, 0.55)  # of the size of print: smallest and largest list mark
REACH = 3.0  # sizes of print that a mark may stand in front of its line
BESIDE = 0.25  # sizes of print between two letters of a word
DASH = 2.2  # times as wide as high
SAME = 0.5  # sizes of print: marks of one list stand below one another
DUSTY = 3  # pieces of ink that belong to no print
_INK = 90
_SCORE = 0.9

Found = tuple[PixelBox, Line, Print]


def with_bullets(
    picture: Pixels, seen: Sequence[tuple[Line, Print]], uprights: Sequence[PixelBox] = ()
) -> list[tuple[Line, Print]]:
    """The lines, those with a list mark in front of them beginning with that mark as a word of its own.

    No mark stands across one of the `uprights`, the lines between columns: it is a speck in the cell beside. So is a
    mark on a dusty sheet that has no other below or above it, in front of a line that begins where its own does.
    """
    boxes, grey = _blobs(picture)
    free = [b for b in boxes if not any(_mark_inside(b, line.box) for line, _ in seen)]
    marks = [_mark(free, line, print_, [other.box for other, _ in seen]) for line, print_ in seen]
    marked = [(mark, line.box) for mark, (line, _) in zip(marks, seen, strict=True) if mark]
    dusty = len(free) - len(marked) >= DUSTY
    out = []
    for mark, (line, print_) in zip(marks, seen, strict=True):
        out.append((line, print_))
        if mark is None or (dusty and not _again(mark, line.box, marked, SAME * print_.height)):
            continue
        if not any(_parts(upright, mark, line.box) for upright in uprights):
            text = _glyph(grey, mark)
            box = PixelBox(mark.x0, line.box.top, mark.x1, line.box.bottom)
            bullet = Line(box, text, ((mark.x0 + mark.x1) / 2,), (_SCORE,))
            out.append((bullet, print_.beside(mark.x0, mark.x1)))
    return out


def _again(mark: PixelBox, line: PixelBox, marked: Sequence[tuple[PixelBox, PixelBox]], reach: float) -> bool:
    """Whether another mark stands above or below one, their lines too; a dash needs none."""
    alike = (abs(m.x0 - mark.x0) <= reach and abs(own.x0 - line.x0) <= reach for m, own in marked if m is not mark)
    return mark.x1 - mark.x0 >= DASH * (mark.bottom - mark.top) or any(alike)


def _blobs(picture: Pixels) -> tuple[list[PixelBox], Any]:
    """All small pieces of ink of a picture."""
    pieces = pieces_of_ink(picture, (), _INK, 0)
    return [b for b in pieces if 2 <= b.bottom - b.top <= 40 and 3 <= b.x1 - b.x0 <= 40], grey_of(picture)


def _mark_inside(blob: PixelBox, box: PixelBox) -> bool:
    x, y = (blob.x0 + blob.x1) / 2, (blob.top + blob.bottom) / 2
    return box.x0 - 1 <= x <= box.x1 + 1 and box.top <= y <= box.bottom


def _mark(blobs: Sequence[PixelBox], line: Line, print_: Print, others: Sequence[PixelBox]) -> PixelBox | None:
    """The one list mark that stands before a line, in the band of its small letters, with nothing between."""
    size = print_.height
    near = [
        b
        for b in blobs
        if line.box.x0 - REACH * size <= b.x0
        and b.x1 <= line.box.x0 + 0.2 * size
        and print_.base - 0.75 * size <= (b.top + b.bottom) / 2 <= print_.base - 0.08 * size
        and SIZE[0] * size <= b.x1 - b.x0 <= SIZE[1] * size
        and b.bottom - b.top <= SIZE[1] * size
    ]
    if len(near) != 1 or any(_covers(other, near[0], print_.base) for other in others):
        return None
    if any(_beside(blob, near[0], BESIDE * size) for blob in blobs):
        return None
    wide = (near[0].x1 - near[0].x0) / (near[0].bottom - near[0].top)
    return near[0] if 0.6 <= wide <= 1.7 or wide >= DASH else None


def _beside(blob: PixelBox, mark: PixelBox, reach: float) -> bool:
    """Whether other ink stands close beside a mark: it is a letter of a word that went unread."""
    level = min(blob.bottom, mark.bottom) - max(blob.top, mark.top) > 0.5 * (mark.bottom - mark.top)
    taller = blob.bottom - blob.top > mark.bottom - mark.top + 1
    return level and taller and mark.x0 - reach <= blob.x1 and blob.x0 <= mark.x1 + reach and blob is not mark


def _parts(upright: PixelBox, mark: PixelBox, line: PixelBox) -> bool:
    """Whether an upright line runs between a mark and the print behind it."""
    level = upright.top < mark.bottom and upright.bottom > mark.top
    return level and mark.x1 <= (upright.x0 + upright.x1) / 2 <= line.x0


def _covers(line: PixelBox, blob: PixelBox, base: float) -> bool:
    """Whether a line of print runs where a mark stands."""
    return line.x0 < blob.x1 and line.x1 > blob.x0 and line.top < base < line.bottom


def _glyph(grey: Any, box: PixelBox) -> str:
    """The character that a mark stands for: a dash, a full or a hollow bullet."""
    x0, top, x1, bottom = (int(v) for v in box)
    if x1 - x0 >= DASH * (bottom - top):
        return "–"
    part = grey[top:bottom, x0:x1]
    height, width = part.shape
    middle = part[height // 3 : -(-2 * height // 3), width // 3 : -(-2 * width // 3)]
    return "◦" if width >= 5 and float(middle.mean()) > 150 and float(part.min()) < 130 else "•"


DISC_SIZE = (9.0, 32.0)  # points
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
    found = [d for d in _discs(picture, scale) if all(_line_inside(b, d) for b in lines if _over(b, d))]
    kept = [b for b in lines if not any(_line_inside(b, disc) for disc in found)]
    return (*kept, *(_square(disc) for disc in found))


def _discs(picture: Pixels, scale: float) -> Iterator[PixelBox]:
    for box in pieces_of_ink(picture, (), DARK, 0):
        small, large = sorted((box.x1 - box.x0, box.bottom - box.top))
        if (
            DISC_SIZE[0] * scale <= small
            and large <= min(DISC_SIZE[1] * scale, ROUND * small)
            and _bears_letter(picture, box)
        ):
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


def _line_inside(line: PixelBox, disc: PixelBox) -> bool:
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


EDGE = 45.0  # points from the edge of the sheet, in which holes are punched
APART = 12.0  # points between a hole and all print
_DISCS = frozenset("●•○◦◯⚫⬤∙·.o0OQD@")


def without_holes(words: Sequence[Word], width: float) -> tuple[Word, ...]:
    """The words without those that are one round sign, or what one is read as, alone beyond all other print at a side.

    A list mark or number stands nearer to what it belongs to.
    """
    round_signs = {id(w) for w in words if len(w.text) == 1 and w.text in _DISCS}
    print_ = [w.box for w in words if id(w) not in round_signs]
    if not round_signs or not print_:
        return tuple(words)
    left, right = min(box.x0 for box in print_), max(box.x1 for box in print_)

    def is_hole(word: Word) -> bool:
        before = word.box.x0 <= EDGE and word.box.x1 + APART <= left
        behind = word.box.x1 >= width - EDGE and word.box.x0 - APART >= right
        return id(word) in round_signs and (before or behind)

    return tuple(w for w in words if not is_hole(w))
