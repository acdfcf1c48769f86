"""Horizontal lines of one width on one page may be those of several tables below one another."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from pipeline.models.page import Box, Word
from pipeline.tables.draft import letters_of
from pipeline.tables.ruled.edges import SNAP, Edge
from pipeline.tables.ruled.grid import Grid
from pipeline.tables.white.rivers import rivers
from pipeline.text.lines import Line, lines_of, spoken
from pipeline.text.medians import median

SAME = 4.0  # points that the ends of lines of one table may differ by
WELL_BELOW = 1.5  # heights of print between the foot of a table and what stands below it
RUNS = 0.6  # share of the width that the longest line of prose takes
LEAST = 2  # stripes of white in a table that is told by them
LARGER = 1.15  # times the usual height of print: a heading
LEAST_PARTS = 2  # rows, and columns, of a grid that is a table: fewer may be its headings, or a frame
LABELS = 2  # rows of a form that tell it


class _Level:
    """The words of a page by their heights."""

    def __init__(self, words: Sequence[Word]) -> None:
        middles = [((box := w[2])[1] + box[3]) / 2 for w in words]
        order = sorted(range(len(words)), key=middles.__getitem__)
        self.words = [words[at] for at in order]
        self._middles = [middles[at] for at in order]

    def between(self, above: Edge, line: Edge) -> list[Word]:
        """Those that stand between two lines."""
        return self.words[bisect_right(self._middles, above["top"]) : bisect_left(self._middles, line["top"])]


def tables_apart(
    groups: Sequence[list[Edge]], segments: Sequence[Box], words: Sequence[Word], grids: Sequence[Grid] = ()
) -> Iterator[list[Edge]]:
    """The lines of each width, cut between two tables: where other columns begin, at prose, at white over headings.

    One of the `grids` of the page may stand between them: where it is as wide it parts them, else the text around it is
    looked at. One inside a record has something beside it.
    """
    if all(len(group) < 2 for group in groups):
        yield from groups
        return
    between = [g.box for g in grids if _is_table(g) and not _beside(g.box, words)]
    free = [w for w in words if not any(box.holds(*w.box.centre) for box in between)] if between else words
    level = _Level(free)
    for group in groups:
        yield from _cut(sorted(group, key=lambda e: e["top"]), segments, level, between)


def _cut(lines: list[Edge], segments: Sequence[Box], words: _Level, between: Sequence[Box]) -> Iterator[list[Edge]]:
    """The lines of one width, from the top down, cut between two tables; `between`: those of grids."""
    own: list[Edge] = []
    known: list[float] = []
    for at, line in enumerate(lines):
        ends = _ends(line, segments)
        if own and (
            any(_is_between(box, own[-1], line) for box in between)
            or _other_columns(own[-1], line, known, ends, words)
            or _parted(own, lines[at:], words)
        ):
            yield own
            own, known = [], []
        own.append(line)
        known = ends or known
    yield own


def _is_table(grid: Grid) -> bool:
    return len(grid.lefts) > LEAST_PARTS and len(grid.tops) > LEAST_PARTS


def _beside(table: Box, words: Sequence[Word]) -> bool:
    """Whether any word stands level with a table, and outside of it."""
    x0, top, x1, bottom = table
    level = [box for w in words if top < ((box := w[2])[1] + box[3]) / 2 < bottom]
    return any([not x0 - SAME <= (box[0] + box[2]) / 2 <= x1 + SAME for box in level])


def _is_between(table: Box, above: Edge, line: Edge) -> bool:
    """Whether a table stands between two lines, and is as wide as they are."""
    inside = above["top"] - SNAP <= table.top and table.bottom <= line["top"] + SNAP
    return bool(inside and abs(table.x0 - above["x0"]) <= SAME and abs(table.x1 - above["x1"]) <= SAME)


def _ends(line: Edge, segments: Sequence[Box]) -> list[float]:
    """Where the segments of a line end within it; the end of one and the beginning of the next are one place."""
    x0, x1 = line["x0"] + SAME, line["x1"] - SAME
    here = [b for b in segments if abs((b.top + b.bottom) / 2 - line["top"]) <= SNAP]
    ends = sorted(x for b in here for x in (b.x0, b.x1) if x0 < x < x1)
    return [x for at, x in enumerate(ends) if not at or x - ends[at - 1] > SAME]


def _other_columns(above: Edge, line: Edge, known: Sequence[float], ends: Sequence[float], words: _Level) -> bool:
    """Whether a line shows columns of its own: several and none that are `known`, or one behind words that keep to
    neither of both.
    """
    if not known or not ends or shares(known, ends):
        return False
    boxes = [w.box for w in words.between(above, line)]
    return min(len(known), len(ends)) > 1 or all(_run_over(boxes, found) for found in (known, ends))


def _parted(above: Sequence[Edge], below: Sequence[Edge], words: _Level) -> bool:
    """Whether what stands between two lines is no row, but prose, or nothing or a line well below over others."""
    top, x0, x1 = above[-1]["top"], below[0]["x0"], below[0]["x1"]
    between = words.between(above[-1], below[0])
    bold = bool(between) and all(w.style.bold for w in between)
    plain = bold and not all(w.style.bold for w in words.between(above[0], above[-1]))
    if plain and _titled_headings(between, [w for w in words.words if w.box.bottom < top], x0, x1):
        return True
    if between:
        if rivers(between, x0, x1):
            return False
        well = min(w.box.top for w in between) - top > WELL_BELOW * max(w.box.height for w in between)
        lines = lines_of(between)
        titled = bold and len(lines) == 1
        if not (well or titled or (_is_section(lines) and _is_once(below, words))):
            return False
        if well and max(w.box.x1 for w in between) > x0 + RUNS * (x1 - x0):
            return True
    first = words.between(below[0], below[1]) if len(below) > 1 else []
    heads = bool(first) and all(w.style.bold for w in first)
    white = len(rivers(first, x0, x1)) if first else 0
    if white < LEAST:
        return heads and not white and not between and _is_form(below[1:], words)
    return heads and len(rivers([*words.between(above[0], above[-1]), *first], x0, x1)) < white


def _is_section(lines: Sequence[Line]) -> bool:
    """Whether text stands between two headings in bold or larger print, the title of a table the lower of them."""
    usual = median(w.box.height for line in lines for w in line)
    heads = [all(w.style.bold or w.box.height > LARGER * usual for w in line) for line in lines]
    return heads[0] and heads[-1] and not all(heads)


def _is_once(lines: Sequence[Edge], words: _Level) -> bool:
    """Whether the first words between two lines stand nowhere else: headings of cards stand over each of them."""
    first = lines_of(words.between(lines[0], lines[1])) if len(lines) > 1 else ()
    return bool(first) and [*map(_letters, lines_of(words.words))].count(_letters(first[0])) == 1


def _titled_headings(between: Sequence[Word], above: Sequence[Word], x0: float, x1: float) -> bool:
    """Whether bold words are a title over headings: below a line that runs across them stripes of white part them.

    Headings that stand `above` as well, printed again below a theme, are those of one table.
    """
    headings = lines_of(between)[1:]
    white = rivers([w for line in headings for w in line], x0, x1)
    if len(white) < LEAST or len(rivers(between, x0, x1)) >= len(white):
        return False
    return not {*map(_letters, headings)} <= {*map(_letters, lines_of(above))}


def _letters(line: Line) -> str:
    return letters_of(spoken(line))


def _is_form(lines: Sequence[Edge], words: _Level) -> bool:
    """Whether a title stands over labels in bold, each beside what it labels: one card of several below one another."""
    rows = [held for a, b in itertools.islice(itertools.pairwise(lines), LABELS) if (held := words.between(a, b))]
    white = rivers([w for row in rows for w in row], lines[0]["x0"], lines[0]["x1"])
    if len(rows) < LABELS or len(white) != 1:
        return False
    return all(w.style.bold == (w.box.x1 <= white[0][0]) for row in rows for w in row)


def shares(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two tables have a boundary between columns in common."""
    return any(abs(a - b) <= SAME for a in one for b in other)


def _run_over(boxes: Sequence[Box], boundaries: Sequence[float]) -> bool:
    return any(b.x0 < x - 1 and b.x1 > x + 1 for b in boxes for x in boundaries)
