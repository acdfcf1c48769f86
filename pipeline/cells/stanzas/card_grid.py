"""Cards in two columns or more, told by their labels: the same few words again and again, at the same places across.

"We recommended" and below it "Where things are", whatever the words: a card is read whole before the one beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from pipeline.cells.stanzas.inner_heads import heading_inside
from pipeline.cells.status.headed import is_state
from pipeline.models.page import Word
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lines import Line, parted, spoken

APART = 1.2  # heights of print between two cards
LABEL_WORDS = 6
FEWEST = 2  # labels of a card, and columns
SAME = 3.0  # points
ROWS = 0.8  # heights of print between two rows of cards, at least
EVEN = 0.5  # heights of print that cards of one row may begin lower than others
MOST_HEADS = 4  # lines above the first label of a card

_LABEL = re.compile(r"[^\d:]*[^\d:.,;]:?")

Card = tuple[float, list[Word]]  # where its row begins, and its words


def grid_of(
    words: Sequence[Word], lines: Sequence[Line], profile: Profile
) -> tuple[list[Word], list[Card], list[Word]]:
    """The words above the cards of a page, its cards row by row, and the words below them; no card where no grid is."""
    labels = _labels(lines, profile)
    if labels is None:
        return list(words), [], []
    lefts, tops = labels
    gutters = _gutters(words, lefts, tops[0][0], tops[-1][-1])
    if gutters is None:
        return list(words), [], []
    foot = next((line[0].box.top for line in lines if line[0].box.top > tops[-1][-1] and _crosses(line, gutters)), None)
    end = float("inf") if foot is None else foot - 1
    first = _first(lines, gutters, tops[0][0])
    white = [_widest(lines, max(above), min(below)) for above, below in pairwise(tops)]
    cards = list(_cards(words, [first, *(top for _, top in white), end], gutters))
    level = all(gap >= ROWS * _height(words) for gap, _ in white) and _even(cards, _height(words))
    if not level or heading_inside([card for _, card in cards]):
        return list(words), [], []  # columns that are read down, each to its foot
    return [w for w in words if w.box.centre[1] < first], cards, [w for w in words if w.box.centre[1] >= end]


def _cards(words: Sequence[Word], cuts: Sequence[float], gutters: Sequence[float]) -> Iterator[Card]:
    for top, bottom in pairwise(cuts):
        row = [w for w in words if top <= w.box.centre[1] < bottom]
        for left, right in pairwise([float("-inf"), *gutters, float("inf")]):
            if card := [w for w in row if left <= w.box.centre[0] < right]:
                yield top, card


def _even(cards: Sequence[Card], height: float) -> bool:
    """Whether the cards of each row begin at one height."""
    begins: dict[float, list[float]] = {}
    for top, card in cards:
        begins.setdefault(top, []).append(min(w.box.top for w in card))
    return all(max(tops) - min(tops) <= EVEN * height for tops in begins.values())


def _labels(lines: Sequence[Line], profile: Profile) -> tuple[list[float], list[list[float]]] | None:
    """Where the columns of a grid begin, and row by row the heights of the label that comes first in its cards.

    Two labels at least come again in each of the columns.
    """
    seen: dict[str, list[tuple[float, float]]] = {}
    for line in lines:
        for part in parted(line, APART) if len(line) > 1 else (line,):
            if len(part) <= LABEL_WORDS:
                seen.setdefault(spoken(part), []).append((part[0].box.x0, part[0].box.top))
    again = [(text, places) for text, places in seen.items() if len(places) >= FEWEST and _LABEL.fullmatch(text)]
    labels = [places for text, places in again if not is_state(folded(text), profile)]
    spread = [(columns, places) for places in labels if len(columns := _columns(places)) >= FEWEST]
    if not spread:
        return None
    columns, first = min(spread, key=lambda found: (-len(found[0]), -len(found[1]), found[1][0][1]))
    alike = sum(_alike(columns, other) for other, _ in spread)
    return (columns, list(_rows(columns, first))) if alike >= FEWEST else None


def _columns(places: Sequence[tuple[float, float]]) -> list[float]:
    found: list[float] = []
    for x in sorted(x for x, _ in places):
        if not found or x - found[-1] > SAME:
            found.append(x)
    return found


def _alike(some: Sequence[float], others: Sequence[float]) -> bool:
    return len(some) == len(others) and all(abs(a - b) <= SAME for a, b in zip(some, others, strict=True))


def _rows(columns: Sequence[float], places: Sequence[tuple[float, float]]) -> Iterator[list[float]]:
    """The heights of a label, row by row: a row ends where one of its columns comes again."""
    row: dict[int, float] = {}
    for x, top in sorted(places, key=lambda place: place[1]):
        column = min(range(len(columns)), key=lambda at: abs(columns[at] - x))
        if column in row:
            yield sorted(row.values())
            row = {}
        row[column] = top
    yield sorted(row.values())


def _gutters(words: Sequence[Word], lefts: Sequence[float], top: float, bottom: float) -> list[float] | None:
    """The white between each two columns, from the first label to the last; None where words stand in it."""
    inside = [w for w in words if top - 1 <= w.box.top <= bottom + 1]
    found: list[float] = []
    for left, right in pairwise(lefts):
        white = max(_white(inside, left, right), default=None)
        if white is None:
            return None
        found.append(white[1] - 1)
    return found


def _white(words: Sequence[Word], left: float, right: float) -> Iterator[tuple[float, float]]:
    """How wide the white stripes between two labels are that no word crosses, and where each of them ends."""
    reach = left
    for x0, x1 in sorted((w.box.x0, w.box.x1) for w in words if w.box.x1 > left and w.box.x0 < right + SAME):
        if x0 > reach + SAME and reach > left:
            yield x0 - reach, x0
        reach = max(reach, x1)


def _crosses(line: Line, gutters: Sequence[float]) -> bool:
    """Whether a line runs over the white between two columns: a word, or two with no more than a space between."""
    spaces = [(a.box.x0, b.box.x0) for a, b in pairwise(line) if b.box.x0 - a.box.x1 < APART * b.box.height]
    return any(a <= x <= b for x in gutters for a, b in (*spaces, (line[-1].box.x0, line[-1].box.x1)))


def _first(lines: Sequence[Line], gutters: Sequence[float], label: float) -> float:
    """Where the first row of cards begins: below the widest white over the lines in front of its labels."""
    above = [line for line in lines if line[0].box.top < label - 1]
    start = next((at + 1 for at in range(len(above) - 1, -1, -1) if _crosses(above[at], gutters)), 0)
    heads = above[max(start, len(above) - MOST_HEADS) :]
    if not heads:
        return label - 1
    before = above[: len(above) - len(heads)]
    if not before:
        return heads[0][0].box.top - 1
    return _widest([before[-1], *heads, *_level(lines, label)], before[-1][0].box.top, label)[1]


def _height(words: Sequence[Word]) -> float:
    return median(w.box.height for w in words)


def _level(lines: Sequence[Line], top: float) -> list[Line]:
    return [line for line in lines if abs(line[0].box.top - top) <= 1]


def _widest(lines: Sequence[Line], above: float, below: float) -> tuple[float, float]:
    """The widest white between two heights, and the top of the line that it stands above."""
    best, foot = (-1.0, below), None
    for line in lines:
        top = min(w.box.top for w in line)
        if top > below + 1:
            break
        if foot is not None and top > above + 1:
            best = max(best, (top - foot, top - 1))
        if top >= above - 1:
            foot = max(foot or 0.0, *(w.box.bottom for w in line))
    return best
