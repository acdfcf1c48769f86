"""Bands of a table, and the sides of its columns → the grid of its cells: what runs over a side is one cell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from pipeline.models.page import Box
from pipeline.tables.ruled.edges import SNAP
from pipeline.tables.ruled.grid import Grid, Place
from pipeline.tables.stacked.band import Band
from pipeline.tables.stacked.run_over import begun_behind, crossed, run_over_too
from pipeline.tables.stacked.stacks import runs_over
from pipeline.tables.white.rivers import running


def grid_from(bands: Sequence[Band], boundaries: Sequence[float], *, white: bool = False) -> Grid:
    """A grid of one page from bands and column boundaries; a band whose words cross all of them is one cell."""
    x0, x1 = bands[0].box.x0, bands[0].box.x1
    lefts = [x0, *(x for x in boundaries if x0 + SNAP < x < x1 - SNAP), x1]
    places = []
    run_over = {x for band in bands if band.lower for x in crossed(lefts[1:-1], running(band.lines))}

    @cache
    def begun(at: int) -> Sequence[float]:
        return begun_behind(bands[at].lines, lefts[1:-1])

    for row, band in enumerate(bands):
        if not band.lower and _crosses(band, lefts):
            places.append(Place(band.box, row, 0, 1, len(lefts) - 1))
            continue
        others = (x for at in range(len(bands)) if at != row for x in begun(at))  # asked of few bands
        places += _places(band, row, lefts, run_over if band.lower else (), others)
    tops = [b.box.top for b in bands] + [bands[-1].box.bottom]
    around = Box(x0, tops[0], x1, tops[-1])
    return Grid(bands[0].page, around, tuple(lefts), tuple(tops), tuple(places), white)


def _places(
    band: Band, row: int, lefts: Sequence[float], known: Collection[float], begun: Iterable[float]
) -> Iterator[Place]:
    """The places of one band; a heading over two columns is one place, and so is what runs over the side of one.

    `begun`: where the words of other bands begin behind the sides of columns.
    """
    headings = [w.box for w in band.words] if band.words and all(w.style.bold for w in band.words) else []
    over = crossed(lefts[1:-1], headings or running(band.lines))
    over |= run_over_too(band.lines, lefts[1:-1], [*begun]) if over else set()
    first = 0
    for last, right in enumerate(lefts[1:]):
        if right not in over and right not in known:
            yield Place(Box(lefts[first], band.box.top, right, band.box.bottom), row, first, 1, last - first + 1)
            first = last + 1


def _crosses(band: Band, lefts: Sequence[float]) -> bool:
    """Whether a band is a theme row: one line over a boundary that leaves the right side empty, or set over all."""
    inner = lefts[1:-1]
    if not band.words or not inner or not band.one_line:
        return bool(inner) and band.set_over
    over = any(w.box.x0 < x - 1 and w.box.x1 > x + 1 for w in band.words for x in inner)
    starts, ends = min(w.box.x0 for w in band.words), max(w.box.x1 for w in band.words)
    return over or (starts < inner[0] < ends and band.one_run) or (len(inner) == 1 and runs_over(band, inner[0]))
