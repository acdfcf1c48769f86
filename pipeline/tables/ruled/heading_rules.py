"""Rules under headings, from side to side: lines of no table, though they are as wide as one another.

"Recommendation 4 – Storage" in bold over a line, and labels below it. Each of such lines has a heading right above it,
printed as the others are, and alone on its line; those of a table have the rows' own print above them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.models.page import Box, Page, Ruling, Style, Word

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
    pages = {id(page): page for page, _ in rules}
    if not all(_stand_alone([r for p, r in rules if p is page], page) for page in pages.values()):
        return False  # as the borders of tables
    looks: set[Look | None] = set()
    for page, ruling in rules:
        looks.add(_look_over(ruling, page.words))
        if len(looks) > 1 or None in looks:
            return False
    return True


def _stand_alone(rules: Sequence[Ruling], page: Page) -> bool:
    """Whether a page has no line that meets a rule, goes on beside it or parts the rows between two: borders of cells.

    Below them all one more may stand, as wide as they are; what stands above them is another table's.
    """
    x0, first, x1, _ = min((rule.box for rule in rules), key=lambda box: box.top)
    last, further = max(rule.box.top for rule in rules), 0
    for box, level in ((other.box, other.horizontal) for other in page.rulings):
        if box.x1 < x0 - NEAR or box.x0 > x1 + NEAR or any(_again(box, rule.box) for rule in rules):
            continue
        as_wide = abs(box.x0 - x0) <= NEAR and abs(box.x1 - x1) <= NEAR
        if level and box.top < first - NEAR:
            continue
        if level and not (as_wide and box.top > last + NEAR):
            return False
        if not level and any(box.top - NEAR <= rule.box.top <= box.bottom + NEAR for rule in rules):
            return False
        further += level
    return further <= 1


def _again(box: Box, rule: Box) -> bool:
    """Whether it is the rule, or the same one drawn twice."""
    return abs(box.top - rule.top) <= NEAR and abs(box.x0 - rule.x0) <= NEAR and abs(box.x1 - rule.x1) <= NEAR


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
    for word in [w for w in words if top - HIGHEST <= w[2][3] <= top + HIGHEST]:
        near = -BELOW <= (top - word.box.bottom) / max(1.0, word.box.height) <= ABOVE
        if near and word.box.x0 < x1 and word.box.x1 > x0:
            yield word


def _look(style: Style) -> Look:
    return style.font, style.bold, style.italic, style.colour


def _left(word: Word) -> float:
    return word.box.x0
