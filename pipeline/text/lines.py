"""Words as printed lines, by where they are, and how these are printed."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from statistics import median

from pipeline.models.page import Box, Style, Word
from pipeline.models.text import Text

Line = tuple[Word, ...]
TALL = 1.3  # times as high as the words beside it
_new = tuple.__new__  # a named tuple made so takes half the time


def lines_of(words: Iterable[Word]) -> tuple[Line, ...]:
    """All words as lines from top to bottom, each from left to right.

    Two words share a line when their boxes overlap by more than half of the lower one: a raised "th" or a
    larger heading word stays in its line. A figure as high as two lines stands in the first of them, and does not
    join them to one.
    """
    rows = _rows(words)
    if len(rows) <= 1:
        return tuple(map(tuple, rows))
    ordered = sorted(rows, key=_height)
    if _cross(ordered):
        ordered = sorted([[word] for row in rows for word in row], key=_height)
    return tuple(map(tuple, _joined(ordered)))


def _joined(rows: Iterable[list[Word]]) -> list[list[Word]]:
    """The lines that rows make, which come from top to bottom."""
    lines: list[list[Word]] = []
    line: list[Word] = []
    uneven: list[list[Word]] = []  # lines whose rows do not all stand at one height
    page, top, bottom = -1, 0.0, 0.0  # of the last row
    for row in rows:
        word = row[0]
        _, own_top, _, own_bottom = word[2]
        shared = (bottom if bottom < own_bottom else own_bottom) - (top if top > own_top else own_top)
        height, own_height = bottom - top, own_bottom - own_top
        if word[1] == page and shared > 0.5 * (height if height < own_height else own_height):
            line += row
            if own_top != top or own_bottom != bottom:
                uneven.append(line)
                if own_height > TALL * height:
                    continue
        else:
            lines.append(line := row)
            page = word[1]
        top, bottom = own_top, own_bottom
    for line in uneven:
        line.sort(key=_left)
    return lines


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words that follow one another from left to right between one top and one bottom, as those of a line mostly do.

    There are far fewer of them to sort and to compare than words.
    """
    rows: list[list[Word]] = []
    row: list[Word] = []
    page, top, bottom, left = -1, 0.0, 0.0, 0.0
    for word in words:
        x0, own_top, _, own_bottom = word[2]
        if own_top == top and x0 > left and own_bottom == bottom and word[1] == page:
            row.append(word)
        else:
            rows.append(row := [word])
            top, bottom = own_top, own_bottom
            page = word[1] if top < bottom else -1  # what has no height shares its line with nothing
        left = x0
    return rows


def _height(row: list[Word]) -> tuple[int, float, float, int]:
    word = row[0]
    box = word[2]
    return word[1], box[1] + box[3], box[0], word[4]


def _cross(rows: Sequence[list[Word]]) -> bool:
    """Whether of two rows that stand at one height the second begins before the first has ended."""
    last, middle = rows[0][-1], 0.0
    for row in rows:
        word = row[0]
        x0, top, _, bottom = word[2]
        if top + bottom == middle and last[1] == word[1] and last[2][0] >= x0:
            return True
        last, middle = row[-1], top + bottom
    return False


def lying(words: Sequence[Word]) -> tuple[Line, ...]:
    """Words that all lie on their side, as one line in the order in which they are read; () where any stands."""
    angle = words[0].style.angle if words else 0
    if angle not in (90, 270) or any(w.style.angle != angle for w in words):
        return ()
    way = 1 if angle == 90 else -1  # 90: from top to bottom, the lines from right to left
    return (tuple(sorted(words, key=lambda w: (-way * round(w.box.x0 + w.box.x1), way * w.box.top))),)


def _left(word: Word) -> tuple[float, int]:
    return word[2][0], word[4]


def _level(top: float, bottom: float, other_top: float, other_bottom: float) -> bool:
    """Whether two words stand on one line: their heights overlap by more than half of the lower one."""
    shared = (bottom if bottom < other_bottom else other_bottom) - (top if top > other_top else other_top)
    height, other = bottom - top, other_bottom - other_top
    return shared > 0.5 * (height if height < other else other)


def box_of(words: Iterable[Word]) -> Box:
    """The box around all words; there must be at least one."""
    boxes = [w[2] for w in words]
    if len(boxes) == 1:
        return boxes[0]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return _new(Box, (min(lefts), min(tops), max(rights), max(bottoms)))


def spoken(line: Sequence[Word]) -> str:
    """A line as plain text."""
    if len(line) == 1:
        return line[0][0]
    if any([w[5] for w in line]):  # glued to the word in front
        return "".join([w.text if w.glued or not i else f" {w.text}" for i, w in enumerate(line)])
    return " ".join([w[0] for w in line])


def ended_at(words: Sequence[Word], mark: str = ":") -> int:
    """How many words there are up to the first that ends in a mark, and with it; 0 where none does."""
    return next((count for count, word in enumerate(words, start=1) if word.text.endswith(mark)), 0)


def parted(line: Line, wide: float) -> tuple[Line, ...]:
    """The words of a line, cut where the white between two of them is wider than `wide` times their height."""
    starts, end = list[int](), math.inf  # of the word in front
    for at, word in enumerate(line):
        x0, top, x1, bottom = word[2]
        if x0 - end > wide * (bottom - top):
            starts.append(at)
        end = x1
    return cut_at(line, starts) if starts else (line,)


def cut_at(line: Line, starts: Sequence[int]) -> tuple[Line, ...]:
    """The words of a line, cut in front of those at some positions."""
    return tuple(line[start:end] for start, end in itertools.pairwise([0, *starts, len(line)]))


def first_token(line: Line) -> str:
    """The characters of a line in front of its first white space."""
    token = line[0].text
    for word in line[1:]:
        if not word.glued:
            break
        token += word.text
    return token


def base_of(line: Line) -> float:
    """Where a line stands: the middle one of its words' bottoms, so that one raised word does not count."""
    if len(line) == 1:
        return line[0].box[3]
    bottoms = sorted([w[2][3] for w in line])
    return bottoms[len(bottoms) // 2]


def bases_of(lines: Sequence[Line]) -> list[tuple[int, float]]:
    """Page and base of each line."""
    return [(line[0].page, base_of(line)) for line in lines]


def usual_step(bases: Sequence[tuple[int, float]]) -> float:
    """The same distance, from where the lines stand."""
    steps = sorted([b[1] - a[1] for a, b in itertools.pairwise(bases) if a[0] == b[0] and b[1] > a[1]])
    if not steps:
        return 0.0
    small = [s for s in steps if s <= 1.3 * steps[0] + 0.5]
    return small[len(small) // 2]


Print = tuple[Style, int]  # without marked content; the height of a line of it, in whole points
Placed = tuple[Style, int, int]  # the same, and where it begins: whole points from the left


def height_of(text: Text) -> float:
    """The usual height of a text's words in points; 0 where it has none."""
    return median([word.box.height for word in text.words()] or [0.0])
