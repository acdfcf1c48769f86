"""Do the borders of a table stand where its text says they should?

A table keeps the same distance between a border and the text beside it. Where one differs, the border is not where the
row or column ends, and words may be in the wrong cell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import TypeVar

from pipeline.cells.evidence.lanes import LIKE, Lane
from pipeline.cells.evidence.order import Place
from pipeline.cells.rows import Printed
from pipeline.models.table import Fragment, Reading

OFF = 3.5  # points from the usual distance
FEWEST = 4  # distances: of fewer none is usual
ALIKE = 0.6  # share of them that must be usual
_Key = TypeVar("_Key")
_Part = tuple[int, int, Fragment]  # of a cell: position of the record, column, what stands on one page


def odd_borders(records: Sequence[Printed], lanes: Sequence[Lane], by: Reading) -> dict[Place, tuple[str, ...]]:
    """For each cell beside a border that stands oddly: `border_above_odd`, `border_below_odd`,
    `border_beside_odd`, `room_below`. Only borders that are drawn are measured: tags alone know of none.
    """
    found: dict[Place, list[str]] = {}
    fit: dict[str, set[Place]] = {"above": set(), "beside": set()}
    held = [part for at, record in enumerate(records) for part in _fragments(at, record, by)]
    for place, name in (*_rows(held, fit["above"]), *_columns(held, lanes, fit["beside"])):
        found.setdefault(place, []).append(name)
    for place in fit["above"] & fit["beside"]:
        found.setdefault(place, ["borders_fit"])
    return {place: tuple(dict.fromkeys(names)) for place, names in found.items()}


def _rows(held: Sequence[_Part], fit: set[Place]) -> Iterator[tuple[Place, str]]:
    """Names for the cells above and below odd borders; `fit` is filled with the cells below usual ones."""
    above: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    below: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    for at, x, fragment in held:
        _, top, _, bottom = fragment.box
        lines = [line for block in fragment.blocks for line in block.lines if line]
        above[at, fragment.page][x] = lines[0][0][2][1] - top
        below[at, fragment.page][x] = bottom - lines[-1][0][2][3]
    usual, odd = _parted({key: min(own.values()) for key, own in above.items()})
    fit |= {(at, x) for at, page in usual for x in above[at, page]}
    for at, page in odd:
        yield from (((at, x), "border_above_odd") for x in above[at, page])
        yield from (((at - 1, x), "border_below_odd") for x in above.get((at - 1, page), ()))
    for at, page in _parted({key: min(own.values()) for key, own in below.items()})[1]:
        own = below[at, page]
        yield from (((at, x), "room_below") for x in own if own[x] - min(own.values()) <= LIKE)


def _columns(held: Sequence[_Part], lanes: Sequence[Lane], fit: set[Place]) -> Iterator[tuple[Place, str]]:
    beside: dict[tuple[int, int, int], float] = {}
    for at, x, fragment in held:
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


def _fragments(at: int, record: Printed, by: Reading) -> Iterator[_Part]:
    """The parts of a record's cells that have borders of their own and lines of print."""
    for x, cell in enumerate(record.cells):
        if cell is not None and cell.rows == 1 and cell.columns == 1 and (by == "rulings" or cell.agreed):
            for fragment in cell.fragments:
                if fragment.spot is None and any([any(block.lines) for block in fragment.blocks]):
                    yield at, x, fragment
