"""List marks in front of recognised lines: recognition leaves them out, being no letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

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
    free = [b for b in boxes if not any(_inside(b, line.box) for line, _ in seen)]
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


def _inside(blob: PixelBox, box: PixelBox) -> bool:
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
