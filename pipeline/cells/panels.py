"""Painted panels beside the text: facts at the side of a page, whose lines are none of the text's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.models.page import Box, Page, Word
from pipeline.text.lines import lines_of

NARROWEST, WIDEST = 0.15, 0.6  # of the page's width
LOWEST = 60.0  # points
FEWEST = 4  # lines
LEVEL = 1.0  # points between two lines that stand level
MOST_LEVEL = 0.5  # share of a panel's lines that may stand level with others: the labels of values beside them do


def panels_apart(page: Page, words: Sequence[Word]) -> list[list[Word]]:
    """The words as they are read: those of each panel after what begins above it, and before the rest."""
    parts = [list(words)]
    for panel in _panels_on(page):
        rest = parts[-1]
        own = [w for w in rest if panel.holds(*w.box.centre)]
        beside = [w for w in rest if not panel.holds(*w.box.centre)]
        if not _is_apart(panel, own, beside):
            continue
        above = [w for w in beside if w.box.bottom <= panel.top]
        parts[-1:] = [part for part in (above, own) if part] + [[w for w in beside if w.box.bottom > panel.top]]
    return [part for part in parts if part]


def _panels_on(page: Page) -> Iterator[Box]:
    """What is painted, or drawn with round corners, at one side of the page, from top to bottom."""
    drawn = {*(fill.box for fill in page.fills), *page.frames}
    fitting = (b for b in drawn if b.height >= LOWEST and NARROWEST <= b.width / page.width <= WIDEST)
    return iter(sorted(fitting, key=lambda box: (box.top, box.x0)))


def _is_apart(panel: Box, own: Sequence[Word], beside: Sequence[Word]) -> bool:
    """Whether text stands beside a panel on one side, and its own lines do not go on there."""
    level = [w for w in beside if w.box.level(panel)]
    left, right = any(w.box.x1 <= panel.x0 for w in level), any(w.box.x0 >= panel.x1 for w in level)
    if left is right or len(lines := lines_of(own)) < FEWEST:
        return False
    across = any(w.box.x0 < panel.x1 and w.box.x1 > panel.x0 for w in level)
    if across or len(lines_of(level)) < FEWEST:
        return False
    feet = [line[0].box.bottom for line in lines_of(level)]
    shared = sum(any(abs(line[0].box.bottom - foot) <= LEVEL for foot in feet) for line in lines)
    return shared <= MOST_LEVEL * len(lines)
