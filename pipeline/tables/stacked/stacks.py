"""Tables ruled with horizontal lines only: where do their columns stand?

Evidence, strongest first: the ends of the line segments (most software draws a border per cell), the
sides of coloured heading cells, the rivers of white that run through all words of the table.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.models.page import Box, Fill, Ruling, Word
from pipeline.tables.ruled.edges import SNAP, Edge, met_by, split
from pipeline.tables.ruled.grid import Grid
from pipeline.tables.stacked.band import Band
from pipeline.tables.stacked.joints import joints
from pipeline.tables.stacked.stacks_apart import SAME, tables_apart
from pipeline.tables.white.rivers import LEAST_RIVER, SPACE, Sides, between, filled_by, rivers

NEAR = 12.0  # points between a coloured cell's side and the white beside its words
LEAST_CELL = 7.0  # points: what is painted lower is a bar that measures something, not a cell
CROSSED = 0.4  # share of the rows whose words may run across the side of a coloured cell


@dataclass(frozen=True, slots=True)
class Stack:
    """Horizontal lines of one width on one page, from top to bottom, and the columns that borders show."""

    page: int
    x0: float
    x1: float
    lines: tuple[float, ...]
    shown: tuple[float, ...] = ()
    closed: bool = False  # a box is drawn around it: no row goes on below
    painted: bool = False  # the columns are told by coloured cells alone, which may be those of one column only
    storeys: tuple[float, ...] = ()  # those of the lines that part a record, and not one from the next

    def as_wide(self, other: Box | Stack) -> bool:
        """Whether a box, or another stack, has the same sides."""
        return abs(other.x0 - self.x0) <= SAME and abs(other.x1 - self.x1) <= SAME

    def between_sides(self, words: Iterable[Word]) -> list[Word]:
        """The words that stand between its sides, at any height."""
        left, right = self.x0 - SAME, self.x1 + SAME
        return [w for w in words if left <= (box := w[2])[0] and box[2] <= right]


def stacks_of(
    edges: Sequence[Edge],
    rulings: Iterable[Ruling],
    fills: Iterable[Fill],
    page: int,
    words: Sequence[Word] = (),
    grids: Sequence[Grid] = (),
) -> list[Stack]:
    """Horizontals that no two verticals meet, put together by their ends; a lone one only where it shows columns.

    Lines of one width are two tables where their segments end in other places and `words` between them keep to neither,
    or where another table stands between them, as the `grids` of the page show it.
    """
    horizontals, verticals = split(edges)
    meeting = Counter(id(h) for v in verticals for h in met_by(v, horizontals))
    loose = [h for h in horizontals if meeting[id(h)] < 2]
    groups: list[list[Edge]] = []
    for line in loose:
        for group in groups:
            if abs(group[0]["x0"] - line["x0"]) <= SAME and abs(group[0]["x1"] - line["x1"]) <= SAME:
                group.append(line)
                break
        else:
            groups.append([line])
    segments = [r.box for r in rulings if r.horizontal]
    boxes = [f.box for f in fills]
    stacks = (_stack(own, segments, boxes, page) for own in tables_apart(groups, segments, words, grids))
    return [stack for stack in stacks if len(stack.lines) > 1 or stack.shown]


def _stack(group: Sequence[Edge], segments: Sequence[Box], fills: Sequence[Box], page: int) -> Stack:
    x0, x1 = min(e["x0"] for e in group), max(e["x1"] for e in group)
    lines = tuple(sorted({e["top"] for e in group}))
    inside = _pieces(segments, x0, x1, lines)
    cells = [f for f in fills if lines[0] - SAME <= f.top and f.bottom <= lines[-1] + SAME and f.width < x1 - x0]
    cells = [f for f in cells if f.height >= LEAST_CELL]
    drawn = joints(inside, x0, x1)
    if drawn:  # what ends within a column is a badge, no cell
        known = [x0, *drawn, x1]
        ends, starts = [f.x1 for f in cells], [f.x0 for f in cells]
        cells = [f for f in cells if _meets(f.x0, known, ends) and _meets(f.x1, known, starts)]
    shown = joints([*inside, *cells], x0, x1)
    return Stack(page, x0, x1, lines, tuple(shown), painted=bool(shown) and not drawn)


def pieces_of(drawn: Iterable[Ruling], x0: float, x1: float, lines: Sequence[float]) -> list[Box]:
    """What is drawn from side to side on some lines between two sides, piece by piece."""
    return _pieces((r.box for r in drawn if r.horizontal), x0, x1, lines)


def _pieces(boxes: Iterable[Box], x0: float, x1: float, lines: Sequence[float]) -> list[Box]:
    inside = (b for b in boxes if b.x0 >= x0 - SAME and b.x1 <= x1 + SAME)
    return [b for b in inside if on_line(lines, (b.top + b.bottom) / 2)]


def _meets(x: float, *sides: Sequence[float]) -> bool:
    """Whether a cell's side stands at a boundary, or at the side of another cell."""
    return any(abs(x - other) <= SNAP for known in sides for other in known)


