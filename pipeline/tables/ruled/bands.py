"""Painted rows that no line encloses: a coloured heading over a grid, a total row under it or between two grids.

Spreadsheet software paints such rows and leaves the borders out. Only a band as wide as the grid, touching it, counts.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.models.page import Box, Fill, Page, Word
from pipeline.tables.marks import is_white
from pipeline.tables.ruled.edges import SNAP, Edge, cuts, horizontal, vertical
from pipeline.tables.ruled.grid import LEAST_HEIGHT, Grid, Place
from pipeline.tables.stacked.joints import joints
from pipeline.text.lines import box_of, lines_of

HIGHEST = 0.25  # share of the page height: a higher area is a background
APART = 1.5  # times the line's height: white between two cells, wider than any space between words
WIDER = 2.5  # times the line's narrowest space: white between two figures that a column's side runs through
LEAST_SEGMENTS = 3


def with_bands(edges: Sequence[Edge], grids: Sequence[Grid], page: Page) -> list[Edge]:
    """The edges, and those around every painted row that touches one of the grids; the same where there is none."""
    left = _bands(page, grids)
    known = [(g.box, g.lefts) for g in grids]
    added = list(_inner(edges, grids, page))
    found = True
    while found:
        found = False
        for band in left:
            lefts = next((lefts for box, lefts in known if _touches(band, box)), None)
            if lefts is not None:
                lefts = tuple(sorted({*lefts, *_painted_apart(band, lefts, page)}))
                added += _around(band, lefts, page.words)
                known.append((band, lefts))
                left.remove(band)
                found = True
                break
    return [*edges, *added] if added else list(edges)


def _inner(edges: Sequence[Edge], grids: Sequence[Grid], page: Page) -> Iterator[Edge]:
    """The line that software left out along the foot of a painted row inside a grid, where its columns begin."""
    flat = [e for e in edges if e["orientation"] == "h"]
    starts = [(e["x0"], e["top"]) for e in edges if e["orientation"] == "v"]
    for grid in grids:
        for band in (f.box for f in page.fills if not is_white(f.colour) and _is_row(f.box, grid.box)):
            y = band.bottom
            begins = any(abs(top - y) <= SNAP and _any_near(x, grid.lefts[1:-1]) for x, top in starts)
            drawn = any(abs(e["top"] - y) <= 2 * SNAP and e["x0"] < band.x1 and e["x1"] > band.x0 for e in flat)
            if begins and not drawn and not cuts(y, [w.box for w in page.words if grid.box.holds(*w.box.centre)]):
                yield horizontal(Box(grid.box.x0, y, grid.box.x1, y))


def _is_row(band: Box, grid: Box) -> bool:
    """Whether a painted area inside a grid is as wide as it, and another row stands below."""
    wide = abs(band.x0 - grid.x0) <= SNAP and abs(band.x1 - grid.x1) <= SNAP
    return wide and band.height >= LEAST_HEIGHT and grid.top < band.bottom < grid.bottom - SNAP


def _any_near(x: float, others: Iterable[float]) -> bool:
    return any(abs(x - other) <= SNAP for other in others)


def _bands(page: Page, grids: Sequence[Grid]) -> list[Box]:
    """Painted areas outside all grids, from top to bottom, that hold words; neighbours in one height made one."""
    bands: list[Box] = []
    most = HIGHEST * page.height
    own = [f for f in page.fills if LEAST_HEIGHT < f.box[3] - f.box[1] < most and not is_white(f.colour)]
    for box in [fill.box for fill in sorted(own, key=_place)]:
        if any(g.box.top - SNAP < box.centre[1] < g.box.bottom + SNAP for g in grids):
            continue
        last = bands[-1] if bands else None
        if last and abs(last.top - box.top) + abs(last.bottom - box.bottom) < SNAP and box.x0 - last.x1 < SNAP:
            bands[-1] = last.union(box)
        else:
            bands.append(box)
    return [b for b in bands if any(b.holds(*w.box.centre) for w in page.words)]


def _painted_apart(band: Box, lefts: Sequence[float], page: Page) -> list[float]:
    """Where the painted cells meet that a band is made of, as far as no side of a column is known there."""
    cells = [f.box for f in page.fills if not is_white(f.colour) and _is_level(f.box, band)]
    met = joints(cells, band.x0, band.x1) if len(cells) >= LEAST_SEGMENTS else []
    return [x for x in met if not _any_near(x, lefts)]


def _is_level(box: Box, band: Box) -> bool:
    inside = band.x0 - SNAP <= box.x0 and box.x1 <= band.x1 + SNAP
    return inside and abs(box.top - band.top) + abs(box.bottom - band.bottom) < SNAP


def _place(fill: Fill) -> tuple[int, float]:
    return round(fill.box.top / SNAP), fill.box.x0


def _touches(band: Box, box: Box) -> bool:
    alike = abs(band.x0 - box.x0) <= SNAP and abs(band.x1 - box.x1) <= SNAP
    return alike and (abs(band.bottom - box.top) <= SNAP or abs(band.top - box.bottom) <= SNAP)


def _around(band: Box, lefts: Sequence[float], words: Sequence[Word]) -> Iterator[Edge]:
    """Lines above and below a band, and the grid's columns through it where no words stand in the way."""
    held = [w for w in words if band.holds(*w.box.centre)]
    for y in (band.top, band.bottom):
        yield horizontal(Box(lefts[0], y, lefts[-1], y))
    boxes = _standing(held, lefts)
    for x in lefts:
        if not any(box.x0 < x - 1 and box.x1 > x + 1 for box in boxes):
            yield vertical(Box(x, band.top, x, band.bottom))


