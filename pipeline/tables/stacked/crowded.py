"""Headings or cells that stand so close that too little white runs between two columns to part them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.tables.draft import letters_of
from pipeline.tables.stacked.band import Band
from pipeline.tables.stacked.stacks import columned
from pipeline.tables.white.white_columns import beside
from pipeline.text.lines import Line, spoken

LEAST_ROWS = 2  # below the heading
APART = 0.6  # heights of print between two headings of one line
ALIGNED = 4.5  # points between the first word of a heading and those that lines below it begin with
MOST = 0.6  # share of the rows in which such a line stands
LEVEL = 1.0  # points between the same two where hardly any white is left
FULL = 0.8  # share of the rows then


def with_crowded(bands: Sequence[Band], boundaries: Sequence[float]) -> list[float]:
    """The boundaries of columns, with those that a heading hides or only the heading tells, in the first row.

    It fills the white in front of its column, which all rows below it show; or it parts by more than a space, lines of
    most rows begin where its second part does, and no word of them stands across. Where its words are a space apart, or
    the rows run on below the white between them, nearly all of these begin exactly there, most of them behind white or
    nothing.
    """
    filled = [band for band in bands if band.words]
    if not boundaries or len(filled) <= LEAST_ROWS:
        return list(boundaries)
    said = _said(filled[0])
    rows = [band.lines for band in columned(filled[1:]) if not _says(band, said)]
    if len(rows) < LEAST_ROWS:
        return list(boundaries)
    found = [*boundaries, *_hidden(filled[0], rows, boundaries)]
    for x, start, apart in _parts(filled[0].lines):
        if any(abs(start - known) <= 2 * ALIGNED for known in found):
            continue
        if apart and _parts_rows(x, start, rows):
            found.append(x)
        elif _begins_rows(start, rows):
            found.append(start - LEVEL)
    return sorted(found)


def _hidden(heading: Band, rows: Sequence[Sequence[Line]], boundaries: Sequence[float]) -> Iterator[float]:
    """Where the rows below a bold heading show white that it fills but for a hair."""
    if all(w.style.bold for w in heading.words):
        for left, right in beside(heading.lines, [w for row in rows for line in row for w in line]):
            if all(abs(left - x) > 2 * ALIGNED and abs(right - x) > 2 * ALIGNED for x in boundaries):
                yield (left + right) / 2


def _parts(lines: Sequence[Line]) -> Iterator[tuple[float, float, bool]]:
    """Where a heading parts, where it goes on, and whether that is more than a space further on."""
    for line in lines:
        for word, after in pairwise(line):
            apart = after.box.x0 - word.box.x1 > APART * after.box.height
            yield (word.box.x1 + after.box.x0) / 2, after.box.x0, apart


def _parts_rows(x: float, start: float, rows: Sequence[Sequence[Line]]) -> bool:
    if _run_across(x, rows):
        return False
    begun = sum(any(abs(word.box.x0 - start) <= ALIGNED for line in row for word in line) for row in rows)
    return begun >= max(LEAST_ROWS, MOST * len(rows))


def _begins_rows(start: float, rows: Sequence[Sequence[Line]]) -> bool:
    """Whether a column begins exactly where a heading does: words that only seem to are a space behind others."""
    if _run_across(start - LEVEL, rows):
        return False
    begun = [found for row in rows if (found := [*_beginning(start, row)])]
    return len(begun) >= max(LEAST_ROWS, FULL * len(rows)) and 2 * sum(map(any, begun)) > len(begun)


def _beginning(start: float, row: Sequence[Line]) -> Iterator[bool]:
    """For each line of a row that has a word just there, whether more than a space is in front of it."""
    for line in row:
        for at, word in enumerate(line):
            if abs(word.box.x0 - start) <= LEVEL:
                yield at == 0 or word.box.x0 - line[at - 1].box.x1 > APART * word.box.height


def _run_across(x: float, rows: Sequence[Sequence[Line]]) -> bool:
    return any(word.box.x0 < x - 1 and word.box.x1 > x + 1 for row in rows for line in row for word in line)


def _says(band: Band, said: str) -> bool:
    """Whether a band says the same: where its first word does not begin so, the others are not asked."""
    return said.startswith(letters_of(band.lines[0][0].text)) and _said(band) == said


def _said(band: Band) -> str:
    return letters_of(" ".join(spoken(line) for line in band.lines))
