"""Bands of text over headings that are printed again for every record, each with one row of cells below.

"3. That bins are emptied" over "Response | Due | Status" over "Agreed. | May | Green": a small table for each band.
However it is drawn: few lines, or none, part such small tables or make one large one of them all, in which bands stand
in the way of white. Told by the repeated headings, and by the numbers of the bands.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from pipeline.models.page import Box, Page, Word
from pipeline.models.places import Places
from pipeline.models.table import Block, Cell, Fragment, Row
from pipeline.models.text import Locator
from pipeline.tables.blocks.band_ends import less_text
from pipeline.tables.blocks.band_starts import band_starts
from pipeline.tables.blocks.block_pieces import Piece, pieces_of, stand_apart
from pipeline.tables.blocks.head_columns import columns_of, parted_by_lines, sides_of
from pipeline.tables.blocks.repeated_heads import Head, repeated_heads
from pipeline.tables.draft import Draft, letters_of, plain, words_in
from pipeline.text.lines import Line, box_of, lines_of

PADDING = 3.0  # points around words
MOST = 0.5  # share of a table's words that makes it one of these blocks
USUAL = 3  # rows of a block
REACH = 6.0  # points into a word at which its column is looked up

Said = tuple[str | None, ...]
Columns = tuple[tuple[Said, ...], list[str]]
Answers = Callable[[Sequence[str]], bool]


def with_headed_blocks(
    drafts: Sequence[Draft], pages: Sequence[Page], known: Places, answers: Answers
) -> tuple[Draft, ...]:
    """The tables, those that lines and white make of such blocks replaced by one for each block.

    `known` are the words of furniture and tagged tables, which are no part of any. `answers` tells headings that name
    what was answered and done, and no recommendation: that is the band.
    """
    lines: list[Line] = []
    for page in pages:
        words = [w for w in known.without(page.words) if not ((style := w[3]).hidden or style.angle)]
        lines += lines_of(words)
    by_number = {p.number: p for p in pages}
    left = tuple(drafts)
    within = Places()
    for heads in sorted(repeated_heads(lines), key=len, reverse=True):
        blocks = [] if any(w in within for w in heads[0].words) else _blocks(lines, heads, by_number, answers)
        held = Places.of(chain.from_iterable(map(words_in, blocks)))
        within |= held
        if blocks and not _is_read(blocks, left):
            left = (*(d for d in left if d.by == "tags" or not _is_of(d, held)), *blocks)
    return left


def _is_of(draft: Draft, held: Places) -> bool:
    own = Places.of(words_in(draft))
    return own.shared(held) >= MOST * len(own)


def _blocks(lines: Sequence[Line], heads: Sequence[Head], pages: dict[int, Page], answers: Answers) -> list[Draft]:
    starts = band_starts(lines, heads)
    if starts is None:
        return []
    pieces = pieces_of(lines, heads, starts)
    boundaries = columns_of([p.head for p in pieces], [p.body for p in pieces[:-1]], pages)
    if not boundaries or not stand_apart(pieces):
        return []
    if not answers([plain(cell) for cell in _cells(pieces[0].head, (0.0, *boundaries, float("inf")))]):
        return []
    pieces[-1] = replace(pieces[-1], body=less_text(pieces[-1].body, boundaries))
    return [_draft(piece, boundaries, pages) for piece in pieces]


def _is_read(blocks: Sequence[Draft], drafts: Sequence[Draft]) -> bool:
    """Whether all blocks are known as they are: band, headings and cells in rows of their own, one below another.

    Where a band stands over several rows, as over the news of several days, it need not be of their table.
    """
    said = [tuple(map(_said, block.rows)) for block in blocks]
    rows = [_said(row) for draft in drafts for row in draft.rows]
    whole, headed = (_begun(rows, {own[at] for own in said}, 2 - at) for at in (0, 1))
    return all(_columns_of(own, 2) in whole or (len(own) > USUAL and _columns_of(own[1:], 1) in headed) for own in said)


def _begun(rows: Sequence[Said], firsts: Collection[Said], heads: int) -> list[Columns]:
    """What stands from each of some rows to the next of them."""
    starts = [at for at, row in enumerate(rows) if row in firsts]
    return [_columns_of(rows[a:b], heads) for a, b in pairwise([*starts, len(rows)])]


def _said(row: Row) -> Said:
    """What each cell of a row says, by its column."""
    return tuple(letters_of(plain(cell)) if cell else None for cell in row.cells)


def _columns_of(rows: Sequence[Said], heads: int) -> Columns:
    """So many rows of band and headings, and what each column says below them, in one row or several."""
    below = ["".join(text or "" for text in column) for column in zip(*rows[heads:], strict=False)]
    return tuple(rows[:heads]), below


def _draft(piece: Piece, boundaries: Sequence[float], pages: dict[int, Page]) -> Draft:
    """Band, headings and cells as the three rows of a table."""
    x0, x1 = sides_of(piece.words, [*piece.head, *piece.body], boundaries, pages)
    lefts = (x0, *boundaries, x1)
    width = len(lefts) - 1
    rows = [Row((_cell(piece.band, x0, x1, width), *(None,) * (width - 1)))] if piece.band else []
    rows.append(Row(_cells(piece.head, lefts)))
    rows += [_row(lines, lefts) for lines in parted_by_lines(piece.head, piece.body, pages)]
    boxes = tuple(
        Locator(page, Box(x0, box.top - PADDING, x1, box.bottom + PADDING))
        for page in sorted({w.page for w in piece.words})
        for box in (box_of(w for w in piece.words if w.page == page),)
    )
    return Draft("alignment", tuple(rows), boxes, piece.repeated)


def _row(lines: Sequence[Line], lefts: Sequence[float]) -> Row:
    return Row(_cells(lines, lefts), joined=len({line[0].page for line in lines}) > 1)


def _cells(lines: Sequence[Line], lefts: Sequence[float]) -> tuple[Cell, ...]:
    """The words of some lines in their columns, a fragment for each page."""
    found: list[tuple[Fragment, ...]] = [() for _ in pairwise(lefts)]
    for page in sorted({line[0].page for line in lines}):
        words = [w for line in lines for w in line if w.page == page]
        box = box_of(words)
        for at, (left, right) in enumerate(pairwise(lefts)):
            own = [w for w in words if _column(w, lefts) == at]
            area = Box(left, box.top - PADDING, right, box.bottom + PADDING)
            found[at] += (Fragment(page, area, (Block(lines_of(own)),) if own else ()),)
    return tuple(Cell(fragments) for fragments in found)


def _column(word: Word, lefts: Sequence[float]) -> int:
    x = word.box.x0 + min(REACH, word.box.width / 2)
    return sum(x >= left for left in lefts[1:-1])


def _cell(lines: Sequence[Line], x0: float, x1: float, columns: int) -> Cell:
    """All lines as one cell over the columns."""
    (cell,) = _cells(lines, (x0, x1))
    return cell._replace(columns=columns)
