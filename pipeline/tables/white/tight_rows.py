"""Rows with no more white between them than between their lines: told by what stands at the beginning of each.

Numbers that count on in a column, where another column bears them out: all that stands in it begins beside one. Else
a column of short entries (shares of 100, states, names) with white below each, beside which every other cell begins.
Else a first column that turns bold where each row begins, as a title in front of its recommendation does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.models.page import Word
from pipeline.text.lines import Line

LEAST = 3  # rows; fewer where the table goes on from the page before
NUMBERED = 2  # columns from the left that may hold the numbers
BESIDE = 0.6  # share of the rows in which the other column must hold something
SHORT = 3  # lines of an entry
_ENDS = '.!?:;)]”’"'
_NUMBER = re.compile(r"(\D{0,4})(\d{1,3})([.):]?)$")

Column = Sequence[Sequence[Word]]  # the words of a column, line by line


def tight_rows(lines: Sequence[Line], boundaries: Sequence[float], least: int = LEAST) -> list[int]:
    """The lines in which rows begin; none where nothing tells them."""
    cut = [_in_columns(line, boundaries) for line in lines]
    columns = [[parts[x] for parts in cut] for x in range(len(boundaries) + 1)]
    for x, column in enumerate(columns[:NUMBERED]):
        starts = _counting(column, least)
        if starts and any(_answers(other, starts) for y, other in enumerate(columns) if y != x):
            return starts
    first = _heading(lines)
    return _short(columns, first, least) or _titled(columns, first, least)


def _in_columns(line: Line, boundaries: Sequence[float]) -> list[list[Word]]:
    """The words of a line, column by column."""
    found: list[list[Word]] = [[] for _ in range(len(boundaries) + 1)]
    for word in line:
        middle = (word.box[0] + word.box[2]) / 2
        found[sum([middle >= b for b in boundaries])].append(word)
    return found


def _counting(column: Column, least: int) -> list[int]:
    """The lines of a column that begin with numbers of one form, each one higher than that before."""
    forms: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for at, words in enumerate(column):
        if words and (match := _NUMBER.match(words[0].text)):
            forms.setdefault((match[1], match[3]), []).append((at, int(match[2])))
    for found in forms.values():
        if len(found) >= least and all(b == a + 1 for (_, a), (_, b) in pairwise(found)):
            return [at for at, _ in found]
    return []


def _answers(column: Column, starts: Sequence[int]) -> bool:
    """Whether what stands in a column below the first number begins beside numbers, and ends before the next."""
    begins = _entries(column, starts[0])
    return set(begins) <= set(starts) and len(begins) >= max(1, BESIDE * len(starts))


def _entries(column: Column, first: int) -> list[int]:
    """The lines from `first` on in which something begins below an empty one."""
    return [at for at in range(first, len(column)) if column[at] and (at == first or not column[at - 1])]


def _heading(lines: Sequence[Line]) -> int:
    """How many lines at the top are bold, where not all are."""
    bold = [all(w.style.bold for w in line) for line in lines]
    return bold.index(False) if False in bold else 0


def _short(columns: Sequence[Column], first: int, least: int) -> list[int]:
    """The lines below the heading in which the entries of a column of short ones begin, each at a row's beginning."""
    for column in reversed(columns[1:]) if first else ():
        starts = _entries(column, first)
        most = max((_length(column, at) for at in starts), default=0)
        if len(starts) >= least and starts[0] == first and most <= SHORT and all(_begin(columns, at) for at in starts):
            return starts
    return []


def _titled(columns: Sequence[Column], first: int, least: int) -> list[int]:
    """The lines in which the first column turns bold; none where a cell beside one of them has not ended above it."""
    starts: list[int] = []
    above: Sequence[Word] = ()
    for at, words in enumerate(columns[0][first:], start=first):
        if words and words[0].style.bold and not (above and above[-1].style.bold):
            beside = [column for column in columns[1:] if column[at]]
            if not beside or not _begin(columns, at) or not all(_ended(column[first:at]) for column in beside):
                return []
            starts.append(at)
        above = words or above
    return starts if len(starts) >= least and (least < LEAST or starts[0] == first) else []


def _ended(column: Column) -> bool:
    """Whether the last words of a column end a sentence, if there are any."""
    last = next((words[-1].text for words in reversed(column) if words), "")
    return not last or last[-1] in _ENDS


def _length(column: Column, at: int) -> int:
    return next((end - at for end in range(at, len(column)) if not column[end]), len(column) - at)


def _begin(columns: Sequence[Column], at: int) -> bool:
    """Whether the first cell of a row begins in a line, and all others that have words there: none in lower case."""
    return bool(columns[0][at]) and not any(column[at][0].text[:1].islower() for column in columns if column[at])
