"""Tables and paragraphs → one stream of blocks in reading order: what openings and claims are read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from pipeline.layout.as_tables import make_cell
from pipeline.models.page import Box, Page
from pipeline.models.stream import Layout
from pipeline.models.table import Block as Lines
from pipeline.models.table import Cell, Fragment, Row, Table
from pipeline.models.text import Text
from pipeline.records.free_text import Paragraphs
from pipeline.text.lexicon import Lexicon


@dataclass(slots=True)
class Line:
    """One row of a table, or one paragraph as a row of one cell (`table` None)."""

    cells: list[tuple[int, Cell]]  # column and cell, those that hold words or signs
    page: int
    top: float
    table: Table | None = None
    row: Row | None = None
    width: int = 1
    framed: int = 0  # the frame or box that it is in; 0: none


def lines_of_document(tables: Sequence[Table], paragraphs: Paragraphs, pages: Sequence[Page]) -> list[Line]:
    """Rows and paragraphs from the first page to the last; the rows of a table stay in their order."""
    keyed: list[tuple[tuple[int, float], int, Line]] = []
    for table in tables:
        if table.nested:
            continue
        place = (table.boxes[0].page, table.boxes[0].box.top) if table.boxes else (1, 0.0)
        for line in _of_table(table):
            place = max(place, (line.page, line.top))
            keyed.append((place, len(keyed), line))
    for page in pages:
        for text in paragraphs[page.number]:
            line = _of_paragraph(text)
            keyed.append(((line.page, line.top), len(keyed), line))
    return [line for _, _, line in sorted(keyed, key=lambda entry: entry[:2])]


def lines_of_layout(layout: Layout, tables: Sequence[Table], words: Lexicon) -> list[Line]:
    """Rows and paragraphs of a layout in its order; `tables`: its grids."""
    grids = list(dict.fromkeys(row.grid for row in layout.rows if row.grid))
    by_grid = dict(zip(grids, tables, strict=True))
    rows = {grid: iter(table.rows) for grid, table in by_grid.items()}
    lines: list[Line] = []
    for own in layout.rows:
        if own.grid:
            table, row = by_grid[own.grid], next(rows[own.grid])
            if cells := _cells_of(row):
                lines.append(Line(cells, own.page, own.top, table, row, table.width, own.framed))
        else:
            cell = make_cell(own.cells[0], words)
            if cell.says:
                lines.append(Line([(0, cell)], own.page, own.top, framed=own.framed))
    return lines


def _of_table(table: Table) -> Iterator[Line]:
    for row in table.rows:
        if cells := _cells_of(row):
            page, top = min(_place(cell) for _, cell in cells)
            yield Line(cells, page, top, table, row, table.width)


def _cells_of(row: Row) -> list[tuple[int, Cell]]:
    """The cells of a row that hold words or signs, and those in a paint of their own: a status is shown so."""
    own = [(x, cell) for x, cell in enumerate(row.cells) if cell is not None]
    said = [(x, cell) for x, cell in own if cell.says]
    paint = {mark.colour for _, cell in said for mark in cell.marks}
    return [(x, c) for x, c in own if c.says or any(mark.colour not in paint for mark in c.marks)]


def _place(cell: Cell) -> tuple[int, float]:
    if words := cell.text.words():
        return words[0].page, words[0].box.top
    return (cell.marks[0].page, cell.marks[0].box.top) if cell.marks else (10**6, 0.0)


def _of_paragraph(text: Text) -> Line:
    words = text.words()
    box = reduce(Box.union, [Box(*word.box) for word in words if word.page == words[0].page])
    cell = Cell((Fragment(words[0].page, box, (Lines((tuple(words),)),), words[0].spot),), text)
    return Line([(0, cell)], words[0].page, words[0].box.top)