def on_line(lines: Sequence[float], y: float) -> bool:
    return any(abs(y - line) <= SNAP for line in lines)


def with_open_ends(stack: Stack, words: Iterable[Word], goes_back: bool, goes_on: bool) -> Stack:
    """The stack with a line under a row that the foot of the page cut open, and over one that the top took up.

    Only where the table has a page before (`goes_back`) or after (`goes_on`), and only over words that keep
    to its columns.
    """
    inside = stack.between_sides(words)
    above = [w for w in inside if w.box.bottom < stack.lines[0] + 1] if goes_back else []
    below = [w for w in inside if w.box.top > stack.lines[-1] - 1] if goes_on else []
    own = [w for w in inside if stack.lines[0] - 1 <= w.box.centre[1] <= stack.lines[-1] + 1] if above or below else []
    lines = stack.lines
    if above and (keeps_to_columns(above, stack) or _inside_columns(above, own, stack)):
        lines = (min(w.box.top for w in above) - 1, *lines)
    if below and (keeps_to_columns(below, stack) or _inside_columns(below, own, stack)):
        lines = (*lines, max(w.box.bottom for w in below) + 1)
    return replace(stack, lines=lines)


def _inside_columns(words: Sequence[Word], own: Sequence[Word], stack: Stack) -> bool:
    """Whether words stand in one of the columns that white parts in the stack's `own` words: the end of one cell.

    Of two columns, one is no more than text beside something.
    """
    white = rivers(own, stack.x0, stack.x1) if not stack.shown else []
    held = {sum(w.box.centre[0] > left for left, _ in white) for w in words}
    return len(white) > 1 and len(held) == 1 and len(rivers([*own, *words], stack.x0, stack.x1)) == len(white)


def keeps_to_columns(words: Sequence[Word], stack: Stack) -> bool:
    """Whether no word crosses a boundary that the lines show, or white runs through all words where they show none."""
    if stack.shown:
        return not any(w.box.x0 < x - 1 and w.box.x1 > x + 6 for w in words for x in stack.shown)
    return bool(rivers(words, stack.x0, stack.x1))


def bands_of(stack: Stack, words: Iterable[Word]) -> list[Band]:
    """The bands of a stack that are high enough for a line of text."""
    held = _held(stack, words)
    bands = []
    for own, (top, bottom) in zip(held, itertools.pairwise(stack.lines), strict=True):
        if bottom - top >= LEAST_RIVER:
            box = Box(stack.x0, top, stack.x1, bottom)
            bands.append(Band(stack.page, box, tuple(own), top in stack.storeys))
    return bands


