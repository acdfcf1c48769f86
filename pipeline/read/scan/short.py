"""Rulings that stop one cell short of a table's side, because paint hides the rest of them: brought to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.read.scan.engine import PixelBox, mirrored
from pipeline.read.scan.rulings import Segment

NEAR = 4.0  # points between the end of a line and the upright that it meets
ROW = 8.0  # points of paint over and under a line that it hides


@dataclass(frozen=True, slots=True)
class _Seen:
    """What stands on a picture: horizontals, uprights, painted areas, lines of text; `near` is in pixels."""

    flat: tuple[PixelBox, ...]
    tall: tuple[PixelBox, ...]
    painted: tuple[PixelBox, ...]
    text: tuple[PixelBox, ...]
    near: float
    row: float

    @property
    def mirrored(self) -> _Seen:
        flat, tall, painted, text = (tuple(map(mirrored, b)) for b in (self.flat, self.tall, self.painted, self.text))
        return _Seen(flat, tall, painted, text, self.near, self.row)


def to_sides(
    rulings: Sequence[Segment], areas: Iterable[PixelBox], lines: Iterable[PixelBox], scale: float
) -> tuple[Segment, ...]:
    """The rulings, the horizontals among them as far as the next upright where paint or a corner asks for it.

    `areas` are painted, `lines` where text was found: no ruling goes through it.
    """
    flat = tuple(r.box for r in rulings if r.horizontal)
    tall = tuple(r.box for r in rulings if not r.horizontal)
    seen = _Seen(flat, tall, tuple(areas), tuple(lines), NEAR * scale, ROW * scale)
    other = seen.mirrored
    whole = (mirrored(_to_right(mirrored(_to_right(box, seen)), other)) for box in flat)
    return (*(Segment(b, True) for b in whole), *(r for r in rulings if not r.horizontal))


def _to_right(box: PixelBox, seen: _Seen) -> PixelBox:
    """A horizontal brought to the upright behind its right end, or as it is.

    Where both uprights of the cell between end at its height, that is a corner. Else the cell must be the last one of
    its row, and the line part all others. Where nothing is ruled between columns, the line stops at the paint.
    """
    y, near = (box.top + box.bottom) / 2, seen.near
    met = sorted(u for u in seen.tall if u.top - near <= y <= u.bottom + near)
    own = [u for u in met if abs((u.x0 + u.x1) / 2 - box.x1) <= near]
    ahead = [u for u in met if u.x0 - box.x1 > near]
    edges = [area for area in seen.painted if abs(area.x0 - box.x1) <= near]
    if not ahead or not (own or edges):
        return box
    cell = PixelBox(box.x1, y - 1, ahead[0].x0, y + 1)
    if _taken(box, cell, seen):
        return box
    corner = bool(own) and all(min(abs(u.top - y), abs(u.bottom - y)) <= near for u in (own[0], ahead[0]))
    last = len(ahead) == 1 and met[0].x0 >= box.x0 - near
    hidden = corner or (last and any(_hides(area, cell, seen) for area in seen.painted))
    return box._replace(x1=ahead[0].x1) if hidden else box


def _taken(box: PixelBox, cell: PixelBox, seen: _Seen) -> bool:
    """Whether another ruling, or text, stands where the line would go on through a cell."""
    y, near = (cell.top + cell.bottom) / 2, seen.near
    level = [h for h in seen.flat if h != box and abs((h.top + h.bottom) / 2 - y) <= near]
    across = [b for b in seen.text if b.x0 < cell.x1 and b.x1 > cell.x0]
    return any(h.x0 < cell.x1 - near and h.x1 > cell.x0 + near for h in level) or any(
        2 * b.top + b.bottom < 3 * y < b.top + 2 * b.bottom for b in across
    )


def _hides(area: PixelBox, cell: PixelBox, seen: _Seen) -> bool:
    """Whether paint, of a row's height over and under a line, covers it from side to side of its cell."""
    across = area.x0 - seen.near <= cell.x0 and cell.x1 <= area.x1 + seen.near
    return across and area.top <= cell.top - seen.row and area.bottom >= cell.bottom + seen.row
