"""A layout as the tables that `scrutiny tables` prints and the older core reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import groupby, pairwise

from pipeline.models import stream, table
from pipeline.models.page import Box
from pipeline.models.stream import Layout
from pipeline.models.text import Locator
from pipeline.text.join import joined
from pipeline.text.lexicon import Lexicon
from pipeline.text.lines import bases_of
from pipeline.text.paragraphs import blocks_of

FAR = 1e4  # points beyond any page
MANY = 8  # lines of a column that show where its words are wrapped, and how far apart its lines are
Print = tuple[int, int]  # where a piece begins, and how high its letters are
UNKNOWN: Mapping[Print, float] = {}
_BY: dict[str, table.Reading] = {"tags": "tags", "drawn": "rulings", "painted": "rulings", "white": "alignment"}


def make_tables(layout: Layout, words: Lexicon) -> tuple[table.Table, ...]:
    """Return every grid of a layout as a table, its cells joined to text."""
    found: dict[int, list[stream.Row]] = {}
    for row in layout.rows:
        if row.grid:
            found.setdefault(row.grid, []).append(row)
    pitches = _pitches(layout.rows)
    return tuple(_make_table(rows, words, pitches) for rows in found.values())


def _pitches(rows: Sequence[stream.Row]) -> dict[Print, float]:
    """Return how far apart lines of one print are that have many: the white between paragraphs is wider."""
    steps: dict[Print, list[float]] = {}
    for piece in (piece for row in rows for cell in row.cells for piece in cell.pieces if len(piece.lines) > 1):
        bases = [base for _, base in bases_of(piece.lines)]
        steps.setdefault(_print_of(piece), []).extend(b - a for a, b in pairwise(bases) if b > a)
    return {key: sorted(own)[len(own) // 4] for key, own in steps.items() if len(own) >= MANY}


def _print_of(piece: stream.Piece) -> Print:
    return round(piece.box.x0), round(piece.lines[0][0].box.height) if piece.lines else 0


def _make_table(rows: Sequence[stream.Row], words: Lexicon, pitches: Mapping[Print, float]) -> table.Table:
    width = max(max([len(row.edges) - 1, *[c.column + c.columns for c in row.cells]]) for row in rows)
    rights = _rights(rows)
    held: dict[int, int] = {}  # column → rows that a cell above still takes up
    made = []
    for row in rows:
        cells: list[table.Cell | None] = [None if held.get(at, 0) > 0 else table.Cell() for at in range(width)]
        held = {at: left - 1 for at, left in held.items() if left > 1}
        for cell in row.cells:
            right = rights.get(cell.column, FAR) if cell.columns == 1 else FAR
            cells[cell.column] = make_cell(cell, words, right, pitches)
            for at in range(cell.column, cell.column + cell.columns):
                cells[at] = cells[at] if at == cell.column else None
                if cell.rows > 1:
                    held[at] = cell.rows - 1
        made.append(table.Row(tuple(cells), row.joined))
    return table.Table(_BY[rows[0].how], tuple(made), tuple(_locators(rows)))


def _rights(rows: Sequence[stream.Row]) -> dict[int, float]:
    """Return where the lines of each column end that has many: what is white on their right is no room for words."""
    ends: dict[int, list[float]] = {}
    for cell in (cell for row in rows for cell in row.cells if cell.columns == 1):
        ends.setdefault(cell.column, []).extend(line[-1].box.x1 for piece in cell.pieces for line in piece.lines)
    return {column: max(own) for column, own in ends.items() if len(own) >= MANY}


def make_cell(
    cell: stream.Cell, words: Lexicon, right: float = FAR, pitches: Mapping[Print, float] = UNKNOWN
) -> table.Cell:
    """Return a cell or paragraph of a layout with its lines joined to text; `right`: where full lines end, if known."""
    fragments = tuple(
        table.Fragment(p.page, p.box, blocks_of(p.lines, _up_to(p.box, right), pitches.get(_print_of(p), 0.0)), p.spot)
        for p in cell.pieces
    )
    text = joined(fragments, words) if any(p.lines for p in cell.pieces) else table.Cell().text
    marks = tuple(table.Mark(m.page, m.box, m.kind, m.colour, m.form) for m in cell.marks)  # type: ignore[arg-type]
    return table.Cell(fragments, text, marks, cell.columns, cell.rows, cell.is_head)


def _up_to(box: Box, right: float) -> Box:
    return box if right >= box.x1 else box._replace(x1=max(right, box.x0))


def _locators(rows: Sequence[stream.Row]) -> Iterator[Locator]:
    pieces = sorted((p for row in rows for c in row.cells for p in c.pieces), key=lambda p: p.page)
    for page, own in groupby(pieces, key=lambda p: p.page):
        yield Locator(page, reduce(Box.union, [p.box for p in own]))
