"""Cells that begin lower or higher than their row: words of another row may stand in them, or some of theirs elsewhere.

Not where the table is set so: cells centred in their row, or standing on its foot as spreadsheets have them, begin
where their length lets them, and a column may be set apart from the others throughout.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from statistics import median, median_low
from typing import NamedTuple

from pipeline.cells.evidence.pieces import Place
from pipeline.cells.rows import Printed
from pipeline.models.page import Word
from pipeline.models.table import Cell

LOW = 0.9  # heights of a line: a cell that begins so much lower or higher than its row's others
LIKE = 0.5  # heights of a line: less is no difference
LIKE_MIDDLE = 0.7  # likewise for the middle and the foot of a cell
HABIT = 0.3  # share of a column's cells that begin so: then the column is set so
FEWEST = 4  # rows: of fewer there is no habit


class _Stretch(NamedTuple):
    """Where the words of a cell stand on one page, and how high a line of them is."""

    middle: float
    bottom: float
    height: float


def odd_starts(records: Sequence[Printed]) -> dict[Place, str]:
    """Position of the record and column → `starts_low` or `starts_high`."""
    found = {(at, x): name for at, record in enumerate(records) for x, name in _of_record(record)}
    often = Counter(x for _, x in found)
    usual = {x for x, times in often.items() if len(records) >= FEWEST and times >= HABIT * len(records)}
    return {place: name for place, name in found.items() if place[1] not in usual}


def level_starts(records: Sequence[Printed]) -> frozenset[Place]:
    """Position of the record and column of the cells that begin on one line with most others of their row."""
    found: set[Place] = set()
    for at, record in enumerate(records):
        words = [(x, own[0]) for x, cell in enumerate(record.cells) if cell and (own := cell.text.words())]
        first = [(x, word) for x, word in words if word.page == words[0][1].page and word.spot is None]
        if len(first) > 2:
            usual = median_low(word.box.top for _, word in first)
            level = [x for x, word in first if abs(word.box.top - usual) < LIKE * word.box.height]
            found |= {(at, x) for x in level if 2 * len(level) > len(first)}
    return frozenset(found)


def _of_record(record: Printed) -> Iterator[tuple[int, str]]:
    words = {x: own[0] for x, cell in enumerate(record.cells) if cell and (own := cell.text.words())}
    if _none_apart(words.values()):
        return
    for x, word in words.items():
        others = [y for y, other in words.items() if y != x and other.page == word.page]
        if len(others) < 2 or word.spot is not None:
            continue
        tops, height = [words[y].box.top for y in others], word.box.height
        usual = median(tops)
        together = sum(abs(top - usual) < LIKE * height for top in tops)
        if together <= len(tops) / 2 or abs(word.box.top - usual) <= LOW * height:
            continue
        if not _alike(_stretch(record.cells[x], word.page), [_stretch(record.cells[y], word.page) for y in others]):
            yield x, "starts_low" if word.box.top > usual else "starts_high"


def _none_apart(words: Collection[Word]) -> bool:
    """Cheap to ask: whether none can begin lower or higher than others: they are too few, or level on one page."""
    if len(words) <= 2:
        return True
    if len({word[1] for word in words}) > 1:
        return False
    _, tops, _, bottoms = zip(*[word[2] for word in words], strict=True)
    lowest: float = min([bottom - top for top, bottom in zip(tops, bottoms, strict=True)])
    apart: float = max(tops) - min(tops)
    return apart <= LOW * lowest


def _alike(own: _Stretch, others: Sequence[_Stretch]) -> bool:
    """Whether the words of a cell have their middle or their foot at the height of the others'."""
    near = LIKE_MIDDLE * own.height
    return (
        abs(own.middle - median(other.middle for other in others)) < near
        or abs(own.bottom - median(other.bottom for other in others)) < near
    )


def _stretch(cell: Cell | None, page: int) -> _Stretch:
    """Where the words of a cell stand on a page; it has some there."""
    boxes = [word.box for word in cell.text.words() if word.page == page] if cell else []
    bottom = max(box.bottom for box in boxes)
    return _Stretch((boxes[0].top + bottom) / 2, bottom, boxes[0].height)
