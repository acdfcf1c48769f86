"""Rounds that no line parts: one row of a recommendation, its cells hold all of them at the same heights.

"6 months" and "12 months" below one another in one cell, and beside each what was said then → a row for each of them.
Also where a page cut between them, and the rest was taken for what goes on of the row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from pipeline.cells.columns.headings import Heading
from pipeline.cells.columns.round_names import LONGEST, Rank, rank_of
from pipeline.models.page import Box, Word
from pipeline.models.table import Cell, Row
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.text.lines import Line, lines_of, spoken

NEAR = 3.0  # points by which print beside one another may stand higher or lower
FEWEST, LINES = 2, 3  # names in a cell, and lines of one
OF_ROUND = frozenset({"update", "status"})  # roles of columns that say something of each round
_OF_WHOLE = frozenset({"number", "recommendation", "theme", "inquiry"})  # and of those that never do

Height = tuple[int, float]  # page, points from the top


def with_rounds_parted(rows: Sequence[Row], heading: Heading, at: int, profile: Profile) -> list[Row]:
    """The rows, those whose cell in a column holds several names of rounds parted where these stand."""
    heights = {y: found for y, row in enumerate(rows) if (found := _heights(row.cells[at], profile))}
    if not heights:
        return list(rows)
    parted = [c.index for c in heading.columns if c.index != at and _is_parted(c.index, rows, heights, heading)]
    if not parted:
        return list(rows)
    return [own for y, row in enumerate(rows) for own in _rows(row, heights.get(y, ()), (at, *parted))]


def _heights(cell: Cell | None, profile: Profile) -> tuple[Height, ...]:
    """Where the names of rounds begin in a cell, one below the other; none where it holds one or something else.

    A narrow cell breaks them ("12" over "months"), and may add a day in another way of naming them.
    """
    if cell is None or not cell.text:
        return ()
    pages = groupby(cell.text.words(), key=lambda word: word.page)
    found: list[tuple[Rank, Height]] = []
    waiting: list[Line] = []
    for line in (line for _, words in pages for line in lines_of(list(words))):
        waiting.append(line)
        said = " ".join(map(spoken, waiting)).lower()
        rank = rank_of(said, profile)
        if rank is not None and (not found or rank.kind == found[0][0].kind):
            found.append((rank, (waiting[0][0].page, min(word.box.top for word in waiting[0]))))
        if rank is not None or (found and len(waiting) > LINES):
            waiting = []
        elif not found and len(said.split()) > LONGEST:
            return ()  # no name is so long
    whole = len(found) >= FEWEST and len({rank for rank, _ in found}) == len(found) and len(waiting) < LINES
    return tuple(top for _, top in found) if whole else ()


def _is_parted(x: int, rows: Sequence[Row], heights: dict[int, tuple[Height, ...]], heading: Heading) -> bool:
    """Whether what a column holds begins anew at the height of each name, as what is said of a whole does not."""
    role = heading.columns[x].role
    cells = [(cell, own) for y, own in heights.items() if (cell := rows[y].cells[x]) is not None and cell.says]
    if role in _OF_WHOLE or not cells:
        return False
    anew = [all(_begins(cell.text, top) for top in own[1:]) for cell, own in cells]
    return all(anew) or (role in OF_ROUND and all(_beside(cell.text, top) for cell, own in cells for top in own[1:]))


def _begins(text: Text, top: Height) -> bool:
    """Whether a paragraph begins at a height, or nothing stands below it."""
    start = _start(text, top)
    return start == len(text) or (_beside(text, top) and text.value[:start].endswith("\n"))


def _beside(text: Text, top: Height) -> bool:
    """Whether a line begins at a height, or nothing stands below it."""
    word = next((w for w in text.words() if _is_below(w, top)), None)
    return word is None or (word.page == top[0] and abs(word.box.top - top[1]) <= NEAR)


def _is_below(word: Word, top: Height) -> bool:
    return (word.page, word.box.top + NEAR) >= top


def _start(text: Text, top: Height) -> int:
    return next((run.start for run in text.runs if _is_below(run.word, top)), len(text))


def _rows(row: Row, heights: Sequence[Height], parted: Sequence[int]) -> list[Row]:
    if not heights:
        return [row]
    ends = (*heights[1:], (heights[-1][0] + len(heights) + 1, 0.0))
    found: list[Row] = []
    for at, (top, end) in enumerate(zip(heights, ends, strict=True)):
        cells: list[Cell | None] = []
        for x, cell in enumerate(row.cells):
            if x in parted and cell is not None:
                cells.append(_part(cell, top if at else None, end))
            else:
                cells.append(cell and cell._replace(rows=cell.rows + len(heights) - 1) if not at else None)
        found.append(Row(tuple(cells), row.joined))
    return found


def _part(cell: Cell, top: Height | None, end: Height) -> Cell:
    """What a cell holds from a height on, up to another."""
    first, last = _start(cell.text, top) if top else 0, _start(cell.text, end)
    marks = [m for m in cell.marks if (top is None or _middle(m.page, m.box) >= top) and _middle(m.page, m.box) < end]
    text = cell.text.slice(first, last).strip()
    return cell._replace(text=text, marks=tuple(marks), rows=1)


def _middle(page: int, box: Box) -> Height:
    return page, (box.top + box.bottom) / 2
