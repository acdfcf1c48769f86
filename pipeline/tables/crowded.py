"""Headings that stand so close that too little white runs between two columns to part them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.models.page import Word
from pipeline.tables.draft import letters_of
from pipeline.tables.stacks import Band, columned
from pipeline.tables.white_columns import beside
from pipeline.text.lines import lines_of, spoken

LEAST_ROWS = 2  # below the heading
APART = 0.6  # heights of print between two headings of one line
ALIGNED = 4.5  # points between the first word of a heading and those that lines below it begin with
MOST = 0.6  # share of the rows in which such a line stands


def with_crowded(bands: Sequence[Band], boundaries: Sequence[float]) -> list[float]:
    """The boundaries of columns, with those that a heading hides or only the heading tells, in the first row.

    It fills the white in front of its column, which all rows below it show; or it parts by more than a space, lines of
    most rows begin where its second part does, and no word of them stands across.
    """
    filled = [band for band in bands if band.words]
    if not boundaries or len(filled) <= LEAST_ROWS:
        return list(boundaries)
    said = _said(filled[0])
    rows = [band.words for band in columned(filled[1:]) if _said(band) != said]
    parts = list(_parts(filled[0].words)) if len(rows) >= LEAST_ROWS else []
    known = sorted([*boundaries, *(_hidden(filled[0], rows, boundaries) if len(rows) >= LEAST_ROWS else ())])
    new = [(x, start) for x, start in parts if all(abs(start - other) > 2 * ALIGNED for other in known)]
    return sorted([*known, *(x for x, start in new if _parts_rows(x, start, rows))])


def _hidden(heading: Band, rows: Sequence[Sequence[Word]], boundaries: Sequence[float]) -> Iterator[float]:
    """Where the rows below a bold heading show white that it fills but for a hair."""
    if all(w.style.bold for w in heading.words):
        for left, right in beside(lines_of(heading.words), [w for row in rows for w in row]):
            if all(abs(left - x) > 2 * ALIGNED and abs(right - x) > 2 * ALIGNED for x in boundaries):
                yield (left + right) / 2


def _parts(words: Sequence[Word]) -> Iterator[tuple[float, float]]:
    """Where a heading parts, and where it goes on."""
    for line in lines_of(words):
        for word, after in pairwise(line):
            if after.box.x0 - word.box.x1 > APART * after.box.height:
                yield (word.box.x1 + after.box.x0) / 2, after.box.x0


def _parts_rows(x: float, start: float, rows: Sequence[Sequence[Word]]) -> bool:
    if any(word.box.x0 < x - 1 and word.box.x1 > x + 1 for row in rows for word in row):
        return False
    begun = sum(any(abs(word.box.x0 - start) <= ALIGNED for word in row) for row in rows)
    return begun >= max(LEAST_ROWS, MOST * len(rows))


def _said(band: Band) -> str:
    return letters_of(" ".join(spoken(line) for line in lines_of(band.words)))
