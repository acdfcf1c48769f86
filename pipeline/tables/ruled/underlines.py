"""Lines that underline words, as headings have them: no lines of a table."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipeline.models.page import Page, Ruling, Word
from pipeline.text.underlined import ABOVE, BELOW, ENDS, at_foot

ENDS_SCANNED = 4.0  # points by which an underline on a scan may be shorter or longer than its words
WIDEST = 0.6  # share of the page's width: a longer one parts a page


def without_underlines(page: Page) -> Page:
    """The page without the lines that begin and end with the words right above them, and touch these."""
    level = [r for r in page.rulings if r.horizontal and r.box.width < WIDEST * page.width]
    if not level:
        return page
    bottoms = [word[2][3] for word in page.words]
    order = sorted(range(len(bottoms)), key=bottoms.__getitem__)
    words, feet = [page.words[at] for at in order], [bottoms[at] for at in order]
    ends = ENDS_SCANNED if page.scanned else ENDS
    lines = {id(r) for r in level if _underlines(r, words, feet, ends)}
    return replace(page, rulings=tuple(r for r in page.rulings if id(r) not in lines)) if lines else page


def _underlines(ruling: Ruling, words: Sequence[Word], feet: Sequence[float], ends: float) -> bool:
    x0, top, x1, _ = ruling.box
    highest = 20.0  # points: print is no higher where it is underlined
    near = words[bisect_left(feet, top - BELOW * highest) : bisect_right(feet, top + ABOVE * highest)]
    own = [w.box for w in near if w.box.x0 < x1 and w.box.x1 > x0 and at_foot(w.box, top)]
    if not own:
        return False
    return abs(min(box.x0 for box in own) - x0) <= ends and abs(max(box.x1 for box in own) - x1) <= ends
