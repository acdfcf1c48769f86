"""What stands side by side in the cells of a sheet above the heading of its table: labels, notes, counts.

Each cell is a paragraph of its own, whatever stands beside it. A sheet's columns are those of its table, and words run
over blank cells: what belongs together is told by where words begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.cells.header.days import days_of
from pipeline.cells.header.labels import Labelled, labelled_lines, labelled_of
from pipeline.cells.header.title_rows import ALIKE, says_title, texts_in
from pipeline.models.table import Row
from pipeline.models.text import Text
from pipeline.profiles import Profile

FEWEST = 2  # cells side by side
SENTENCE = 5  # words: a longer text that a full stop ends is no label


def sheet_cells(rows: Sequence[Row]) -> list[Text]:
    """The paragraphs of rows that hold several cells, column by column; none where no row does.

    Without labels that have a cell of their own, and the values right of them.
    """
    filled = [texts_in(row) for row in rows]
    several = any(len(texts) >= FEWEST for texts in filled)
    cells = [text for texts in (filled if several else ()) for text in _unlabelled(texts) if text.words()]
    columns: list[list[Text]] = []
    for cell in sorted(cells, key=_left):
        if not columns or _left(cell) - _left(columns[-1][0]) > ALIKE:
            columns.append([])
        columns[-1].append(cell)
    ordered = (cell for column in columns for cell in sorted(column, key=_top))
    return [part for cell in ordered for part in map(Text.strip, cell.lines()) if part]


def _unlabelled(row: Sequence[Text]) -> Iterator[Text]:
    for before, cell in zip([Text(), *row], row, strict=False):
        is_value = before.value.rstrip().endswith(":") and ": " not in cell.value  # it may be a label and its own value
        if not is_value and not cell.value.rstrip().endswith(":"):
            yield cell


def labelled_in(cells: Sequence[Text], profile: Profile) -> Iterator[Labelled]:
    """Labels with their values in one cell each."""
    for cell in cells:
        yield from labelled_lines([cell], profile)


def labelled_below(rows: Sequence[Row], profile: Profile) -> Iterator[Labelled]:
    """Labels side by side, each over its value in the next row; two of them must be known."""
    for above, below in pairwise(rows):
        pairs = [
            (label.text, value.text)
            for label, value in zip(above.cells, below.cells, strict=False)
            if label is not None and value is not None and label.text and value.text
        ]
        told = [own for own in labelled_of(pairs, profile) if own.field]
        if len({own.field for own in told}) >= FEWEST:
            yield from told


def telling(cells: Sequence[Text], profile: Profile) -> list[Text]:
    """Those that name a body or a day, say that the paper is a report, or are sentences: no counts, no key."""
    return [cell for cell in cells if _tells(" ".join(cell.value.split()), profile)]


def _tells(text: str, profile: Profile) -> bool:
    return says_title(text, profile) or _is_sentence(text) or any(True for _ in days_of(text, profile))


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(".") and len(text.split()) > SENTENCE


def _left(cell: Text) -> float:
    return min(word.box.x0 for word in cell.words())


def _top(cell: Text) -> tuple[int, float]:
    first = cell.words()[0]
    return first.page, first.box.top
