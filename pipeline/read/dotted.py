"""Lines drawn dot by dot, each dot a path of its own: dots in a row, close to one another, are one ruling."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.models.page import Box, Ruling

Dot = tuple[Box, str]  # and its colour

NEAR = 4.0  # points from the beginning of one dot to that of the next
LEAST = 8  # dots of a line
CLOSE = 6.0  # points: of lines nearer to one another many are a pattern that paints an area


def dotted_lines(dots: Sequence[Dot]) -> list[Ruling]:
    """The rulings that dots make, from side to side and from top to bottom."""
    if len(dots) < LEAST:
        return []
    return [*_apart(list(_runs(dots, level=True))), *_apart(list(_runs(dots, level=False)))]


def _runs(dots: Sequence[Dot], *, level: bool) -> Iterator[Ruling]:
    """Dots of one height (or of one place across), in runs."""
    rows: dict[float, list[Dot]] = defaultdict(list)
    for dot in dots:
        box = dot[0]
        rows[round((box[level] + box[level + 2]) / 2, 1)].append(dot)  # its middle
    side = 0 if level else 1
    for row in rows.values():
        run: list[Dot] = []
        for dot in sorted(row, key=lambda found: found[0][side]):
            if run and dot[0][side] - run[-1][0][side] > NEAR:
                yield from _line(run, level=level)
                run = []
            run.append(dot)
        yield from _line(run, level=level)


def _line(run: Sequence[Dot], *, level: bool) -> Iterator[Ruling]:
    if len(run) >= LEAST:
        (x0, top, *_), (*_, x1, bottom) = run[0][0], run[-1][0]
        yield Ruling(Box(x0, top, x1, bottom), level, run[0][1])


def _apart(lines: Sequence[Ruling]) -> list[Ruling]:
    """The lines less those that lie close between two others: those of a pattern."""
    side = 1 if lines and lines[0].horizontal else 0
    ordered = sorted(lines, key=lambda line: line.box[side])
    beside = {
        at
        for at, (one, other) in enumerate(itertools.pairwise(ordered))
        if other.box[side] - one.box[side] < CLOSE and _overlap(one.box, other.box, 1 - side)
    }
    return [line for at, line in enumerate(ordered) if not {at - 1, at} <= beside]


def _overlap(one: Box, other: Box, side: int) -> bool:
    return min(one[side + 2], other[side + 2]) > max(one[side], other[side])