def _standing(words: Sequence[Word], lefts: Sequence[float]) -> list[Box]:
    """What no column's side may run through: every word; a title, whose lines are one run of words each, as a whole."""
    runs = [run for line in lines_of(words) for run in _runs(line, lefts)]
    lines = {round(run[0].box.top) for run in runs}
    return [box_of(run) for run in runs] if len(runs) == len(lines) else [w.box for w in words]


def with_columns(grid: Grid, words: Sequence[Word]) -> Grid:
    """The grid, a row or part of it drawn as one place cut where three runs of words or more have columns of their own.

    That is a total row whose inner borders were left out, every other row of a design that leaves them out there, or
    coloured headings on a scan; a theme that runs across is one run of words.
    """
    places: list[Place] = []
    for place in grid.places:
        wide = place.columns >= LEAST_SEGMENTS and place.rows == 1
        inside = _inside(place.box, words) if wide else []
        places += _cut(place, grid, inside) if len(inside) >= LEAST_SEGMENTS else (place,)
    return replace(grid, places=tuple(places)) if len(places) > len(grid.places) else grid


def _inside(box: Box, words: Sequence[Word]) -> list[Word]:
    x0, top, x1, bottom = box
    level = [w for w in words if top <= ((own := w[2])[1] + own[3]) / 2 <= bottom]
    return [w for w in level if x0 <= (w[2][0] + w[2][2]) / 2 <= x1]


def _cut(place: Place, grid: Grid, words: Sequence[Word]) -> Sequence[Place]:
    """One place for each run of words, over the columns that it takes up; the place itself where they keep to none.

    Several lines all of which keep to the columns have a place in each of them.
    """
    lines = lines_of(words)
    runs = [run for line in lines for run in _runs(line, grid.lefts)]
    firsts = [bisect_right(grid.lefts, run[0].box.x0 + SNAP) - 1 for run in runs]
    lasts = [bisect_right(grid.lefts, run[-1].box.x1 - 1) - 1 for run in runs]
    if len({*firsts}) < LEAST_SEGMENTS:
        return (place,)
    if len(lines) > 1:
        return list(_places(place, grid, {})) if firsts == lasts else (place,)
    if any(a >= b for a, b in zip(lasts, firsts[1:], strict=False)):
        return (place,)
    return list(_places(place, grid, dict(zip(firsts, lasts, strict=True))))


def _runs(line: Sequence[Word], lefts: Sequence[float]) -> list[list[Word]]:
    """The line cut where white is too wide for a space between words."""
    spaces = [b.box.x0 - a.box.x1 for a, b in itertools.pairwise(line)]
    narrowest = max(1.0, min(spaces, default=1.0))
    runs = [[line[0]]]
    for (before, word), space in zip(itertools.pairwise(line), spaces, strict=True):
        side = any(before.box.x1 <= x <= word.box.x0 + SNAP for x in lefts)
        if space >= APART * word.box.height or (side and space >= WIDER * narrowest):
            runs.append([word])
        else:
            runs[-1].append(word)
    return runs


def _places(place: Place, grid: Grid, spans: dict[int, int]) -> Iterator[Place]:
    """A place for every span (first column → last), and one for every column between them."""
    column = place.column
    while column < place.column + place.columns:
        end = max(spans.get(column, column), column) + 1
        box = Box(grid.lefts[column], place.box.top, grid.lefts[end], place.box.bottom)
        yield Place(box, place.row, column, 1, end - column)
        column = end
