"""The columns below headings that are printed again and again: drawn beside or behind these, else white through all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.models.page import Box, Page, Word
from pipeline.tables.ruled.edges import SNAP, edges_of, split
from pipeline.tables.white.rivers import rivers
from pipeline.tables.white.white_themes import white_in
from pipeline.text.lines import Line, box_of

LEAST = 2  # columns
INTO = 1.0  # points
MOST = 0.6  # share of the headings that must show a line between two columns
WIDE = 0.9  # share of the width over which a line parts two rows
PADDING = 3.0  # points around words
TALL = 0.8  # share of the height of cells over which one of them is painted
WIDER = 3.0  # times the height of a heading: a painted cell is no higher

Lines = Sequence[Line]


def columns_of(heads: Sequence[Lines], bodies: Sequence[Lines], pages: Mapping[int, Page]) -> tuple[float, ...]:
    """The boundaries between columns, each of which has a heading; none where nothing shows two."""
    named = [[w for line in lines for w in line] for lines in heads]
    told = [*(w for words in named for w in words), *(w for lines in bodies for line in lines for w in line)]
    if drawn := _headed(_common([_heading_sides(words, pages) for words in named], named), named[0]):
        return drawn
    painted = _common([_painted_sides(lines, pages) for lines in bodies if lines], named)
    apart = [side for side in painted if _parts(side[0], heads[0])]
    return _headed(sorted([*_white(told), *apart]), named[0])


def _white(words: Sequence[Word]) -> Iterator[tuple[float, float]]:
    for left, right in rivers(words, float("-inf"), float("inf")):
        x = right - min(2.0, (right - left) / 2)
        yield left, x


def _common(shown: Sequence[Sequence[float]], named: Sequence[Sequence[Word]]) -> Iterator[tuple[float, float]]:
    """Lines, or sides of painted cells, that most headings or bodies show, and that run through no heading's word."""
    known: list[float] = []
    for x in sorted(x for sides in shown for x in sides):
        near = sum(any(abs(x - other) <= SNAP for other in sides) for sides in shown)
        free = not any(w.box.x0 < x - INTO and w.box.x1 > x + INTO for words in named for w in words)
        if near >= MOST * len(shown) and free and (not known or x - known[-1] > 2 * SNAP):
            known.append(x)
    left, right = min(w.box.x0 for w in named[0]), max(w.box.x1 for w in named[0])
    yield from ((x, x) for x in known if left < x < right)


def _parts(x: float, lines: Lines) -> bool:
    """Whether headings stand apart at a place: the paint behind a word ends between two words of one heading too."""
    return any(left - INTO <= x <= right + INTO for line in lines for left, right in white_in(line))


def _heading_sides(words: Sequence[Word], pages: Mapping[int, Page]) -> list[float]:
    return sorted(_sides(pages[words[0].page], box_of(words)))


def _painted_sides(lines: Lines, pages: Mapping[int, Page]) -> list[float]:
    """The sides of cells that are painted from the first to the last of some lines, or nearly: a status, say."""
    first = lines[0][0].page
    box = box_of(w for line in lines for w in line if w.page == first)
    cells = [f.box for f in pages[first].fills if f.box.width < WIDE * box.width]
    tall = [c for c in cells if min(c.bottom, box.bottom) - max(c.top, box.top) >= TALL * box.height]
    return sorted(x for cell in tall for x in (cell.x0, cell.x1))


def _sides(page: Page, box: Box) -> Iterator[float]:
    y = box.centre[1]
    yield from (r.box.x0 for r in page.rulings if not r.horizontal and r.box.top <= y <= r.box.bottom)
    cells = [f.box for f in page.fills if f.box.top <= y <= f.box.bottom and f.box.height < WIDER * box.height]
    yield from (x for cell in cells for x in (cell.x0, cell.x1))


def _headed(sides: Iterable[tuple[float, float]], named: Sequence[Word]) -> tuple[float, ...]:
    """The boundaries behind which a heading stands and in front of which one ends."""
    found: list[float] = []
    for left, x in sides:
        below = [w for w in named if (not found or w.box.x0 >= found[-1] - INTO) and w.box.x1 <= left + INTO]
        if below:
            found.append(x)
        elif found:  # white inside of a column: what stands left of it has no heading
            found[-1] = x
    return tuple(found) if len(found) + 1 >= LEAST else ()


def sides_of(
    words: Sequence[Word], told: Lines, boundaries: Sequence[float], pages: Mapping[int, Page]
) -> tuple[float, float]:
    """How far a block reaches: its words, and what is painted or drawn beside those `told` in its last column."""
    around = box_of(words)
    reach = around.x1
    for number in {line[0].page for line in told}:
        box = box_of(w for line in told for w in line if w.page == number)
        page = pages[number]
        drawn = [*(s.box for s in page.shapes), *(f.box for f in page.fills), *(p.box for p in page.pictures if p.form)]
        reach = max([reach, *(b.x1 for b in drawn if box.top < b.centre[1] < box.bottom and b.x0 > boundaries[-1] - 2)])
    return around.x0 - PADDING, reach + PADDING


def parted_by_lines(head: Lines, lines: Lines, pages: Mapping[int, Page]) -> Iterator[Lines]:
    """The lines below some headings, cut where a line is drawn between them over all of their words."""
    start, reach = 0, 0.0
    around = box_of(w for line in (*head, *lines) for w in line)
    flat = {n: _across(pages[n], around) for n in {line[0].page for line in lines}}
    for at, line in enumerate(lines):
        page, box = line[0].page, box_of(line)
        turned = at == 0 or lines[at - 1][0].page != page
        if not turned and any(reach - INTO <= y <= box.top + INTO for y in flat[page]):
            yield lines[start:at]
            start = at
        reach = box.bottom if turned else max(reach, box.bottom)
    yield lines[start:]


def _across(page: Page, around: Box) -> list[float]:
    """The heights of lines that are drawn over nearly the whole width."""
    flat, _ = split(edges_of(page.rulings))
    return [e["top"] for e in flat if min(e["x1"], around.x1) - max(e["x0"], around.x0) >= WIDE * around.width]
