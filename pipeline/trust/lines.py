"""Lines of a table that are not where they should be: they run through words.

A line between two rows or columns stands in the white between their words. Where it doesn't, words beside it may have
come into the wrong cell. Asked only of pages with cells that lines alone tell: where tags agree, no line is needed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from pipeline.models.page import Box, Page
from pipeline.models.report import Report
from pipeline.models.text import Locator

INSIDE = 0.25  # heights of a line that an underline or a border may reach into a word
ACROSS = 1.5  # points that a border may reach into a word from its side
BEYOND = 2.0  # points that a border reaches further than a word; what strikes a word out does not
NEAR = 4.0  # points
ALONE = "by_rulings_alone"


def pages_of_lines(report: Report) -> frozenset[int]:
    """The pages with cells that lines alone tell."""
    return frozenset(
        place.page
        for row in report.recommendations
        for name, signals in row.evidence
        if ALONE in signals
        for place in dict(row.sources).get(name, ())
    )


def run_through(pages: Iterable[Page], asked: Collection[int]) -> tuple[Locator, ...]:
    """The words of the pages asked for that a line runs through."""
    return tuple(Locator(page.number, box) for page in pages if page.number in asked for box in _crossed(page))


def _crossed(page: Page) -> Iterator[Box]:
    flat = sorted((r.box for r in page.rulings if r.horizontal), key=lambda box: box.top)
    upright = sorted(r.box for r in page.rulings if not r.horizontal)
    tops, lefts = [box.top for box in flat], [box.x0 for box in upright]
    at: dict[tuple[float, float], list[Box]] = {}  # the lines that run through a height, asked for once
    for word in page.words if page.rulings else ():
        x0, top, x1, bottom = box = word[2]
        room = INSIDE * (bottom - top)
        over = at.get((top, bottom))
        if over is None:
            over = at[top, bottom] = flat[bisect_right(tops, top + room) : bisect_left(tops, bottom - room)]
        first = bisect_right(lefts, x0 + ACROSS)
        down = upright[first : bisect_left(lefts, x1 - ACROSS, first)] if first < len(lefts) else ()
        if (
            (over or down)
            and word.style.angle == 0
            and (
                any(line.x0 < x0 - BEYOND and line.x1 > x1 + BEYOND for line in over)
                or any(line.top < top + room and line.bottom > bottom - room for line in down)
            )
        ):
            yield box


def owners(report: Report, crossed: Sequence[Locator]) -> frozenset[tuple[int, str]]:
    """(index, field) of the cells that such a word stands in or beside."""
    on = defaultdict(list)
    for place in crossed:
        on[place.page].append(place.box.centre)
    return frozenset(
        (row.index, name)
        for row in report.recommendations
        for name, places in row.sources
        for own in places
        if any(_near(own.box, *centre) for centre in on.get(own.page, ()))
    )


def _near(cell: Box, x: float, y: float) -> bool:
    return cell.x0 - NEAR <= x <= cell.x1 + NEAR and cell.top - NEAR <= y <= cell.bottom + NEAR
