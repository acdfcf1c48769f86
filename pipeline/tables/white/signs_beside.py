"""A column of small figures, pictures or discs at the right of all words, which white alone can't show."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.models.page import Page, Word
from pipeline.tables.marks import is_white
from pipeline.text.lines import box_of

LEAST_SIGNS = 2
LARGEST_SIGN = 24.0  # points: larger paint is no disc or lamp


def signs_beside(page: Page, words: Sequence[Word]) -> tuple[tuple[float, ...], float]:
    """Where the column begins and ends that small figures and pictures fill to the right of all words, if they do."""
    around = box_of(words)
    small = (f for f in page.fills if max(f.box.width, f.box.height) <= LARGEST_SIGN and not is_white(f.colour))
    drawn = [*(s.box for s in page.shapes), *(p.box for p in page.pictures if p.form), *(f.box for f in small)]
    beside = [b for b in drawn if around.top < b.centre[1] < around.bottom and b.x0 > around.x1]
    if len(beside) < LEAST_SIGNS:
        return (), 0.0
    return ((around.x1 + min(b.x0 for b in beside)) / 2,), max(b.x1 for b in beside)
