"""Do the borders of a table stand where its text says they should?

A table keeps the same distance between a border and the text beside it. Where one differs, the border is not where the
row or column ends, and words may be in the wrong cell.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import TypeVar

from pipeline.cells.evidence.lanes import LIKE, Lane
from pipeline.cells.evidence.pieces import Piece, Pieces, Place
from pipeline.models.table import Reading

OFF = 3.5  # points from the usual distance
FEWEST = 4  # distances: of fewer none is usual
ALIKE = 0.6  # share of them that must be usual
_Key = TypeVar("_Key")


def odd_borders(pieces: Pieces, lanes: Sequence[Lane], by: Reading) -> dict[Place, tuple[str, ...]]:
    """For each cell beside a border that stands oddly: `border_above_odd`, `border_below_odd`,
    `border_beside_odd`, `room_below`. Only borders that are drawn are measured: tags alone know of none.
    """
    found: dict[Place, list[str]] = {}
    fit: dict[str, set[Place]] = {"above": set(), "beside": set()}
    held = _drawn(pieces, by)
    for place, name in (*_rows(held, fit["above"]), *_columns(held, lanes, fit["beside"])):
        found.setdefault(place, []).append(name)
    for place in fit["above"] & fit["beside"]:
        found.setdefault(place, ["borders_fit"])
    return {place: tuple(dict.fromkeys(names)) for place, names in found.items()}


def _rows(held: Sequence[Piece], fit: set[Place]) -> Iterator[tuple[Place, str]]:
    """Names for the cells above and below odd borders; `fit` is filled with the cells below usual ones."""
    above: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    below: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    for (at, x), _, fragment, _, firsts, _ in held:
        _, top, _, bottom = fragment.box
        above[at, fragment.page][x] = firsts[0][1] - top
        below[at, fragment.page][x] = bottom - firsts[-1][3]
    usual, odd = _parted({key: min(own.values()) for key, own in above.items()})
    fit |= {(at, x) for at, page in usual for x in above[at, page]}
    for at, page in odd:
        yield from (((at, x), "border_above_odd") for x in above[at, page])
        yield from (((at - 1, x), "border_below_odd") for x in above.get((at - 1, page), ()))
    for at, page in _parted({key: min(own.values()) for key, own in below.items()})[1]:
        own = below[at, page]
        yield from (((at, x), "room_below") for x in own if own[x] - min(own.values()) <= LIKE)


def _columns(held: Sequence[Piece], lanes: Sequence[Lane], fit: set[Place]) -> Iterator[tuple[Place, str]]:
    beside: dict[tuple[int, int, int], float] = {}
    for (at, x), _, fragment, *_ in held:
        left = lanes[x].left if x < len(lanes) else None
        if left is None:
            continue
        starts = [line[0][2][0] for block in fragment.blocks if not block.level for line in block.lines if line]
        if starts and abs(min(starts) - left) <= LIKE:
            beside[at, x, fragment.page] = min(starts) - fragment.box.x0
    usual, odd = _parted(beside)
    fit |= {(at, x) for at, x, _ in usual}
    for at, x, _ in odd:
        yield (at, x), "border_beside_odd"
        yield (at, x - 1), "border_beside_odd"


def _parted(distances: Mapping[_Key, float]) -> tuple[list[_Key], list[_Key]]:
    """Where the distance is the usual one, and where it is another, if most are usual."""
    if len(distances) < FEWEST:
        return [], []
    usual = median(distances.values())
    away = {key: abs(own - usual) for key, own in distances.items()}
    like = [key for key, own in away.items() if own <= LIKE]
    return like, [key for key, own in away.items() if own > OFF] if len(like) >= ALIKE * len(away) else []


def _drawn(pieces: Pieces, by: Reading) -> list[Piece]:
    """The pieces of cells that have borders of their own."""
    every = itertools.chain.from_iterable(pieces.values())
    return [
        piece for piece in every if (cell := piece.cell).rows == cell.columns == 1 and (by == "rulings" or cell.agreed)
    ]
