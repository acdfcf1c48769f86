"""Do the borders of a table stand where its text says they should?

A table keeps the same distance between a border and the text beside it. Where one differs, the border is not where the
row or column ends, and words may be in the wrong cell.
"""

from __future__ import annotations

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


def odd_borders(records: Sequence[Printed], lanes: Sequence[Lane], by: Reading) -> dict[Place, tuple[str, ...]]:
    """For each cell beside a border that stands oddly: `border_above_odd`, `border_below_odd`,
    `border_beside_odd`, `room_below`. Only borders that are drawn are measured: tags alone know of none.
    """
    found: dict[Place, list[str]] = {}
    fit: dict[str, set[Place]] = {"above": set(), "beside": set()}
    for place, name in (*_rows(records, by, fit["above"]), *_columns(records, lanes, by, fit["beside"])):
        found.setdefault(place, []).append(name)
    for place in fit["above"] & fit["beside"]:
        found.setdefault(place, ["borders_fit"])
    return {place: tuple(dict.fromkeys(names)) for place, names in found.items()}


def _rows(records: Sequence[Printed], by: Reading, fit: set[Place]) -> Iterator[tuple[Place, str]]:
    """Names for the cells above and below odd borders; `fit` is filled with the cells below usual ones."""
    above: dict[tuple[int, int], dict[int, float]] = {}
    below: dict[tuple[int, int], dict[int, float]] = {}
    for at, record in enumerate(records):
        for x, fragment in _fragments(record, by):
            lines = [line for block in fragment.blocks for line in block.lines if line]
            if lines:
                above.setdefault((at, fragment.page), {})[x] = lines[0][0].box.top - fragment.box.top
                below.setdefault((at, fragment.page), {})[x] = fragment.box.bottom - lines[-1][0].box.bottom
    tops = {key: min(own.values()) for key, own in above.items()}
    fit |= {(at, x) for at, page in _usual(tops) for x in above[at, page]}
    for at, page in _odd(tops):
        yield from (((at, x), "border_above_odd") for x in above[at, page])
        yield from (((at - 1, x), "border_below_odd") for x in above.get((at - 1, page), ()))
    for at, page in _odd({key: min(own.values()) for key, own in below.items()}):
        own = below[at, page]
        yield from (((at, x), "room_below") for x in own if own[x] - min(own.values()) <= LIKE)


def _columns(
    records: Sequence[Printed], lanes: Sequence[Lane], by: Reading, fit: set[Place]
) -> Iterator[tuple[Place, str]]:
    beside: dict[tuple[int, int, int], float] = {}
    for at, record in enumerate(records):
        for x, fragment in _fragments(record, by):
            starts = [line[0].box.x0 for block in fragment.blocks if not block.level for line in block.lines if line]
            left = lanes[x].left if x < len(lanes) else None
            if starts and left is not None and abs(min(starts) - left) <= LIKE:
                beside[at, x, fragment.page] = min(starts) - fragment.box.x0
    fit |= {(at, x) for at, x, _ in _usual(beside)}
    for at, x, _ in _odd(beside):
        yield (at, x), "border_beside_odd"
        yield (at, x - 1), "border_beside_odd"


def _odd(distances: Mapping[_Key, float]) -> list[_Key]:
    """Where the distance is not the usual one, if one is usual."""
    if len(distances) < FEWEST:
        return []
    usual = median(distances.values())
    like = sum(abs(own - usual) <= LIKE for own in distances.values())
    return [key for key, own in distances.items() if abs(own - usual) > OFF] if like >= ALIKE * len(distances) else []


def _usual(distances: Mapping[_Key, float]) -> list[_Key]:
    """Where the distance is the usual one, if one is usual."""
    odd = set(_odd(distances))
    if len(distances) < FEWEST:
        return []
    usual = median(distances.values())
    return [key for key, own in distances.items() if abs(own - usual) <= LIKE and key not in odd]


def _fragments(record: Printed, by: Reading) -> Iterator[tuple[int, Fragment]]:
    for x, cell in enumerate(record.cells):
        if cell is not None and cell.rows == 1 and cell.columns == 1 and (cell.agreed or by == "rulings"):
            yield from ((x, fragment) for fragment in cell.fragments if fragment.spot is None)
