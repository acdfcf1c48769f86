"""What is printed and was not read: stretches of painted text that no word lies in.

The file paints text in pieces, and where a piece stands does not depend on which letters it is said to be. A piece that
reaches further than its words, or has none, held something that was lost on the way.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.models.page import Box, Page, Word
from pipeline.models.report import Report
from pipeline.models.text import Locator, Text

ENDS = 0.35  # heights of a line that a piece may reach further than its words: a space stands there
ALONE = 1.2  # the same for a piece without words: a few spaces
LOW = 0.2  # the height of a piece that paints nothing, in points
FAR, NEAR = 24.0, 4.0  # points: two lines below a cell's words, and a little beside them
_STEP = 8.0  # points: words are looked up by where they stand
_Reach = tuple[float, float, int]  # a word's left and right, its position on the page
_Line = tuple[float, float, list[_Reach], list[float]]  # top, bottom, the words from left to right, their lefts


def unread(pages: Iterable[Page]) -> tuple[Locator, ...]:
    """Every such stretch of these pages. Pages read from their picture have none: nobody says where text is painted."""
    return tuple(Locator(page.number, box) for page in pages if page.printed for box in _of_page(page))


def _of_page(page: Page) -> Iterator[Box]:
    rows = _rows(page.words)
    height, level = (0.0, 0.0), list[_Line]()
    for piece in page.printed:
        x0, top, x1, bottom = piece
        if bottom - top > LOW and x1 - x0 > (bottom - top) * ENDS:
            if height != (top, bottom):  # the pieces of one line follow one another
                height, middle = (top, bottom), (top + bottom) / 2
                level = [line for line in rows.get(int(middle // _STEP), ()) if line[0] <= middle <= line[1]]
            for _, _, words, lefts in level:
                first, last = bisect_right(lefts, x0) - 1, bisect_left(lefts, x1) - 1
                if 0 <= first <= last and words[first][1] > x0 and words[last][1] >= x1:
                    break  # cheap to ask: a word stands over each end of the piece, so that nothing of it is left
            else:
                yield from _left(piece, level)


def _rows(words: Sequence[Word]) -> dict[int, list[_Line]]:
    """The words by where they stand: all of one line and size share its top and bottom, and are looked up together."""
    lines: dict[tuple[float, float], list[_Reach]] = defaultdict(list)
    above, below, line = 0.0, 0.0, list[_Reach]()
    for at, word in enumerate(words):
        x0, top, x1, bottom = word[2]
        if top != above or bottom != below or not at:  # those of one line mostly follow one another
            above, below, line = top, bottom, lines[top, bottom]
        line.append((x0, x1, at))
    rows: dict[int, list[_Line]] = defaultdict(list)
    for (top, bottom), own in lines.items():
        own.sort()
        found = (top, bottom, own, [left for left, _, _ in own])
        for row in range(int(top // _STEP), int(bottom // _STEP) + 1):
            rows[row].append(found)
    return rows


def _left(piece: Box, lines: Sequence[_Line]) -> Iterator[Box]:
    """What of a piece no word covers, at its ends; `lines`: those at its height."""
    x0, top, x1, bottom = piece
    own = [
        (at, left, right, foot - head)
        for head, foot, words, lefts in lines
        for left, right, at in words[: bisect_left(lefts, x1)]
        if right > x0
    ]
    if not own:
        if x1 - x0 > ALONE * (bottom - top):
            yield piece
        return
    first, last = min([left for _, left, _, _ in own]), max([right for _, _, right, _ in own])
    room = ENDS * min(own)[3]
    if first - x0 > room:
        yield Box(x0, top, first, bottom)
    if x1 - last > room:
        yield Box(last, top, x1, bottom)


def holders(report: Report, missed: Sequence[Locator]) -> frozenset[tuple[int, str]]:
    """(index, field) of the cells in which something was missed, or next to whose words it stands."""
    found: set[tuple[int, str]] = set()
    for place in missed:
        near = [(_away(place, own), row, name) for row in report.recommendations
                for name, places in row.sources for own in places if own.page == place.page]  # fmt: skip
        away, row, name = min(near, key=lambda one: one[0], default=(FAR, None, ""))
        if row is not None and away < FAR:
            found.add((row.index, name))
            if name == "recommendation" and row.title and _beside(place, row.title):
                found.add((row.index, "title"))
    return frozenset(found)


def _away(place: Locator, cell: Locator) -> float:
    """How far a place is from a cell, in points; beside it is too far."""
    x, y = place.box.centre
    if not cell.box.x0 - NEAR <= x <= cell.box.x1 + NEAR:
        return FAR
    return max(cell.box.top - y, y - cell.box.bottom, 0.0)


def _beside(place: Locator, text: Text) -> bool:
    """Whether a place stands at the height of a text."""
    y = place.box.centre[1]
    return any(word.page == place.page and word.box.top <= y <= word.box.bottom for word in text.words())
