"""Where the cells of a tagged table stand: the tags say what belongs together, not where its borders are.

Boxes come from the rulings where both readings see the same row, else from the words of the column and
the row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.models.page import Box, Page
from pipeline.models.table import Cell, Fragment, Row
from pipeline.tables.draft import Draft, holds_words, words_of, words_of_row
from pipeline.text.lines import boxes_by_page

SAME = 1.0  # points between the left margins of two pages that are the same

Boxes = dict[int, Box]


def placed(draft: Draft, twins: Mapping[int, Row], pages: Mapping[int, Page]) -> Draft:
    """Every cell with a fragment on each page its row stands on; `twins` are the ruled rows by row position."""
    rows = list(draft.rows)
    alike = {i: twin for i, twin in twins.items() if len(twin.cells) == len(rows[i].cells)}
    if len(alike) < len(rows):
        columns, extents = _columns(draft, pages), [_extent(row) for row in rows]
        rows = [row if i in alike else _guessed(row, _room(extents, i), columns) for i, row in enumerate(rows)]
    for position, twin in alike.items():
        rows[position] = _like(rows[position], twin)
    rows = [_band(row, alike[i]) if i in alike else row for i, row in enumerate(rows)]
    across = {i for i, twin in alike.items() if any(_covered(twin, x) for x in _own(rows[i]))}
    for position in sorted({*alike} - across - {i + 1 for i in across}):
        _span_as_ruled(rows, position, alike[position])
    return replace(draft, rows=tuple(rows))


def _span_as_ruled(rows: list[Row], position: int, twin: Row) -> None:
    """Let cells span a row as the rulings say: a sheet's tags have empty cells where its merged ones stand.

    Not where the tags don't have cells over several columns either: there they are read as headings of two rows.
    """
    for x, cell in enumerate(rows[position].cells):
        if twin.cells[x] is not None or cell is None or holds_words(cell) or _covered(twin, x):
            continue
        above = next((y for y in range(position - 1, -1, -1) if rows[y].cells[x : x + 1] != (None,)), None)
        over = rows[above].cells[x] if above is not None and x < len(rows[above].cells) else None
        if over is not None and above is not None and over.rows == position - above and over.columns == cell.columns:
            rows[above] = _with(rows[above], x, over._replace(rows=over.rows + 1))
            rows[position] = _with(rows[position], x, None)


def _band(row: Row, twin: Row) -> Row:
    """The row as one cell, where its words stand in one and the rulings show that over all columns.

    The tags of a printed sheet don't say how many columns a merged cell takes up, and where the row is wide any of
    them may seem to hold it.
    """
    whole = twin.cells[0]
    if whole is None or not 1 < len(row.cells) <= whole.columns:
        return row
    filled = [cell for cell in row.cells if holds_words(cell)]
    spanned = any(cell is not None and (cell.columns > 1 or cell.rows > 1) for cell in row.cells)
    if len(filled) != 1 or spanned or len(words_of(whole)) != len(words_of(filled[0])):
        return row
    (own,) = _like(Row((filled[0],)), Row((whole,))).cells
    return row._replace(cells=(own and own._replace(columns=whole.columns), *[None] * (len(row.cells) - 1)))


def _own(row: Row) -> list[int]:
    return [x for x, cell in enumerate(row.cells) if cell is not None]


def _covered(row: Row, x: int) -> bool:
    """Whether a cell farther left in a row spans a column."""
    return any(cell is not None and at < x < at + cell.columns for at, cell in enumerate(row.cells))


def _with(row: Row, x: int, cell: Cell | None) -> Row:
    return row._replace(cells=(*row.cells[:x], cell, *row.cells[x + 1 :]))


def _like(row: Row, twin: Row) -> Row:
    """Boxes taken over from the ruled row; words stay as the tags have them."""
    cells = []
    for cell, ruled in zip(row.cells, twin.cells, strict=True):
        if cell is None or ruled is None:
            cells.append(cell)
            continue
        if len(cell.fragments) == len(ruled.fragments) == 1 and cell.fragments[0].page == ruled.fragments[0].page:
            fragment, drawn = cell.fragments[0], ruled.fragments[0]
            cells.append(Cell((Fragment(fragment.page, drawn.box, fragment.blocks),), *cell[1:]))
            continue
        own = {f.page: f for f in cell.fragments}
        there = {f.page: f.box for f in ruled.fragments}
        numbers = sorted({*own, *there})
        fragments = tuple(Fragment(n, there.get(n) or own[n].box, own[n].blocks if n in own else ()) for n in numbers)
        cells.append(cell._replace(fragments=fragments))
    return row._replace(cells=tuple(cells))


def _columns(draft: Draft, pages: Mapping[int, Page]) -> dict[int, list[tuple[float, float]]]:
    """Per page the (left, right) of every column, from its words anywhere in the table; gaps are shared out."""
    width = max((len(r.cells) for r in draft.rows), default=0)
    found: dict[int, list[tuple[float, float] | None]] = {}
    everywhere: list[tuple[float, float] | None] = [None] * width
    for row in draft.rows:
        for x, cell in enumerate(row.cells):
            if cell is None or cell.columns > 1:
                continue
            for page, box in boxes_by_page(words_of(cell)).items():
                sides = found.setdefault(page, [None] * width)
                sides[x], everywhere[x] = _wider(sides[x], box), _wider(everywhere[x], box)
    return {number: _filled(sides, everywhere, pages[number].width) for number, sides in found.items()}


def _wider(sides: tuple[float, float] | None, box: Box) -> tuple[float, float]:
    return (box.x0, box.x1) if sides is None else (min(sides[0], box.x0), max(sides[1], box.x1))


def _filled(
    sides: Sequence[tuple[float, float] | None], everywhere: Sequence[tuple[float, float] | None], width: float
) -> list[tuple[float, float]]:
    """Columns without words on a page stand where they stand elsewhere, or in the gap between their neighbours.

    So do those that begin farther left elsewhere, where the first one shows that the page has the same margin: the
    one word that a page holds of a column may stand behind a sign.
    """
    known = [own or other for own, other in zip(sides, everywhere, strict=True)]
    first = next(((a, b) for a, b in zip(sides, everywhere, strict=True) if a and b), None)
    if first is not None and abs(first[0][0] - first[1][0]) <= SAME:
        known = [k and (min(k[0], o[0]) if o else k[0], k[1]) for k, o in zip(known, everywhere, strict=True)]
    lefts = [k[0] if k else None for k in known]
    out: list[tuple[float, float]] = []
    for x, side in enumerate(known):
        right_limit = next((v for v in lefts[x + 1 :] if v is not None), width)
        left = side[0] if side else (out[-1][1] if out else 0.0)
        out.append((left, max(side[1] if side else left, right_limit - 1)))
    return out


def _extent(row: Row) -> Boxes:
    """The height that a row's words take up on each page."""
    return boxes_by_page(words_of_row(row))


def _room(extents: Sequence[Boxes], position: int) -> Boxes:
    """A row's height on each page, down to the next row on that page."""
    room: Boxes = {}
    following = extents[position + 1] if position + 1 < len(extents) else {}
    for page, box in extents[position].items():
        below = following[page].top - 1 if page in following else box.bottom + 2
        room[page] = box._replace(bottom=max(box.bottom, below))
    return room


def _guessed(row: Row, room: Boxes, columns: Mapping[int, list[tuple[float, float]]]) -> Row:
    cells: list[Cell | None] = []
    for x, cell in enumerate(row.cells):
        if cell is None:
            cells.append(None)
            continue
        own: dict[int, Fragment] = defaultdict()
        own.update({f.page: f for f in cell.fragments})
        for page, box in room.items():
            sides = columns.get(page)
            if sides:
                last = min(x + cell.columns, len(sides)) - 1
                around = Box(sides[x][0], box.top, sides[last][1], box.bottom)
                fragment = own.get(page)
                own[page] = Fragment(page, around, fragment.blocks if fragment else ())
        cells.append(cell._replace(fragments=tuple(own[n] for n in sorted(own))))
    return row._replace(cells=tuple(cells))
