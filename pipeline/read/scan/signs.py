"""Small figures on a picture that may be a status, and words that are such a sign taken for letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.models.page import Box, Form, Word
from pipeline.read.marks import describe
from pipeline.read.scan.engine import PixelBox
from pipeline.read.scan.ink import pieces_of, pieces_of_ink
from pipeline.read.scan.picture import PALEST, Area, extremes

if TYPE_CHECKING:
    from pipeline.read.marks import Pixels

SMALLEST_MARK = 6.0  # points
SMALLEST_TICK = 5.0  # points: nothing else looks like one
LARGEST_MARK = 60.0
MAX_MARKS = 60  # a page with more shows a chart or a photograph
BESIDE = 1.4  # times a figure's width: in a line that wide there may be letters beside it
ONE_INK = 70  # levels between letters that are printed in one colour
LEAST = 100  # pixels of a figure
FRINGE = 6  # pixels around a painted area that its colour runs into
PALE, STRONGER = 200, 40  # levels: the least of a pale area's, and the tint of a sign above its own
AROUND = 2  # pixels around a figure, and around a speck, that their edges run into
SPECK = 0.4  # of a figure's shorter side: ink of its own beside it that is as small is dirt
_INK = 60
_PRINT = 90  # levels below paper that print has


@dataclass(frozen=True, slots=True)
class Sign:
    """A small figure: a disc, a tick, a cross."""

    box: PixelBox
    colour: str | None
    form: Form


def signs_on(picture: Pixels, areas: Sequence[Area], lines: Sequence[PixelBox], scale: float) -> tuple[Sign, ...]:
    """The small coloured figures of a straight picture with white paper, which are neither painted areas nor letters.

    `lines` are where text was found: letters of a heading in colour are as large as a sign, and as solid.
    """
    signs: list[Sign] = []
    for box in _tinted(picture, areas):
        width, height = (box.x1 - box.x0) / scale, (box.bottom - box.top) / scale
        small, large = min(width, height), max(width, height)
        if small < SMALLEST_MARK or large > LARGEST_MARK or large > 2.2 * small or _is_letter(picture, box, lines):
            continue
        colour, form = describe(_cut(picture, box, 2))
        if colour is not None and form is not None:
            signs.append(Sign(box, colour, form))
    return tuple(signs) if len(signs) <= MAX_MARKS else ()


def _tinted(picture: Pixels, areas: Sequence[Area]) -> Iterator[PixelBox]:
    """The boxes of coloured pieces outside of the coloured areas, or in stronger colour on pale ones."""
    import cv2
    import numpy as np

    smooth = cv2.blur(picture, (5, 5))
    highest, lowest = extremes(smooth)
    tint = highest - lowest
    mask = cv2.morphologyEx((tint > PALEST).astype(np.uint8), cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    for area in (a for a in areas if not a.grey):
        x0, top, x1, bottom = (int(v) for v in area.box)
        mask[max(0, top - FRINGE) : bottom + FRINGE, max(0, x0 - FRINGE) : x1 + FRINGE] = 0
        if min(area.levels) >= PALE:
            inside = slice(top + FRINGE, bottom - FRINGE), slice(x0 + FRINGE, x1 - FRINGE)
            strong = (tint[inside] > STRONGER + max(area.levels) - min(area.levels)).astype(np.uint8)
            if strong.size:  # an area may be all fringe
                mask[inside] = cv2.morphologyEx(strong, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    yield from (box for box, outline in pieces_of(mask) if cv2.contourArea(outline) >= LEAST)


def _is_letter(picture: Pixels, box: PixelBox, lines: Sequence[PixelBox]) -> bool:
    """Whether a figure stands in a line of print of its own colour."""
    import numpy as np

    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    ink = _inked(_cut(picture, box, 0))
    if not len(ink):
        return False
    own = np.median(ink, axis=0)
    for line in lines:
        if not (line.x0 <= x <= line.x1 and line.top <= y <= line.bottom):
            continue
        if line.x1 - line.x0 >= BESIDE * (box.x1 - box.x0):
            parts = (line._replace(x1=max(line.x0, box.x0 - 4)), line._replace(x0=min(line.x1, box.x1 + 4)))
            beside = np.concatenate([_inked(_cut(picture, part, 0)) for part in parts])
            if len(beside) and float(np.abs(np.median(beside, axis=0) - own).max()) <= ONE_INK:
                return True
    return False


def _inked(pixels: Pixels) -> Any:
    """The pixels that are ink."""
    flat = pixels.reshape(-1, 3)
    return flat[flat.min(axis=1) < 255 - _PRINT] if len(flat) else flat


def _cut(picture: Pixels, box: PixelBox, around: int) -> Pixels:
    x0, top, x1, bottom = (int(v) for v in box)
    return picture[max(0, top - around) : bottom + around, max(0, x0 - around) : x1 + around]


def drawn_signs(picture: Pixels, rulings: Any, taken: list[PixelBox], scale: float) -> tuple[Sign, ...]:
    """Figures without colour (a black tick, a ring, a greyed disc) that stand apart from print and rulings.

    `taken` are the boxes of recognised lines, areas and signs; `rulings` is the picture without its rulings.
    """
    found = []
    pieces = list(pieces_of_ink(rulings, taken, _INK, 2))
    for box in pieces:
        width, height = box.x1 - box.x0, box.bottom - box.top
        small, large = min(width, height) / scale, max(width, height) / scale
        if small < SMALLEST_TICK or large > LARGEST_MARK or large > 1.6 * small:
            continue
        colour, form = describe(_without_specks(picture, box, pieces))
        if form == "tick" or (small >= SMALLEST_MARK + 1 and form not in (None, "other")):
            found.append(Sign(box, colour, form))
    return tuple(found) if len(found) <= MAX_MARKS else ()


def _without_specks(picture: Pixels, box: PixelBox, pieces: Sequence[PixelBox]) -> Pixels:
    """A figure and what is around it, less specks beside it: the shape of both is none."""
    cut = _cut(picture, box, AROUND)
    left, top = max(0, int(box.x0) - AROUND), max(0, int(box.top) - AROUND)
    largest = SPECK * min(box.x1 - box.x0, box.bottom - box.top)
    specks = [
        piece
        for piece in pieces
        if max(piece.x1 - piece.x0, piece.bottom - piece.top) <= largest
        and piece.x0 - AROUND < box.x1 + AROUND
        and piece.x1 + AROUND > box.x0 - AROUND
        and piece.top - AROUND < box.bottom + AROUND
        and piece.bottom + AROUND > box.top - AROUND
    ]
    cut = cut.copy() if specks else cut
    for x0, upper, x1, lower in specks:
        rows = slice(max(0, int(upper) - AROUND - top), max(0, int(lower) + AROUND - top))
        cut[rows, max(0, int(x0) - AROUND - left) : max(0, int(x1) + AROUND - left)] = 255
    return cut


SHARED = 0.35  # of a word that lies on a sign
SURELY = 0.9  # the score of a number that is one
_LETTERS = frozenset("ABCDGRYabcdgry%12345")  # what may stand on a coloured disc and be the status
_NUMBER = re.compile(r"[A-NPR-Z][1-9]|[1-7]\d")  # on a disc in front of what it names: "R1"; O and 8 are rings


def without_signs(words: Sequence[Word], signs: Sequence[tuple[Box, Sign]]) -> tuple[Word, ...]:
    """The words without those that are a sign; `signs` with their boxes in points."""
    return tuple(w for w in words if _is_print(w) or not any(_is_sign(w, *b) for b in signs))


def _is_print(word: Word) -> bool:
    """Whether a word says what no sign is read as."""
    numbered = word.score >= SURELY and _NUMBER.fullmatch(word.text) is not None
    return len(word.text) > 2 or word.text in _LETTERS or numbered


def _is_sign(word: Word, box: Box, sign: Sign) -> bool:
    if sign.colour is not None and len(word.text) == 1 and word.box.holds(*box.centre):
        return True
    shared = box.overlap(word.box) > SHARED * max(1.0, word.box.width * word.box.height)
    return sign.form != "other" and shared and box.holds(*word.box.centre)
