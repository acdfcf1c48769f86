"""One grid of one page, filled with its words: the part of a table that stands on that page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.models.page import Box, Word
from pipeline.models.table import Block, Cell, Fragment, Row
from pipeline.models.text import Text
from pipeline.tables.ruled.grid import Grid, Place
from pipeline.text.lines import Line, lines_of, lying

NO_TEXT = Text()  # of all cells, until their lines are joined
REACH = 6.0  # points into a word at which its cell is looked up: a long word may run over its cell's border


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one grid on one page."""

    page: int
    box: Box
    lefts: tuple[float, ...]
    rows: tuple[Row, ...]
    nested: bool = False
    cut: bool = False  # its one row goes on in the first row of the next part


def part_of(grid: Grid, words: Sequence[Word], nested: bool = False) -> Part:
    """A grid and the words of its page → rows of cells, spans kept."""
    held = _held(grid, words)
    lines = {at: lying(found) or lines_of(found) for at, found in held.items()}
    cells: dict[tuple[int, int], Cell] = {}
    covered: set[tuple[int, int]] = set()
    for place in grid.places:
        cells[place.row, place.column] = _cell(grid, place, lines.get((place.row, place.column), ()))
        if place.rows > 1 or place.columns > 1:
            covered |= {(place.row + j, place.column + i) for j in range(place.rows) for i in range(place.columns)}
    width, height = len(grid.lefts) - 1, len(grid.tops) - 1
    rows = []
    for y in range(height):
        row = tuple(cells.get((y, x)) or (None if (y, x) in covered else Cell()) for x in range(width))
        if any(c is not None and (c.fragments or c.text) for c in row):
            rows.append(Row(row))
    return Part(grid.page, grid.box, grid.lefts, tuple(rows), nested, grid.cut)


def _held(grid: Grid, words: Sequence[Word]) -> dict[tuple[int, int], list[Word]]:
    """The words of every place, by its first row and column."""
    held: dict[tuple[int, int], list[Word]] = {(place.row, place.column): [] for place in grid.places}
    rows: list[list[list[Word] | None]] = [[None] * len(grid.lefts) for _ in grid.tops]  # a place for each cell
    for place in grid.places:
        for row in rows[place.row : place.row + place.rows]:
            row[place.column : place.column + place.columns] = [held[place.row, place.column]] * place.columns
    left, top, right, bottom = grid.box
    lefts, tops = grid.lefts, grid.tops
    head = foot = 0.0  # of the word before
    own: Sequence[list[Word] | None] = ()
    for word in words:
        x0, upper, x1, lower = word[2]
        if upper != head or lower != foot:  # the words of a line share their row
            head, foot, y = upper, lower, (upper + lower) / 2
            own = rows[bisect_right(tops, y) - 1] if top <= y <= bottom else ()
        if not own:
            continue
        half = (x1 - x0) / 2
        x = x0 + (half if half < REACH else REACH)
        if left <= x <= right and (cell := own[bisect_right(lefts, x) - 1]) is not None:
            cell.append(word)
    return {at: own for at, own in held.items() if own}


def _cell(grid: Grid, place: Place, lines: Sequence[Line]) -> Cell:
    """A cell with its lines as one block: paragraphs are told later, and only where this reading is chosen."""
    blocks = (Block(tuple(lines)),) if lines else ()
    return Cell((Fragment(grid.page, place.box, blocks),), NO_TEXT, (), place.columns, place.rows)


def holds_words(part: Part) -> bool:
    """Whether any cell of a part is filled."""
    cells = (cell for row in part.rows for cell in row.cells if cell)
    return any(block.lines for cell in cells for fragment in cell.fragments for block in fragment.blocks)


def without_running_head(part: Part, furniture: Sequence[Word]) -> Part:
    """A part less its first rows that hold nothing but `furniture`: headings that every page has at its top."""
    own = [w.box.centre for w in furniture if part.box.holds(*w.box.centre)]
    count = next((at for at, row in enumerate(part.rows) if not _holds_only(row, own)), 0) if own else 0
    return replace(part, rows=part.rows[count:]) if count else part


def _holds_only(row: Row, points: Sequence[tuple[float, float]]) -> bool:
    """Whether a row has no words of its own, and some of the points."""
    fragments = [f for cell in row.cells if cell for f in cell.fragments]
    empty = not any(block.lines for f in fragments for block in f.blocks)
    return empty and any(f.box.holds(*point) for f in fragments for point in points)
