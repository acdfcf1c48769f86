"""Rules under headings, from side to side: lines of no table, though they are as wide as one another.

"Recommendation 4 – Storage" in bold over a line, and labels below it. Each of such lines has a heading right above it,
printed as the others are, and alone on its line; those of a table have the rows' own print above them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.models.page import Page, Ruling, Style, Word

FEWEST = 3  # rules of one width and colour in a document
ABOVE, BELOW = 0.8, 0.3  # heights of print that a rule lies below or above the foot of its heading's boxes
INDENT = 6.0  # points by which a heading may stand inside its rule
APART = 1.5  # heights of print between two words: more of it parts two cells
NEAR = 2.0  # points between lines that meet
HIGHEST = 30.0  # points of print

Look = tuple[str, bool, bool, str]
Key = tuple[int, int, str | None]


def without_heading_rules(pages: Sequence[Page]) -> list[Page]:
    """The pages without such rules; scans tell no print and stay as they are."""
    groups: dict[Key, list[tuple[Page, Ruling]]] = defaultdict(list)
    for page in pages:
        for ruling in page.rulings if not page.scanned else ():
            if ruling.horizontal:
                groups[round(ruling.box.x0), round(ruling.box.x1), ruling.colour].append((page, ruling))
    gone = {id(ruling) for own in groups.values() if len(own) >= FEWEST and _head_all(own) for _, ruling in own}
    return [
        replace(page, rulings=tuple(r for r in page.rulings if id(r) not in gone)) if gone and page.rulings else page
        for page in pages
    ]


def _head_all(rules: Sequence[tuple[Page, Ruling]]) -> bool:
    """Whether a heading stands over each of the rules, all printed alike."""
    looks: set[Look | None] = set()
    words: dict[int, list[Word]] = {}
    for page, ruling in rules:
        if page.number not in words:
            words[page.number] = sorted(page.words, key=_foot)
        looks.add(_look_over(ruling, words[page.number]))
        if len(looks) > 1 or None in looks:
            return False
    return all(_stands_alone(ruling, page) for page, ruling in rules)


def _stands_alone(ruling: Ruling, page: Page) -> bool:
    """Whether no line meets a rule or goes on beside it, as borders of cells do."""
    x0, top, x1, _ = ruling.box
    for other in page.rulings:
        box = other.box
        again = abs(box.x0 - x0) <= NEAR and abs(box.x1 - x1) <= NEAR  # itself, or drawn twice
        level = other.horizontal and abs(box.top - top) <= NEAR and not again
        meets = not other.horizontal and x0 - NEAR <= box.x0 <= x1 + NEAR and box.top - NEAR <= top <= box.bottom + NEAR
        if level or meets:
            return False
    return True


def _look_over(ruling: Ruling, words: Sequence[Word]) -> Look | None:
    """How the bold words right above a rule are printed, where they stand alone at its left; else None."""
    line = sorted(_above(ruling, words), key=_left)
    if not line or not -1 <= line[0].box.x0 - ruling.box.x0 <= INDENT or line[-1].box.x1 > ruling.box.x1 + 1:
        return None
    looks = {_look(word.style) for word in line}
    parted = any(b.box.x0 - a.box.x1 > APART * b.box.height for a, b in pairwise(line))
    return looks.pop() if len(looks) == 1 and line[0].style.bold and not parted else None


def _above(ruling: Ruling, words: Sequence[Word]) -> Iterator[Word]:
    x0, top, x1, _ = ruling.box
    first = bisect_left(words, top - HIGHEST, key=_foot)
    for word in words[first : bisect_right(words, top + HIGHEST, key=_foot)]:
        near = -BELOW <= (top - word.box.bottom) / max(1.0, word.box.height) <= ABOVE
        if near and word.box.x0 < x1 and word.box.x1 > x0:
            yield word


def _look(style: Style) -> Look:
    return style.font, style.bold, style.italic, style.colour


def _foot(word: Word) -> float:
    return word.box.bottom


def _left(word: Word) -> float:
    return word.box.x0
