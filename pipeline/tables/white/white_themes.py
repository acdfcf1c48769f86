"""Lines over the rows of a table that white alone tells: they run from its first column into the white behind it.

A theme so crosses the white between two columns and ends no table, nor do its words make one column of two.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from pipeline.models.page import Fill, Word
from pipeline.tables.marks import is_white
from pipeline.tables.white.white_columns import Sides, narrowed
from pipeline.text.lines import Line, box_of

APART = 0.8  # of the line height: white between two headings
LEAST_BELOW, MOST_BELOW = 2, 12  # lines below a theme that must keep to the columns
HIGHEST_BAND = 2.0  # times the height of the one line that is printed on a painted band


def apart(word: Word, after: Word) -> bool:
    (_, top, end, bottom), (start, _, _, _) = word.box, after.box
    return start - end >= APART * (bottom - top)


def may_be_bold(words: Iterable[Word]) -> bool:
    """Whether words are in bold, or may be: a file that draws its letters hides what fonts they are of."""
    return all(w.style.bold or (not w.style.font and w.score == 1) for w in words)


def white_in(line: Line) -> list[Sides]:
    """The white between the runs of words of a line."""
    boxes = [word[2] for word in line]
    return [
        (end, start)
        for (_, top, end, bottom), (start, _, _, _) in itertools.pairwise(boxes)
        if start - end >= APART * (bottom - top)
    ]


def named_columns(heads: Sequence[Line], white: Sequence[Sides]) -> Sequence[Sides]:
    """The white between the headings of a table, as the second of its lines shows it where that names more of them.

    Headings that stand on one foot have the first words of the longest alone in their first line.
    """
    below = white_in(heads[-1])
    return narrowed(below, heads[0]) if len(below) > len(white) else white


def rows_below(lines: Sequence[Line]) -> Sequence[Line]:
    """The first of some lines, as far as a theme above them is told by them: two, or up to one with white in it.

    Where cells are centred the longest of the first row begins alone.
    """
    first = next((at for at, line in enumerate(lines[:MOST_BELOW]) if white_in(line)), 0)
    return lines[: max(LEAST_BELOW, first + 1)]


def is_theme(line: Line, below: Sequence[Line], white: Sequence[Sides], fills: Sequence[Fill]) -> bool:
    """Whether a line heads the rows below it: one run of words from the first column into the white behind it.

    It is in bold, or alone on a painted band over all columns, where a scan need not show how heavy it is. The lines
    below keep to the columns, and are not all bold.
    """
    if not below or white_in(line):
        return False
    if not may_be_bold(line) and not _on_band(line, white, fills):
        return False
    if line[0].box.x0 > white[0][0] or line[-1].box.x1 <= white[0][0]:
        return False
    words = [w for other in below for w in other]
    keep = all(not (w.box.x0 < left + 1 and w.box.x1 > right - 1) for w in words for left, right in white)
    return keep and not all(w.style.bold for w in words) and any(white_in(other) for other in below)


def may_head(line: Line, first: Line) -> bool:
    """Whether a line below the `first` one of a table may be the theme of rows: one run of words in bold at its left.

    It need not reach into white that the headings show: where a narrow column of numbers is headed in two lines.
    """
    left = first[0].box.x0
    return line is not first and may_be_bold(line) and line[0].box.x0 <= left and not white_in(line)


def _on_band(line: Line, white: Sequence[Sides], fills: Sequence[Fill]) -> bool:
    """Whether one painted area no higher than the line needs runs from its beginning over all columns."""
    box = box_of(line)
    bands = (f.box for f in fills if not is_white(f.colour) and f.box.height < HIGHEST_BAND * box.height)
    return any(b.holds(*box.centre) and b.x0 <= box.x0 and b.x1 >= white[-1][1] for b in bands)
