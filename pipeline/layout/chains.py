"""Tables over pages: grids with the same columns are one, headings printed again are dropped, cut rows made whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.layout.page_breaks import Edge, Hints, goes_on, is_rest, join_rows
from pipeline.layout.tolerances import TOLERANCES as T
from pipeline.models.page import Word
from pipeline.models.stream import Row, line_text

HEADING_ROWS = 3  # that a table may have


@dataclass(slots=True)
class _Chain:
    """A table while it grows over pages."""

    grid: int
    rows: list[Row]
    page: int  # where its last row ends
    open_foot: bool = False  # of its last part
    moves: dict[int, list[int]] = field(default_factory=dict)  # grid → the column each of its columns is
    again: int = 0  # rows of the heading that were just met again

    @property
    def heading(self) -> Row:
        return self.rows[0]


@dataclass(slots=True)
class Chained:
    """Rows with tables whole, and the words of headings that were printed again."""

    rows: list[Row]
    repeated: list[Word]


def chain_over_pages(rows: Sequence[Row], ends: Mapping[int, Edge], hints: Hints, em: float) -> Chained:
    """Return the rows of a document with its tables whole over pages.

    `ends`: of each grid that is drawn; `hints`: the table and row that tags put a word into.
    """
    found = Chained([], [])
    chains: dict[int, _Chain] = {}
    current: _Chain | None = None
    between: list[Row] = []  # since the last row of a grid
    is_closed = False  # something is below it on its page
    for row in rows:
        if not row.grid and current is not None and not (between or is_closed) and _heads_column(current, row):
            found.repeated += row.cells[0].words
            continue
        if not row.grid and current is not None and not (between or is_closed) and is_rest(current.rows[-1], row, em):
            join_rows(current.rows[-1], row)
            current.page = row.page
            continue
        if not row.grid:
            between.append(row)
            is_closed = is_closed or (current is not None and row.page == current.page)
            found.rows.append(row)
            continue
        chain = chains.get(row.grid)
        if chain is None:
            chain = _continued(current, row, between, em, is_closed=is_closed)
            if chain is None:
                chain = _Chain(row.grid, [], row.page)
            chains[row.grid] = chain
        _add_row(chain, row, ends.get(row.grid, Edge()), hints, found)
        current, between, is_closed = chain, [], False
    return found


def _heads_column(chain: _Chain, row: Row) -> bool:
    """Return True if a paragraph that begins a page is the heading of one column, printed again."""
    heads = [cell.text for cell in chain.heading.cells]
    return row.page == chain.page + 1 and len(row.cells) == 1 and len(heads) > 1 and row.cells[0].text in heads


def _add_row(chain: _Chain, row: Row, end: Edge, hints: Hints, found: Chained) -> None:
    """Add a row to its chain: dropped as a heading printed again, joined to the last row, or as a new one."""
    is_new_page = bool(chain.rows) and row.page > chain.page
    is_open = chain.open_foot and end.open_top
    _move_columns(row, chain)
    row.grid = chain.grid
    if chain.rows and _is_heading_again(chain, row, is_new_page=is_new_page):
        found.repeated += [w for cell in row.cells for w in cell.words]
        return
    chain.open_foot = end.open_foot
    if is_new_page:
        found.repeated += _strip_heading(row, chain.heading)
    chain.page = max([row.page, *[piece.page for cell in row.cells for piece in cell.pieces]])
    chain.again = 0
    if is_new_page and len(chain.rows) > 1 and goes_on(chain.rows, row, hints, is_open=is_open):
        join_rows(chain.rows[-1], row)
        return
    chain.rows.append(row)
    found.rows.append(row)


def _continued(chain: _Chain | None, row: Row, between: Sequence[Row], em: float, *, is_closed: bool) -> _Chain | None:
    """Return the chain that a grid goes on with, from its first row."""
    if chain is None or not chain.page <= row.page <= chain.page + 1 or (chain.page == row.page and between):
        return None
    if any(own.cells[0].bold for own in between) and not is_closed and _same_text(chain.heading, row):
        return None  # under a heading of its own
    if is_closed and row.framed and chain.rows[-1].framed not in (0, row.framed):
        return None
    slack = T.same_edge * em
    old, new = chain.rows[-1].edges, row.edges
    if len(old) == len(new) and all(abs(a - b) < slack for a, b in zip(old[:-1], new[:-1], strict=True)):
        return chain
    places = [next((i for i, x in enumerate(old) if abs(x - y) < slack), -1) for y in new]
    if len(new) > 2 and places[-1] == -1:
        places[-1] = len(old) - 1
    if -1 in places or places != sorted(set(places)) or (len(new) == 2 and places[1] - places[0] == len(old) - 1):
        return None
    chain.moves[row.grid] = places
    return chain


def _move_columns(row: Row, chain: _Chain) -> None:
    """Put the cells of a grid with fewer columns under those of the table it goes on with."""
    places = chain.moves.get(row.grid)
    if places is None:
        return
    for cell in row.cells:
        end = min(cell.column + cell.columns, len(places) - 1)
        start = places[min(cell.column, len(places) - 1)]
        cell.column, cell.columns = start, max(1, places[end] - start) if cell.columns > 1 else 1
    row.edges = chain.heading.edges


def _is_heading_again(chain: _Chain, row: Row, *, is_new_page: bool) -> bool:
    """Return True if a row prints the heading again: its first row anywhere, its next rows below that.

    Of two cells not all in bold, a label and its value may come again on a page.
    """
    if len(row.cells) < 2:
        return False
    known = chain.rows[:HEADING_ROWS]
    if is_new_page or chain.again:
        for at in range(chain.again, len(known)):
            if _same_text(known[at], row):
                chain.again = at + 1
                return True
        return False
    heads = len(row.cells) > 2 or all(cell.bold or cell.is_head for cell in row.cells)
    chain.again = 1 if heads and _same_text(chain.heading, row) else 0
    return bool(chain.again)


def _same_text(one: Row, other: Row) -> bool:
    """Return True if two rows hold the same words, however they are cut into columns."""
    return len(other.text) > T.least_heading and sorted(other.text.split()) == sorted(one.text.split())


def _strip_heading(row: Row, heading: Row) -> list[Word]:
    """Take a heading that is printed again off the cells of a row that begins a page; return its words."""
    above = {c.column: [line_text(line) for p in c.pieces for line in p.lines] for c in heading.cells}
    same = []
    for cell in row.cells:
        own = above.get(cell.column, [])
        lines = [line_text(line) for line in cell.pieces[0].lines] if cell.pieces else []
        count = next((n for n in range(len(own), 0, -1) if lines[:n] == own[-n:]), 0)  # its first lines may be apart
        if count:
            same.append((cell, count))
    if len(same) < max(2, T.mostly * sum(bool(cell.text) for cell in row.cells)):
        return []
    taken: list[Word] = []
    for cell, count in same:
        piece = cell.pieces[0]
        taken += [w for line in piece.lines[:count] for w in line]
        cell.pieces[0] = piece._replace(lines=piece.lines[count:])
        cell._text = None
    return taken
