"""One scanned sheet → a `Page`: the picture set straight, its rulings, fills, signs and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pipeline.models.page import Box, Fill, Page, Picture, Ruling
from pipeline.read.frame import of_page
from pipeline.read.links import read_links
from pipeline.read.scan.bullets import strays, with_discs, without_holes
from pipeline.read.scan.engine import PixelBox, Recogniser
from pipeline.read.scan.light import evenly_lit, flattened
from pipeline.read.scan.painted import outlines, painted_areas, unpainted, without_rim
from pipeline.read.scan.picture import Area, grey_of, picture_of, straightened, whitened
from pipeline.read.scan.rulings import Segment, erased, joined, rows_of, rulings_in, white_lines
from pipeline.read.scan.signs import Sign, drawn_signs, signs_on, without_signs
from pipeline.read.scan.words import split_at, words_in

if TYPE_CHECKING:
    from pipeline.read.marks import Pixels

RULED = 0.3  # share of the page's width that a table's rulings run over
LOOK = 100.0  # dots per inch: enough to see where tables are
ROUND = 8.0  # pixels by which the round ends of a badge stand out of its rectangle
BLACK = "#000000"
_TICKS = ("", "V", "v", "J", "j", "√", "✓", "✔")  # what a tick that stands alone is read as


def ruled_height(page: Any) -> float:
    """Over how much of a page's height its picture shows the rulings or painted cells of tables, either way up.

    As a share; none where too few lines show to be a table's.
    """
    picture, scale = picture_of(page, of_page(page), LOOK)
    straight, _ = straightened(_white(picture, scale))
    width, height = straight.shape[1], straight.shape[0]
    rulings = rulings_in(grey_of(straight), scale)
    level = [r.box for r in rulings if r.horizontal and r.length >= RULED * width]
    upright = [r.box for r in rulings if not r.horizontal and r.length >= RULED * height]
    inner = [r.box for r in rulings if not r.horizontal]
    ruled = len(level) >= 3 or len(upright) >= 3 or (len(level) >= 2 and bool(inner))
    painted = [a.box for a in painted_areas(straight, [r.box for r in rulings], scale)] if level and not ruled else []
    seen = [*level, *inner, *painted] if ruled or painted else []
    return (max(b.bottom for b in seen) - min(b.top for b in seen)) / height if seen else 0.0


def _white(picture: Pixels, scale: float) -> Pixels:
    """The picture with its paper white all over, to its sides: once it is evenly lit, its paper has one colour."""
    white = whitened(evenly_lit(picture, grey_of(picture)))
    return without_rim(white, grey_of(white), scale)


def read_sheet(page: Any, known: Page, recogniser: Recogniser) -> Page:
    """The open PDFium page as a `Page`; `known` is what was read of it without recognition. Raises OcrFailed."""
    picture, scale = picture_of(page, of_page(page))
    picture, turn = _white(picture, scale), 0
    found, further = _found(picture, scale, recogniser)
    if further:
        turn = further
        found, _ = _found(_turned(picture, turn), scale, recogniser)
    uprights = [r.box for r in found.rulings if not r.horizontal]
    lines = recogniser.recognise(split_at(found.boxes, uprights))
    printed = [line.box for line in lines if line.text not in _TICKS]
    taken = printed + [a.box for a in found.areas] + [s.box for s in found.signs]
    signs = (*found.signs, *drawn_signs(found.picture, found.clean, taken, scale))
    drawn = [(_points(s.box, scale), s) for s in signs]
    words = without_signs(words_in(found.clean, lines, known.number, scale, uprights), drawn)
    frame = of_page(page, turn)
    width, height = frame.size
    words = without_holes(words, width)
    return replace(
        known,
        width=width,
        height=height,
        words=words,
        rulings=tuple(Ruling(_points(r.box, scale), r.horizontal, BLACK) for r in found.rulings),
        fills=_fills(found.areas, scale),
        shapes=(),
        pictures=tuple(Picture(_points(s.box, scale), s.colour, s.form) for s in signs),
        links=tuple(read_links(page, frame)) if turn else known.links,
        scanned=True,
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A picture set straight, and what was seen on it; `clean` is the picture without its rulings."""

    picture: Pixels
    clean: Pixels
    rulings: tuple[Segment, ...]
    areas: tuple[Area, ...]
    signs: tuple[Sign, ...]
    boxes: tuple[PixelBox, ...]


def _found(picture: Pixels, scale: float, recogniser: Recogniser) -> tuple[_Sheet, int]:
    """What stands on a picture, and how far it must still be turned to be read."""
    straight, _ = straightened(picture)
    straight = flattened(straight, grey_of(straight), scale)
    drawn = rulings_in(grey_of(straight), scale)
    areas = painted_areas(straight, [r.box for r in drawn], scale)
    painted = [(a.box, a.levels) for a in areas]
    rows = rows_of([a.box for a in areas], straight.shape[1], scale)
    bare = unpainted(straight, painted)
    found = outlines(drawn if bare is None else rulings_in(bare, scale), painted, rows, straight, scale)
    found = (*found, *white_lines(grey_of(straight), rows, scale))
    rulings = joined(found, scale)
    clean = erased(straight, rulings)
    detected = recogniser.detect(clean)
    signs = signs_on(straight, areas, detected.boxes, scale)
    known = [a.box._replace(x0=a.box.x0 - ROUND, x1=a.box.x1 + ROUND) for a in areas] + [s.box for s in signs]
    boxes = detected.boxes
    if not detected.turn:
        boxes = with_discs(clean, (*boxes, *strays(clean, boxes, known)), scale)
    return _Sheet(straight, clean, rulings, areas, signs, boxes), detected.turn


def _turned(picture: Pixels, turn: int) -> Pixels:
    import numpy as np

    return np.ascontiguousarray(np.rot90(picture, -turn // 90))


def _points(box: PixelBox, scale: float) -> Box:
    return Box(*(round(side / scale, 2) for side in box))


def _fills(areas: Sequence[Area], scale: float) -> tuple[Fill, ...]:
    return tuple(Fill(_points(a.box, scale), a.colour) for a in areas)
