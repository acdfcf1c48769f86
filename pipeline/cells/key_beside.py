"""A column of painted signs in a box of its own, and beside each, outside of the box, what it means: a key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.cells.key_rows import MOST_ROWS, MOST_WORDS, is_seen
from pipeline.cells.outside import taken_by
from pipeline.cells.status.key import key_of_table
from pipeline.models.page import Page, Word
from pipeline.models.places import Places
from pipeline.models.table import Block, Cell, Fragment, Row, Table
from pipeline.models.text import concat, of_word
from pipeline.profiles import Profile
from pipeline.text.lines import box_of, lines_of

FEWEST = 2  # signs
NEAR = 3.0  # heights of print between the box and the meanings
ALIKE = 2.0  # points by which meanings below one another may begin apart


def with_meanings_beside(
    tables: Sequence[Table], pages: Sequence[Page], furniture: Places, profile: Profile
) -> list[Table]:
    """The tables, one of nothing but signs with the words that stand right of each in no table."""
    if not any(map(_is_of_signs, tables)):
        return list(tables)
    taken = taken_by(tables) | furniture
    by_number = {page.number: page for page in pages}
    return [_whole(t, by_number, taken, profile) if _is_of_signs(t) else t for t in tables]


def _is_of_signs(table: Table) -> bool:
    """Whether a table is one column of painted cells, each with a word or two or none."""
    if table.width != 1 or not FEWEST <= len(table.rows) <= MOST_ROWS or len(table.pages) != 1:
        return False
    cells = [row.cells[0] for row in table.rows]
    return all(c is not None and c.fragments and is_seen(c) and len(c.text.value.split()) <= MOST_WORDS for c in cells)


def _whole(table: Table, pages: dict[int, Page], taken: Places, profile: Profile) -> Table:
    page = pages.get(table.pages[0])
    free = taken.without(page.words) if page else []
    cells = [row.cells[0] for row in table.rows]
    beside = [_beside(cell, free) for cell in cells if cell is not None]
    lefts = [words[0].box.x0 for words in beside if words]
    if len(lefts) < len(cells) or max(lefts) - min(lefts) > ALIKE:
        return table
    rows = tuple(Row((cell, _meaning(words))) for cell, words in zip(cells, beside, strict=True))
    whole = replace(table, rows=rows)
    return whole if key_of_table(whole, profile) else table


def _beside(cell: Cell, free: Sequence[Word]) -> list[Word]:
    """The words right of a sign, in the height of its cell, that begin near it."""
    box = cell.fragments[0].box
    words = [w for w in free if box.top <= w.box.centre[1] <= box.bottom and w.box.x0 >= box.x1 - 1]
    found = [w for line in lines_of(words) for w in line]
    return found if found and found[0].box.x0 - box.x1 <= NEAR * found[0].box.height else []


def _meaning(words: Sequence[Word]) -> Cell:
    around = Fragment(words[0].page, box_of(words), (Block(tuple(lines_of(words))),))
    return Cell((around,), concat(map(of_word, words), " "))
