"""Gaps within lines and cells, and letters that are missing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from statistics import median

from pipeline.models.page import Box, Word
from pipeline.models.table import Block
from pipeline.trust.evidence.places import Lane, Piece, gap_signals, own_words

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
