"""What is seen in a cell and not read: the paint behind it, pictures, drawn figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.layout.sheet import Sheet, is_white
from pipeline.layout.tolerances import TOLERANCES as T
from pipeline.models.page import Box
from pipeline.models.stream import Cell, Mark, Row

STRIP = 24.0  # points of height: cells are looked up by the strips they are in
COVERED = 0.5  # share of a cell that paint must cover to be the cell's own
CONTAINED = 0.8  # share of small paint that must lie inside the cell
PAGE = 0.5  # share of a page that paint of a cell covers at most


class _Places:
    """The cells of one page by where they are."""

    def __init__(self, found: Iterable[tuple[Box, Cell]]) -> None:
        self._strips: dict[int, list[tuple[Box, Cell]]] = defaultdict(list)
        for box, cell in found:
            for strip in range(int(box.top // STRIP), int(box.bottom // STRIP) + 1):
                self._strips[strip].append((box, cell))

    def near(self, box: Box) -> list[tuple[Box, Cell]]:
        """Return the cells that share a strip with a box, once each."""
        strips = range(int(box.top // STRIP), int(box.bottom // STRIP) + 1)
        found = {id(place[1]): place for strip in strips for place in self._strips.get(strip, ())}
        return list(found.values())


def add_marks(rows: Sequence[Row], sheets: Iterable[Sheet]) -> None:
    """Add to each cell what is seen in it."""
    by_page: dict[int, list[tuple[Box, Cell]]] = defaultdict(list)
    for cell in (cell for row in rows for cell in row.cells):
        for piece in cell.pieces:
            by_page[piece.page].append((piece.box, cell))
    for sheet in sheets:
        page = sheet.page
        fills = [f for f in page.fills if not is_white(f.colour)]
        if sheet.number not in by_page or not (fills or sheet.symbols):
            continue
        places = _Places(by_page[sheet.number])
        for mark in sheet.symbols:
            _add_symbol(mark, places)
        most = PAGE * page.width * page.height
        for box, colour in fills:
            if box.width * box.height < most:
                _add_fill(Mark("fill", colour, None, box, page.number), places)


def _add_symbol(mark: Mark, places: _Places) -> None:
    """Add a symbol to the smallest cell around its middle, or else to the nearest text that is level with it."""
    x, y = mark.box.centre
    level = [(b, c) for b, c in places.near(mark.box) if b.top - T.symbol_above <= y <= b.bottom + T.symbol_above]
    around = [(b, c) for b, c in level if b.x0 - T.symbol_beside <= x <= b.x1 + T.symbol_beside]
    if around:
        _, cell = min(around, key=lambda place: place[0].width * place[0].height)
        cell.marks.append(mark)
    elif level:
        _, cell = min(level, key=lambda place: max(place[0].x0 - x, x - place[0].x1))
        cell.marks.append(mark)


def _add_fill(mark: Mark, places: _Places) -> None:
    """Make paint that of the cells it covers, or that it is small inside of; what is painted last is on top."""
    area = max(1.0, mark.box.width * mark.box.height)
    for box, cell in places.near(mark.box):
        shared = mark.box.overlap(box)
        if shared >= COVERED * max(1.0, box.width * box.height) or shared >= CONTAINED * area:
            cell.marks = [m for m in cell.marks if m.kind != "fill" or m.page != mark.page]
            cell.marks.insert(0, mark)