def _held(stack: Stack, words: Iterable[Word]) -> list[list[Word]]:
    """The words between each line of a stack and the next; what stands right on a line is of both."""
    left, right, lines = stack.x0 - SAME, stack.x1 + SAME, stack.lines
    held: list[list[Word]] = [[] for _ in lines[1:]]
    head, foot, own = 0.0, 0.0, held[:0]  # of the word before
    for word in words:
        x0, top, x1, bottom = word[2]
        if left <= (x0 + x1) / 2 <= right:
            if top != head or bottom != foot:  # the words of a line are of one band
                head, foot, y = top, bottom, (top + bottom) / 2
                own = held[max(0, bisect_left(lines, y) - 1) : bisect_right(lines, y)]
            for band in own:
                band.append(word)
    return held


def segments_of(bands: Sequence[Band]) -> list[tuple[list[Band], list[float]]]:
    """Bands that share their columns, and the boundaries of these columns (points)."""
    found: list[tuple[list[Band], list[float]]] = []
    current: list[Band] = []
    told: Sequence[Sides] = ()  # what those of the current ones fill that tell columns
    known: list[Sides] = []
    for at, band in enumerate(bands):
        whole = filled_by((*told, *band.filled))
        both = between(whole, band.box.x0, band.box.x1)
        spans_all = len(known) > 0 and band.runs_on and (band.one_run or _go_on(told, known, bands[at + 1 :]))
        text = not known and any(b.set_over for b in current[:1])  # it is of no table
        ended = text or len(both) < max(1, len(known) // 2)
        if current and not spans_all and band.words and ended:
            found.append((current, [_boundary(r) for r in known]))
            current, told = [band], () if band.runs_on else band.filled
            known = between(band.filled, band.box.x0, band.box.x1)
            continue
        current.append(band)
        told = told if band.runs_on else whole
        if not spans_all and band.words:
            known = both
    if current:
        found.append((current, [_boundary(r) for r in known]))
    return found


def _go_on(told: Sequence[Sides], known: Sequence[Sides], below: Sequence[Band]) -> bool:
    """Whether the first of the bands below that tell columns has most of those of the bands above."""
    first = next((band for band in below if band.words and not band.runs_on), None)
    if first is None:
        return False
    return 2 * len(between(filled_by((*told, *first.filled)), first.box.x0, first.box.x1)) > len(known)


def between_words(bands: Sequence[Band], shown: Sequence[float]) -> tuple[float, ...]:
    """The boundaries that coloured cells show, less those that words run across: there a sign is painted, no column."""
    filled = [b for b in bands if b.words]
    crossed = {x: sum(any(w.box.x0 < x - 1 and w.box.x1 > x + 2 for w in b.words) for b in filled) for x in shown}
    return tuple(x for x in shown if crossed[x] <= CROSSED * len(filled))


def completed(bands: Sequence[Band], shown: Sequence[float]) -> list[float]:
    """The boundaries that coloured cells show, and those that white alone shows where no cell is coloured."""
    groups = segments_of(bands)
    white = groups[0][1] if len(groups) == 1 else []
    return sorted([*shown, *(x for x in white if all(abs(x - other) > NEAR for other in shown))])


def columned(bands: Sequence[Band]) -> list[Band]:
    """The bands whose words tell columns: theme rows that run across do not."""
    return [b for b in bands if not b.runs_on]


def _boundary(river: tuple[float, float]) -> float:
    """Close to the text on the right: that is where a column's words line up."""
    return river[1] - min(3.0, (river[1] - river[0]) / 2)


def runs_over(band: Band, boundary: float) -> bool:
    """Whether a line in bold runs over the boundary between labels and values with no more than a space there."""
    boxes = [w.box for w in band.words]
    if not all(w.style.bold for w in band.words):
        return False
    left = max((b.x1 for b in boxes if b.x0 < boundary - 1), default=None)
    right = min((b.x0 for b in boxes if b.x1 > boundary + 1), default=None)
    if left is None or right is None:
        return False
    return right - left < SPACE * max(b.height for b in boxes)
