"""Rows that seem to be two: further down, several of their cells begin anew on one and the same line.

Where the line between two rows is missing they are read as one. Each cell then holds two texts, and the second ones
begin level with each other, as cells of one row do."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.models.page import Box
from pipeline.models.records import Printed
from pipeline.models.table import Cell
from pipeline.trust.evidence.places import Piece, Pieces

APART = 1.35  # heights of a line from one line to the next: more is no line break within a paragraph
MORE = 1.2  # times the usual step from line to line: likewise, where lines are set wide apart
LEVEL = 2.0  # points
WHITE = 0.25  # heights of a line that are white above a line with which a row begins
SHARE = 0.7  # of the cells with words on a page
FEWEST = 3  # cells
FEW = 6  # words: a name, a date, a state
_END = ".!?:;)"
_Lines = tuple[Sequence[Box], bool]  # of one cell on one page, and whether it began on an earlier one


def doubled(records: Sequence[Printed], pieces: Pieces) -> frozenset[int]:
    """Positions of the records that seem to be two."""
    of_record: dict[int, list[Sequence[Piece]]] = defaultdict(list)
    for (at, _), own in pieces.items():
        of_record[at].append(own)
    within = {at for at, cells in of_record.items() if len(cells) >= FEWEST and any(map(_is_doubled, _pages(cells)))}
    return frozenset(within | {at for at, record in enumerate(records) if at not in within and _begins_over(record)})


def _begins_over(record: Printed) -> bool:
    """Whether cells that go on over a page break all begin anew there, short ones too: one row follows another."""
    several = [cell for cell in record.cells if cell and len(cell.fragments) > 1]
    over = [cell for cell in several if len({fragment.page for fragment in cell.fragments}) > 1]
    if len(over) < FEWEST:
        return False
    parts = [own for cell in over if len(own := _by_page(cell)) > 1]
    pairs = [pair for own in parts for pair in itertools.pairwise(own)]
    return len(parts) >= FEWEST and all(_is_anew(*pair) for pair in pairs) and any(_is_short(*pair) for pair in pairs)


def _by_page(cell: Cell) -> list[str]:
    """The words of a cell, page by page; none of a file without pages."""
    pages: dict[int, list[str]] = {}
    for word in cell.text.words():
        if word.spot is None:
            pages.setdefault(word.page, []).append(word.text)
    return [" ".join(words) for words in pages.values()]


def _is_anew(above: str, below: str) -> bool:
    """Whether what stands on the next page opens with a capital or number, and nothing was left open before it."""
    return not below[0].islower() and (above[-1] in _END or _is_short(above, below))


def _is_short(above: str, below: str) -> bool:
    return max(above.count(" "), below.count(" ")) < FEW


def _pages(cells: Sequence[Sequence[Piece]]) -> Iterator[list[_Lines]]:
    """For each page the lines of each cell that has words there, and whether it began on an earlier one."""
    pages: dict[int, list[_Lines]] = {}
    for pieces in cells:
        own: dict[int, list[Box]] = {}
        for piece in pieces:
            own.setdefault(piece.fragment.page, []).extend(piece.firsts)
        first = min(own)
        for page, boxes in own.items():
            pages.setdefault(page, []).append((boxes, page > first))
    yield from pages.values()


def _begins(cell: _Lines, top: float, step: float) -> Iterator[float]:
    """The heights at which a cell begins anew; `top`: where its row stands on the page; `step`: from line to line."""
    lines, goes_on = cell
    if goes_on and lines[0].top - top > max(APART * lines[0].height, step):
        yield lines[0].top
    for (_, above, _, _), (_, own, _, bottom) in itertools.pairwise(lines):
        down = own - above
        if down > step and down > APART * (bottom - own):
            yield own


def _step(cells: Sequence[_Lines]) -> float:
    """What a line break within a paragraph may take, in points; 0 where no cell has enough lines to say."""
    steps = [b[1] - a[1] for lines, _ in cells if len(lines) > 2 for a, b in itertools.pairwise(lines)]
    return MORE * min([step for step in steps if step > LEVEL], default=0.0)


def _is_doubled(cells: Sequence[_Lines]) -> bool:
    """Whether most cells begin anew on one line, and no line of any cell stands beside the white above it."""
    needed = max(FEWEST, SHARE * len(cells))
    if sum([goes_on or len(lines) > 1 for lines, goes_on in cells]) < needed:
        return False  # too few that could begin anew
    top = min(lines[0].top for lines, _ in cells)
    step = _step(cells)
    begins = [own for cell in cells if (own := list(_begins(cell, top, step)))]
    return len(begins) >= needed and any(
        sum(any(abs(other - level) <= LEVEL for other in own) for own in begins) >= needed
        and not any(_beside(line, level) for lines, _ in cells for line in lines)
        for level in {level for own in begins for level in own}
    )


def _beside(line: Box, level: float) -> bool:
    """Whether a line stands beside the white above a height."""
    return line.top < level - LEVEL and line.bottom > level - WHITE * line.height
