"""Columns of a grid that only the pieces of its lines between rows show: a border for each cell, none between them.

A theme in the first column that spans rows has a line at its side; what lies beside it would be one wide column. Where
no cell spans rows, `undrawn` makes a stack of lines of such a grid.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.models.page import Box, Ruling, Word
from pipeline.tables.ruled.grid import Grid, Place
from pipeline.tables.stacked.joints import joints
from pipeline.tables.stacked.stacks import Stack, bands_of, between_words, pieces_of

LEAST_JOINTS = 2  # in one column


def with_pieced_columns(grid: Grid, drawn: Iterable[Ruling], words: Sequence[Word]) -> Grid:
    """The grid, its columns parted where pieces of its lines meet and no word stands; as it is where none do."""
    if len(grid.lefts) <= 2 or all(place.rows == 1 for place in grid.places):
        return grid
    drawn = tuple(drawn)
    added = [x for sides in itertools.pairwise(grid.lefts) for x in _parting(grid, sides, drawn, words)]
    if not added:
        return grid
    lefts = tuple(sorted({*grid.lefts, *added}))
    return replace(grid, lefts=lefts, places=tuple(p for place in grid.places for p in _cut(place, grid, lefts)))


def _parting(
    grid: Grid, sides: tuple[float, float], drawn: Sequence[Ruling], words: Sequence[Word]
) -> tuple[float, ...]:
    """Where pieces of lines meet within one column, if all its rows leave white there."""
    x0, x1 = sides
    met = tuple(joints(pieces_of(drawn, x0, x1, grid.tops), x0, x1))
    if len(met) < LEAST_JOINTS:
        return ()
    bands = bands_of(Stack(grid.page, x0, x1, grid.tops), words)
    return met if tuple(between_words(bands, met)) == met else ()


def _cut(place: Place, grid: Grid, lefts: Sequence[float]) -> Iterator[Place]:
    """A place with its columns counted anew; one over the parted column alone is cut into its parts."""
    first, last = grid.lefts[place.column], grid.lefts[place.column + place.columns]
    at, end = lefts.index(first), lefts.index(last)
    if place.columns > 1 or end == at + 1:
        yield place._replace(column=at, columns=end - at)
        return
    for column, (x0, x1) in enumerate(itertools.pairwise(lefts[at : end + 1]), start=at):
        yield place._replace(box=Box(x0, place.box.top, x1, place.box.bottom), column=column)
