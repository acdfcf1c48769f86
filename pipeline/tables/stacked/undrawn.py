"""What a table of horizontal lines leaves undrawn: headings over its first line, columns in a box."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.models.page import Box, Ruling, Word
from pipeline.tables.draft import letters_of
from pipeline.tables.ruled.edges import SNAP, Edge, met_by, split, vertical
from pipeline.tables.ruled.grid import Grid
from pipeline.tables.stacked.band import Band
from pipeline.tables.stacked.joints import joints
from pipeline.tables.stacked.stacks import (
    Stack,
    bands_of,
    between_words,
    columned,
    pieces_of,
    runs_over,
    segments_of,
)
from pipeline.tables.white.white_themes import may_be_bold
from pipeline.text.lines import Line, lines_of, spoken

CLOSE = 0.9  # heights of print between a heading and the line below it
PITCH = 1.4  # heights of print from line to line of one heading
FILLED = 0.6  # share of the columns that a heading must name
MOST_LINES = 3  # of a heading that is printed again
LEAST_ROWS = 3
FEW_LEFTS, LEAST_PARTED = 8, 2  # boundaries of a grid that may leave columns out; of those in its widest column
WIDEST = 0.55  # share of the width that this column has at least
APART = 0.6  # heights of print between two headings of one line
LONGEST_NUMBER = 5  # letters
LEAST_LINES = 2  # between the columns of a table that has no others
PADDING = 3.0  # points between words and the side of their column


def with_heading(
    stack: Stack, words: Sequence[Word], first: str | None, running: Collection[str] = ()
) -> tuple[Stack, str | None]:
    """The stack with a line over the headings that stand above it, and what these say.

    Headings are bold where the row below them is not, or printed again over another part of the table or as `running`
    heads, and keep to the columns. On later pages (`first` is what the table's own headings say) only the same ones
    count.
    """
    if len(stack.lines) < 2:
        return stack, first
    inside = stack.between_sides(words)
    above = above_of(stack, inside)
    bands = bands_of(stack, inside) if reach_down(above, stack, CLOSE) else []
    boundaries = _headed(stack, bands, inside) if _plain(bands) else []
    again = _again(bands).union(running) if boundaries else frozenset[str]()
    lines = headings_in(lines_of(above), stack.lines[0], boundaries, again=again) if boundaries else []
    said = letters_of(" ".join(spoken(line) for line in lines))
    if not lines or (first is not None and said != first):
        return stack, first
    top = min(w.box.top for line in lines for w in line) - 1
    return replace(stack, lines=(top, *stack.lines)), said


def above_of(stack: Stack, words: Iterable[Word]) -> list[Word]:
    """The words that stand over the first line of a stack."""
    top = stack.lines[0]
    return [w for w in words if (w[2][1] + w[2][3]) / 2 < top]


def reach_down(words: Sequence[Word], stack: Stack, close: float) -> bool:
    """Whether any words may stand right above a stack: no farther than `close` heights of print."""
    if not words:
        return False
    return stack.lines[0] - max([w[2][3] for w in words]) <= close * max([w[2][3] - w[2][1] for w in words])


def parted(stack: Stack, words: Sequence[Word], first: str | None) -> list[Stack]:
    """The stack cut where a table's headings (`first` is what they say) stand again between two of its lines.

    There one table ends and another of the same width begins; what stands over the headings is of neither.
    """
    if not first:
        return [stack]
    inside = stack.between_sides(words)
    found: list[Stack] = []
    lines: list[float] = [stack.lines[0]]
    for above, below in itertools.pairwise(stack.lines):
        top = _top_of(first, lines_of([w for w in inside if above < (w[2][1] + w[2][3]) / 2 < below]))
        if top is not None and len(lines) > 1:
            found.append(replace(stack, lines=tuple(lines)))
            lines = [top - 1]
        lines.append(below)
    return [*found, replace(stack, lines=tuple(lines))]


def _top_of(said: str, lines: Sequence[Line]) -> float | None:
    """Where the last lines of a band begin that say what the headings say, behind others that don't."""
    for count in range(1, min(MOST_LINES, len(lines) - 1) + 1):
        own = lines[-count:]
        if letters_of(" ".join(spoken(line) for line in own)) == said:
            return min(w.box.top for line in own for w in line)
    return None


def _plain(rows: Sequence[Band]) -> bool:
    """Whether the first row below the line is no heading itself, but for one that heads the rows below it alone."""
    bands = [band for band in rows if band.words]
    if len(bands) > 1 and not columned(bands[:1]):
        bands = bands[1:]
    return bool(bands) and not all(w.style.bold for w in bands[0].words)


def _headed(stack: Stack, bands: Sequence[Band], words: Sequence[Word]) -> list[float]:
    """The boundaries of the columns as a heading may cross them.

    White between two columns may begin further left over the table than in it; and a heading may stand over a column
    of numbers and the one beside it.
    """
    first = [w for w in words if w.box.centre[1] > stack.lines[0]]
    above = [w for w in words if w.box.centre[1] < stack.lines[0] and w.style.bold]
    found = []
    for x in _boundaries(stack, bands):
        left = max((w.box.x1 for w in first if w.box.x1 <= x + 2), default=stack.x0)
        over = [w.box.x0 for w in _beginners(above) if w.box.x0 < x - 1 and w.box.x1 > x + 2 and w.box.x0 > left]
        found.append(min([x, *(start - 1 for start in over)]))
    return found[1:] if found and _numbers_alone(first, stack.x0, found[0]) and _over(above, found[0]) else found


def _beginners(words: Sequence[Word]) -> Iterator[Word]:
    """The words that begin a heading: with more white in front of them than a space."""
    for line in lines_of(words):
        yield line[0]
        yield from (b for a, b in itertools.pairwise(line) if b.box.x0 - a.box.x1 > APART * b.box.height)


def _numbers_alone(words: Sequence[Word], x0: float, x1: float) -> bool:
    """Whether a column holds numbers, and the first words of theme rows at most."""
    column = [w for w in words if x0 <= w.box.centre[0] < x1]
    numbers = sum(len(w.text) <= LONGEST_NUMBER and any(c.isdigit() for c in w.text) for w in column)
    return numbers > FILLED * len(column)


def _over(words: Sequence[Word], x: float) -> bool:
    return any(w.box.x0 < x - 1 and w.box.x1 > x + 2 for w in words)


def boundaries_of(stack: Stack, words: Sequence[Word]) -> list[float]:
    return _boundaries(stack, [] if stack.shown else bands_of(stack, words))


def _boundaries(stack: Stack, bands: Sequence[Band]) -> list[float]:
    if stack.shown:
        return list(stack.shown)
    groups = segments_of(bands)
    return groups[0][1] if len(groups) == 1 else []


def _again(bands: Sequence[Band]) -> frozenset[str]:
    """What some lines say that stand right above a line of the stack, below others: they may be headings once more."""
    found = set[str]()
    for band in bands:
        found |= {letters_of(spoken(line)) for line in band.lines[1:][-MOST_LINES:]}
    return frozenset(found)


def headings_in(
    lines: Sequence[Line],
    ends: float,
    boundaries: Sequence[float],
    close: float = CLOSE,
    again: Collection[str] = (),
) -> list[Line]:
    """The lines of a heading row, the lowest of which stands close above `ends`: within `close` heights of print.

    They are bold, or say what lines further down say `again`.
    """
    found: list[Line] = []
    filled: set[int] = set()
    below = ends
    for line in reversed(lines):
        height, bottom = max(w.box.height for w in line), max(w.box.bottom for w in line)
        columns = {column_of(w, boundaries) for w in line}
        near = below - bottom <= (close * height if not found else (PITCH - 1) * height)
        if not near or None in columns:
            break
        if not may_be_bold(line) and letters_of(spoken(line)) not in again:
            break
        found.insert(0, line)
        filled |= {c for c in columns if c is not None}
        below = min(w.box.top for w in line)
    return found if len(filled) >= max(2, FILLED * (len(boundaries) + 1)) else []


def column_of(word: Word, boundaries: Sequence[float]) -> int | None:
    """The column that a word stands in; None where it crosses a boundary."""
    if any(word.box.x0 < x - 1 and word.box.x1 > x + 2 for x in boundaries):
        return None
    return sum(word.box.x0 >= x - 1 for x in boundaries)


def open_columns(edges: Sequence[Edge], words: Sequence[Word]) -> list[Edge]:
    """Where the outer columns end of a table that shows nothing but lines between its columns: told by their words."""
    horizontals, verticals = split(edges)
    loose = [v for v in verticals if not met_by(v, horizontals)]
    found: list[Edge] = []
    for first in loose:
        group = [v for v in loose if abs(v["top"] - first["top"]) + abs(v["bottom"] - first["bottom"]) <= SNAP]
        if first is group[0] and len(group) >= LEAST_LINES:
            inside = [w.box for w in words if first["top"] <= w.box.centre[1] <= first["bottom"]]
            found += [vertical(Box(x, first["top"], x, first["bottom"])) for x in _outside(group, inside)]
    return found


def _outside(group: Sequence[Edge], boxes: Sequence[Box]) -> Iterator[float]:
    """The far sides of the words left and right of some lines, where these begin beside the others and cross none."""
    x0, x1 = min(v["x0"] for v in group), max(v["x0"] for v in group)
    begins = min((b.top for b in boxes if x0 < b.x0 < x1), default=0.0) + SNAP
    left, right = [b for b in boxes if b.centre[0] < x0], [b for b in boxes if b.centre[0] > x1]
    if left and max(b.x1 for b in left) <= x0 + 1 and min(b.top for b in left) <= begins:
        yield min(b.x0 for b in left) - PADDING
    if right and min(b.x0 for b in right) >= x1 - 1 and min(b.top for b in right) <= begins:
        yield max(b.x1 for b in right) + PADDING


def boxed_stack(grid: Grid, words: Sequence[Word], drawn: Iterable[Ruling] = ()) -> Stack | None:
    """A box that only lines from side to side part, as a stack: where pieces of these meet, a border for each cell.

    Where they are whole, where white parts the words of all its rows alike. A card's heading may run over its columns:
    a first row all in bold.
    """
    if len(grid.lefts) != 2:
        return None
    stack = Stack(grid.page, grid.lefts[0], grid.lefts[1], grid.tops)
    bands = bands_of(stack, words)
    pieces = pieces_of(drawn, stack.x0, stack.x1, stack.lines)
    shown = tuple(joints(pieces, stack.x0, stack.x1))
    if len(shown) >= LEAST_PARTED and between_words(bands, shown) == shown:
        return replace(stack, shown=shown, closed=True)
    if len(grid.tops) <= LEAST_ROWS:
        return None
    if not all(band.words for band in bands):
        return None
    below = _alike(bands[1:])
    if below and any(runs_over(bands[0], x) for x in below):
        return replace(stack, shown=below)
    return stack if _alike(bands) else None


def with_parted_column(grid: Grid, words: Sequence[Word], drawn: Iterable[Ruling] = ()) -> Stack | None:
    """A grid that draws no more than the outer of its columns, as a stack: white parts the words of the widest alike.

    Software that paints the statuses draws white lines beside these, and none elsewhere. Where pieces of the lines
    between the rows meet they show the columns better.
    """
    if not 2 < len(grid.lefts) <= FEW_LEFTS or len(grid.tops) <= LEAST_ROWS:
        return None
    x0, x1 = max(itertools.pairwise(grid.lefts), key=lambda sides: sides[1] - sides[0])
    if x1 - x0 < WIDEST * (grid.lefts[-1] - grid.lefts[0]):
        return None
    bands = bands_of(Stack(grid.page, x0, x1, grid.tops), words)
    if not all(band.words for band in bands):
        return None
    met = tuple(joints(pieces_of(drawn, x0, x1, grid.tops), x0, x1))
    drawn_so = bool(met) and between_words(bands, met) == met
    if not drawn_so and len(bands[0].words) < FILLED * (LEAST_PARTED + 1):
        return None  # a heading alone names no several columns
    inside = met if drawn_so else _alike(bands)
    if len(inside) < LEAST_PARTED or (inside != met and not _named(bands[0], inside)):
        return None
    return Stack(grid.page, grid.lefts[0], grid.lefts[-1], grid.tops, tuple(sorted((*grid.lefts[1:-1], *inside))))


def _named(heads: Band, boundaries: Sequence[float]) -> bool:
    """Whether headings stand over most of the columns that white shows: below one alone, words are a line of text."""
    sides = itertools.pairwise([heads.box.x0, *boundaries, heads.box.x1])
    named = [any(x0 <= w.box.centre[0] < x1 for w in heads.words) for x0, x1 in sides]
    return sum(named) >= FILLED * len(named)


def _alike(bands: Sequence[Band]) -> tuple[float, ...]:
    """The boundaries that white shows in all of some rows; none where it parts them in several ways."""
    groups = segments_of(bands)
    return tuple(groups[0][1]) if len(bands) >= LEAST_ROWS and len(groups) == 1 else ()
