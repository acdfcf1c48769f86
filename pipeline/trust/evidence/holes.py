"""Gaps in a cell where words are missing, and words that are there twice."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from pipeline.models.page import Box, Word
from pipeline.models.records import Printed
from pipeline.models.table import Block, Cell
from pipeline.trust.evidence.places import Lane, Piece, Pieces, gap_signals, own_words

INDENT = 0.75  # times the height of a line
OVER = 2.0  # points that a word may reach over its cell's border
LINES_APART = 1.8  # times the usual distance of lines: there was room for another one
SPACE = 0.35  # width of a space, in heights of a line, generously
ROOM = 3.0  # points that a word must have had to spare for its line to have been broken without need
_END = ".!?:;"


def standing(pieces: Sequence[Piece], lane: Lane) -> Iterator[str]:
    """Names of what is odd about how the words of a cell stand in the lane of their column."""
    for piece in pieces:
        yield from _piece(piece, lane)


def _piece(piece: Piece, lane: Lane) -> Iterator[str]:
    fragment, lines = piece.fragment, piece.lines
    if lines[0][0].style.angle:
        return
    yield from gap_signals(lines, piece.gaps, lane.space)
    if _over([*piece.firsts, *[line[-1][2] for line in lines]], fragment.box):
        yield "over_border"
    right = 0.0
    if len(lines) > 2:
        right = max([line[-1][2][2] for line in lines])
        if _line_missing(piece):
            yield "line_hole"
    for at, block in enumerate(fragment.blocks):
        yield from _block(block, max(right, lane.right or 0.0), None if at or _is_marked(block) else lane.left)


def _is_marked(block: Block) -> bool:
    """Whether a paragraph begins with a bullet or number: then it may be set in."""
    return bool(block.level) or own_words(block.lines[0]) is not block.lines[0]


def _block(block: Block, right: float, left: float | None) -> Iterator[str]:
    """What is odd within one paragraph: lines broken without need, or begun further right than the others (`left`)."""
    lines = block.lines
    if any([_broken_early(line[-1], behind[0], right) for line, behind in itertools.pairwise(lines)]):
        yield "line_broken_early"
    height = lines[0][0].box.height if lines and lines[0] else 0.0
    if left is not None and lines[0][0].box.x0 - left > INDENT * height:
        yield "line_begins_late"
    elif len(lines) > 2:
        starts = [line[0][2][0] for line in lines[1:]]
        if max(starts) - median(starts) > INDENT * height:
            yield "line_begins_late"


def _broken_early(last: Word, first: Word, right: float) -> bool:
    """Whether the first word of the next line had room on this one: then a word is missing, or a paragraph ends."""
    (_, top, end, bottom), (x0, _, x1, _) = last[2], first[2]
    if right - end - SPACE * (bottom - top) - (x1 - x0) <= ROOM:
        return False
    return not (last.text[-1] in _END or last.hyphen or last.text[-1] == "-")


def _over(words: Sequence[Box], cell: Box) -> bool:
    """Whether words reach over the border of their cell."""
    x0, top, x1, bottom = cell
    lefts, tops, rights, bottoms = zip(*words, strict=True)
    over: float = max(x0 - min(lefts), max(rights) - x1, top - min(tops), max(bottoms) - bottom)
    return over > OVER


def _line_missing(piece: Piece) -> bool:
    """Whether two lines of one sentence stand so far apart that another one stood between them."""
    lines, tops = piece.lines, [top for _, top, _, _ in piece.firsts]
    steps = [below - above for above, below in itertools.pairwise(tops)]
    down = [step for step in steps if step > 0]
    if not down:
        return False
    far = LINES_APART * min(median(down), 1.5 * lines[0][0].box.height)
    if max(down) <= far:
        return False
    return any(
        step > far and (above[-1].text[-1] not in _END or below[0].text[0].islower())
        for step, (above, below) in zip(steps, itertools.pairwise(lines), strict=True)
    )


APART = 1.35  # heights of a line from one line to the next: more is no line break within a paragraph
MORE = 1.2  # times the usual step from line to line: likewise, where lines are set wide apart
LEVEL = 2.0  # points
WHITE = 0.25  # heights of a line that are white above a line with which a row begins
SHARE = 0.7  # of the cells with words on a page
FEWEST = 3  # cells
FEW = 6  # words: a name, a date, a state
_END_OF_TEXT = ".!?:;)"
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
    return not below[0].islower() and (above[-1] in _END_OF_TEXT or _is_short(above, below))


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
