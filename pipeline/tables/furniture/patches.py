"""Painted patches that stand at one place of several pages and say other things there: the state on each record's page.

A running head or a stamp says the same on all of them, the tab of a chapter on many that follow one another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.models.page import Box, Page
from pipeline.text.lines import spoken

WIDEST, HIGHEST = 0.4, 0.06  # of the page
SAME = 3.0  # points
OFTEN = 0.5  # of the pages, from one to the next: the tabs of chapters seldom change
_Place = tuple[int, int, int]  # where a patch begins, and how wide it is
_LETTERS = re.compile(r"[^\W\d_]+")


def patches_told_apart(pages: Sequence[Page], margin: float) -> Mapping[int, list[Box]]:
    """By page, the patches in its margins that hold other words than those at the same place of other pages."""
    places: dict[_Place, list[tuple[Page, Box]]] = defaultdict(list)
    for page in pages:
        for box in {fill.box for fill in page.fills if _may_be(fill.box, page, margin)}:
            places[round(box.x0 / SAME), round(box.top / SAME), round(box.width / SAME)].append((page, box))
    found: dict[int, list[Box]] = defaultdict(list)
    for patches in (own for own in places.values() if len(own) > 1):
        told = [_said(page, box) for page, box in patches]
        changes = sum(one != other for one, other in pairwise(told))
        if len({*told} - {""}) > 1 and changes > OFTEN * (len(told) - 1):
            for page, box in patches:
                found[page.number].append(box)
    return found


def _said(page: Page, box: Box) -> str:
    """The letters of a patch: a number of the page is none of them."""
    x0, top, x1, bottom = box
    level = [w for w in page.words if top <= ((own := w[2])[1] + own[3]) / 2 <= bottom]
    return " ".join(_LETTERS.findall(spoken([w for w in level if x0 <= (w[2][0] + w[2][2]) / 2 <= x1])))


def _may_be(box: Box, page: Page, margin: float) -> bool:
    outer = box.top < margin * page.height or box.bottom > (1 - margin) * page.height
    return outer and box.width <= WIDEST * page.width and box.height <= HIGHEST * page.height
