"""Rows whose cells are centred: told by the height at which the middles of all their cells stand.

No line of such a row has the beginnings of its cells. But between two rows the longest cells of both leave white over
the whole table, and within a row the middle of what each column holds is one. So a page is cut, wherever that white
is, into as few rows as have one middle each. A row that the page cuts (the first, the last) is set from its top, or
keeps the middle that it has as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.models.page import Page, Word
from pipeline.tables.white.rivers import SPACE
from pipeline.tables.white.white_themes import may_be_bold
from pipeline.text.lines import Line, lines_of, spoken
from pipeline.text.medians import median
from pipeline.text.openers import habit_of, style_of

STEP = 0.9  # times the line distance: the least from the last line of a row to the first of the next
FAR = 2.6  # times the line distance: no two lines of one cell are so far apart
GAP = 1.15  # times the line distance: white between two rows, or between two paragraphs
EVEN = 0.5  # heights of print by which the middles of a row's cells may differ
OUT_OF_STEP = 0.75  # times the line distance: cells that begin so far apart were centred
FOOT = 0.7  # share of the page height below which a row may be cut by the page's end
MOST_CUTS = 150  # places where a row may begin: no page of print has more
LABELS = 2  # columns from the left that may number the rows
LEAST_LABELS = 3
LEAST_ROWS = 2  # whose cells begin at several heights; where the table is known, one
ROW, UNLABELLED, UNOPENED, ALONE, TIGHT, LOOSE = 1.0, 0.6, 0.8, 0.8, 0.6, 0.2  # what speaks against a row
CUT, TORN = 0.3, 1.5  # the same of one that the page cuts: set from its top, or from the middle of all of it


@dataclass(frozen=True, slots=True)
class _Item:
    """What one line says in one column."""

    column: int
    middle: float
    label: bool
    bold: bool
    theme: bool  # its line runs from the first column into the white behind it


@dataclass(frozen=True, slots=True)
class _Table:
    """The lines of a table on one page by their heights, and where rows may begin: before which of them."""

    items: tuple[_Item, ...]
    cuts: tuple[int, ...]  # with the first and the last
    must: frozenset[int]  # where one begins in any case
    open_at: frozenset[int]  # where one begins that the page may cut
    open_end: bool  # whether the last row may be, as the table reaches to the foot of the page
    pitch: float
    height: float


def middle_rows(
    page: Page, lines: Sequence[Line], boundaries: Sequence[float], drawn: Sequence[float], heads: int, *, known: bool
) -> list[float] | None:
    """The tops of the rows below the first of a table with centred cells; None where it has none, or hides its rows.

    `drawn` are heights at which a line or painted area parts rows, `heads` the lines of a heading at the top.
    """
    table = _table(lines, boundaries, drawn, heads, FOOT * page.height)
    starts = _cheapest(table) if table else []
    rows = [table.items[a:b] for a, b in pairwise([*starts, len(table.items)])] if table else []
    centred = [row for row in rows if table and _is_centred(row, table)]
    several = [row for row in rows if len({i.column for i in row}) > 1]
    if not table or len(centred) < (1 if known else LEAST_ROWS) or 2 * len(centred) < len(several) - 1:
        return None
    return [(table.items[at - 1].middle + table.items[at].middle) / 2 for at in starts[1:]]


def _table(
    lines: Sequence[Line], boundaries: Sequence[float], drawn: Sequence[float], heads: int, foot: float
) -> _Table | None:
    items = sorted(_items(lines, boundaries), key=lambda i: i.middle)
    height = median([(box := w[2])[3] - box[1] for line in lines for w in line])
    columns = [[i.middle for i in items if i.column == x] for x in range(len(boundaries) + 1)]
    steps = sorted(b - a for own in columns for a, b in pairwise(own) if b - a > height / 2)
    if not steps:
        return None
    pitch = steps[len(steps) // 4]  # most are from line to line of a cell
    may = {at for at, (a, b) in enumerate(pairwise(items), start=1) if b.middle - a.middle >= STEP * pitch}
    must = {at for at, (a, b) in enumerate(pairwise(items), start=1) if _must(a, b, drawn)}
    first = max((w.box.centre[1] for line in lines[:heads] for w in line), default=0.0)
    below = sum(item.middle <= first for item in items)
    below = max((at for at in may | must if at <= below), default=0)  # the first row may begin in bold, too
    must |= {below} - {0}
    cuts = (0, *sorted(may | must), len(items))
    if len(cuts) > MOST_CUTS:
        return None
    open_end = items[-1].middle > foot
    return _Table(tuple(items), cuts, frozenset(must), frozenset({0, below}), open_end, pitch, height)


def _must(above: _Item, below: _Item, drawn: Sequence[float]) -> bool:
    """Whether a row ends between two lines in any case: a line or band is drawn there, or a theme ends or begins."""
    parted = above.theme != below.theme and below.middle - above.middle > 1
    return parted or any(above.middle < y < below.middle for y in drawn)


def _items(lines: Sequence[Line], boundaries: Sequence[float]) -> Iterator[_Item]:
    columns: list[list[Word]] = [[] for _ in range(len(boundaries) + 1)]
    over = {w.index for line in lines[1:] if _runs_over(line, boundaries) for w in line}
    for word in [w for line in lines for w in line]:
        x0, _, x1, _ = word[2]
        middle = (x0 + x1) / 2
        at = 0 if word.index in over else sum([middle >= x for x in boundaries])
        columns[at].append(word)
    for x, words in enumerate(columns):
        own = lines_of(words)
        labelled = _labelled(own) if x < LABELS else set[int]()
        for at, line in enumerate(own):
            middle = median([((box := w[2])[1] + box[3]) / 2 for w in line])
            bold = all(w.style.bold for w in line)
            yield _Item(x, middle, at in labelled, bold, all(w.index in over for w in line))


def _runs_over(line: Line, boundaries: Sequence[float]) -> bool:
    """Whether a line in bold begins in the first column, runs over its side, and holds no more than its own words."""
    if not boundaries or line[0].box.x0 >= boundaries[0] or not may_be_bold(line):
        return False
    apart = any(b.box.x0 - a.box.x1 > SPACE * a.box.height for a, b in pairwise(line))
    return not apart and line[-1].box.x1 > boundaries[0] + 1


def _labelled(column: Sequence[Line]) -> set[int]:
    """The lines of a column that open with the number or label of a record, where it has some."""
    styles = [style_of(spoken(line)) for line in column]
    habit = habit_of(said for line, style in zip(column, styles, strict=True) if style and (said := spoken(line)))
    found = {at for at, style in enumerate(styles) if habit and style == habit}
    return found if len(found) >= LEAST_LABELS else set()


def _cheapest(table: _Table) -> list[int]:
    """Where the rows begin, so that the least speaks against them; none where no cut gives rows of one middle."""
    best: dict[int, tuple[float, int]] = {0: (0.0, 0)}  # by where a row ends: what speaks so far, where it begins
    labels = any(i.label for i in table.items)
    for n, end in enumerate(table.cuts[1:], start=1):
        for start, row in _rows_upwards(table, n):
            if start in best and (against := _against(table, row, start, end, labels=labels)) is not None:
                total = best[start][0] + against
                if end not in best or total < best[end][0]:
                    best[end] = total, start
    at, starts = len(table.items), list[int]()
    while at in best and at:
        at = best[at][1]
        starts.insert(0, at)
    return starts


class _Row:
    """The lines of one row as they are gathered from its foot upwards."""

    __slots__ = ("bold", "feet", "heads", "labels", "loose")

    def __init__(self) -> None:
        self.feet: dict[int, float] = {}  # where the lowest line of each column stands
        self.heads: dict[int, float] = {}  # and the highest
        self.labels = 0
        self.loose = 0  # lines that leave white above them
        self.bold = True

    def takes(self, item: _Item, pitch: float) -> bool:
        """Whether a line above can be of this row; it is added. Not so a second label, or a line far from its next."""
        white = self.heads.get(item.column, item.middle) - item.middle
        self.feet.setdefault(item.column, item.middle)
        self.heads[item.column] = item.middle
        self.loose += white > GAP * pitch
        self.labels += item.label
        self.bold = self.bold and item.bold
        return white <= FAR * pitch and self.labels <= 1


def _rows_upwards(table: _Table, n: int) -> Iterator[tuple[int, _Row]]:
    """Each row that may end at the nth cut, from the shortest: where it begins, and its lines."""
    row = _Row()
    for start, end in zip(reversed(table.cuts[:n]), reversed(table.cuts[1 : n + 1]), strict=True):
        if not all(row.takes(item, table.pitch) for item in reversed(table.items[start:end])):
            return
        yield start, row
        if start in table.must:
            return


def _against(table: _Table, row: _Row, start: int, end: int, *, labels: bool) -> float | None:
    """What speaks against a row of some lines; None where they are no row."""
    heads = row.heads
    cut = 0.0
    if _spread([foot + heads[x] for x, foot in row.feet.items()]) > 2 * EVEN * table.height:
        if start not in table.open_at and not (table.open_end and end == len(table.items)):
            return None
        cut = CUT if _spread([*heads.values()]) <= EVEN * table.height else TORN
    tight = start and table.items[start].middle - table.items[start - 1].middle < GAP * table.pitch
    against = ROW + cut + LOOSE * row.loose + (TIGHT if tight else 0.0)
    if row.bold:
        return against if start in table.open_at or 0 in heads else against + UNOPENED
    if start not in table.open_at:  # the rest of a row on the page before need not fill the first column, nor two
        against += (UNOPENED if 0 not in heads else 0.0) + (ALONE if len(heads) == 1 else 0.0)
    return against + (UNLABELLED if labels and not row.labels else 0.0)


def _is_centred(row: Sequence[_Item], table: _Table) -> bool:
    """Whether the cells of a row begin at heights that only their one middle explains."""
    columns = [[i.middle for i in row if i.column == x] for x in {i.column for i in row}]
    if _spread([own[0] for own in columns]) < OUT_OF_STEP * table.pitch:
        return False
    return _spread([(own[0] + own[-1]) / 2 for own in columns]) <= EVEN * table.height


def _spread(heights: Sequence[float]) -> float:
    return max(heights) - min(heights)
