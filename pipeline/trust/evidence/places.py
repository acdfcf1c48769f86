"""Where words and rows are on the page: lanes of columns, borders, order, spacing, where lines begin."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, median_low
from typing import NamedTuple, TypeVar

from pipeline.models.page import Box, Word
from pipeline.models.records import Printed
from pipeline.models.table import Cell, Fragment, Reading

Line = Sequence[Word]
WIDE = 0.28  # heights of a line beyond the usual space: more than a second space, about the width of a letter
HOLE = 0.8  # the same for a whole word
MARKER = 4  # letters: a bullet or number stands apart from its text
GUTTER = 0.4  # share of a cell's lines with a hole that makes it two columns
ENOUGH = 20  # gaps: of fewer the usual space is not known
SAME, MOST = 0.08, 0.75  # spaces that differ less are the same; the share of them where text is not justified
FEW = 3  # gaps: of fewer in a line the other lines say what is usual (a justified line has spaces of its own)
Place = tuple[int, int]  # position of the record, column
FULL = 8  # lines: of fewer it is not known how far they reach
LEFT = 0.6  # share of the lines that begin alike where text is set to the left
LIKE = 1.5  # points
WIDER = 1.5  # times as wide as most: a heading over the column, not a part of it
SPLIT = 0.6  # heights of a line: white between two columns
MOST_OF_LANE = 0.85  # share of the lines over a place that are white there, where two columns stand
FEWEST_LINES = 4  # such lines
OFF = 3.5  # points from the usual distance
FEWEST_DISTANCES = 4  # distances: of fewer none is usual
ALIKE = 0.6  # share of them that must be usual
_Key = TypeVar("_Key")
LOW = 0.9  # heights of a line: a cell that begins so much lower or higher than its row's others
LIKE_START = 0.5  # heights of a line: less is no difference
LIKE_MIDDLE = 0.7  # likewise for the middle and the foot of a cell
HABIT = 0.3  # share of a column's cells that begin so: then the column is set so
FEWEST_ROWS = 4  # rows: of fewer there is no habit
SLACK = 3.0  # points that line boxes of two rows may share
_Span = tuple[float, float]
Spans = Mapping[int, Mapping[int, _Span]]  # by page and column: where the words and signs of a record begin and end
FEWEST_PAIRS = 3  # pairs of rows: of fewer no distance is usual
APART = 2.0  # points: where rows usually stand closer, closeness says nothing
CLOSE = 0.45  # share of the usual white


def space_of(gaps: Iterable[Sequence[float]]) -> float | None:
    """The space between words, in heights of a line; None where it is not always the same (justified text).

    `gaps`: those of each line.
    """
    every = sorted(itertools.chain.from_iterable(gaps))
    if len(every) < ENOUGH:
        return None
    usual = median(every)
    same = bisect_left(every, usual + SAME) - bisect_right(every, usual - SAME)
    return usual if same > MOST * len(every) else None


def gap_signals(lines: Sequence[Line], gaps: Iterable[Sequence[float]], space: float | None) -> Iterator[str]:
    """`gutter`, `hole` or `gap_wide` where words stand further apart than their spaces; `space`: the usual one."""
    found = [own for own in gaps if own]
    if not found:
        return
    over = [max(own) - space for own in found] if space is not None else _beyond(found)
    if max(over) <= WIDE:
        return
    holes = sum(gap > HOLE for gap in over)
    if holes:
        yield "gutter" if holes > 1 and holes >= GUTTER * len(over) and _in_line(lines) else "hole"
    if any(WIDE < gap <= HOLE for gap in over):
        yield "gap_wide"


def _in_line(lines: Sequence[Line]) -> bool:
    """Whether the widest gaps of two lines that follow one another stand below each other, as between two columns."""
    widest = [max(itertools.pairwise(words), key=lambda pair: pair[1].box.x0 - pair[0].box.x1, default=None)
              for line in lines if (words := own_words(line))]  # fmt: skip
    found = [(pair[0].box.x1, pair[1].box.x0) for pair in widest if pair is not None]
    return any(max(a[0], b[0]) < min(a[1], b[1]) for a, b in itertools.pairwise(found))


def own_words(line: Line) -> Line:
    """The line without the bullet or number in front."""
    first = line[0][0]
    return line if len(first) > MARKER or first.isalpha() else line[1:]


def gaps_of(line: Line) -> list[float]:
    """White between neighbours, in heights of the line; behind a bullet or number it says nothing."""
    _, top, _, bottom = line[0][2]
    height = bottom - top
    if height <= 0 or len(line) == 1:
        return []
    return [(b[2][0] - a[2][2]) / height for a, b in itertools.pairwise(own_words(line)) if not b[5]]


def _beyond(lines: Sequence[Sequence[float]]) -> list[float]:
    """By how much the widest gap of each line is wider than is usual there."""
    usual = median([gap for gaps in lines for gap in gaps])
    own = (median(gaps) if len(gaps) >= FEW else max(min(gaps), usual) if len(gaps) > 1 else usual for gaps in lines)
    return [max(gaps) - usual_there for gaps, usual_there in zip(lines, own, strict=True)]


class Piece(NamedTuple):
    """A fragment of a cell that has lines of print on a page."""

    place: Place
    cell: Cell
    fragment: Fragment
    lines: Sequence[Line]
    firsts: list[Box]  # of the first word of each line
    gaps: list[list[float]]  # of each line


Pieces = Mapping[Place, Sequence[Piece]]


def pieces_of(records: Sequence[Printed]) -> Pieces:
    """The pieces of every cell that has any; in a file without pages none has."""
    cells = [((at, x), cell) for at, record in enumerate(records) for x, cell in enumerate(record.cells) if cell]
    return {place: own for place, cell in cells if (own := _of_cell(place, cell))}


def _of_cell(place: Place, cell: Cell) -> list[Piece]:
    return [
        Piece(place, cell, fragment, lines, [line[0][2] for line in lines], list(map(gaps_of, lines)))
        for fragment in cell.fragments
        if fragment.spot is None and (lines := [line for block in fragment.blocks for line in block.lines if line])
    ]


@dataclass(frozen=True, slots=True)
class Lane:
    """One column: left of its lines and right of its full ones, in points; None where they have none in common."""

    left: float | None
    right: float | None
    of_two: bool = False  # a white stripe parts its lines
    space: float | None = None  # between words, in heights of a line, where it is always the same


def lanes_of(pieces: Pieces, columns: int) -> tuple[Lane, ...]:
    """The lane of every column."""
    own: list[list[Piece]] = [[] for _ in range(columns)]
    for (_, x), those in pieces.items():
        if x < columns and those[0].cell.columns == 1:
            own[x] += those
    measured = [_not_over(column) for column in own]
    space = space_of([gaps for column in measured for piece in column for gaps in piece.gaps])
    return tuple(_lane(column, space) for column in measured)


def _not_over(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a column without those that are headings over it."""
    widths = [x1 - x0 for _, _, (_, (x0, _, x1, _), *_), *_ in pieces]
    widest = WIDER * median_low(widths) if widths else 0.0
    return [piece for piece, width in zip(pieces, widths, strict=True) if width <= widest]


def _lane(pieces: Sequence[Piece], space: float | None) -> Lane:
    blocks = [block for piece in pieces for block in piece.fragment.blocks if block.level == 0]
    starts = Counter([round(line[0][2][0]) for block in blocks for line in block.lines if line])
    left = None
    if (many := starts.total()) > 2:
        usual = starts.most_common(1)[0][0]
        if sum([times for x, times in starts.items() if abs(x - usual) <= LIKE]) >= LEFT * many:
            left = float(usual)
    lines = [line for piece in pieces for line in piece.lines]
    ends = sorted([line[-1][2][2] for line in lines])
    right = ends[-3] if len(ends) >= FULL else None
    return Lane(left, right, _of_two(lines), space)


def _of_two(lines: Sequence[Line]) -> bool:
    """Whether a stripe of white runs down through nearly all lines that reach over it."""
    white = [
        (x1, other)
        for line in lines
        for (_, top, x1, bottom), (other, _, _, _) in itertools.pairwise([word[2] for word in own_words(line)])
        if other - x1 > SPLIT * (bottom - top)
    ]
    for x in {round((a + b) / 2) for a, b in white} if len(white) >= FEWEST_LINES else ():
        over = sum(line[0].box.x0 < x - LIKE and line[-1].box.x1 > x + LIKE for line in lines)
        free = sum(a < x < b for a, b in white)
        if free >= FEWEST_LINES and free >= MOST_OF_LANE * over:
            return True
    return False


def odd_borders(pieces: Pieces, lanes: Sequence[Lane], by: Reading) -> dict[Place, tuple[str, ...]]:
    """For each cell beside a border that stands oddly: `border_above_odd`, `border_below_odd`,
    `border_beside_odd`, `room_below`. Only borders that are drawn are measured: tags alone know of none.
    """
    found: dict[Place, list[str]] = {}
    fit: dict[str, set[Place]] = {"above": set(), "beside": set()}
    held = _drawn(pieces, by)
    for place, name in (*_rows(held, fit["above"]), *_columns(held, lanes, fit["beside"])):
        found.setdefault(place, []).append(name)
    for place in fit["above"] & fit["beside"]:
        found.setdefault(place, ["borders_fit"])
    return {place: tuple(dict.fromkeys(names)) for place, names in found.items()}


def _rows(held: Sequence[Piece], fit: set[Place]) -> Iterator[tuple[Place, str]]:
    """Names for the cells above and below odd borders; `fit` is filled with the cells below usual ones."""
    above: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    below: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    for (at, x), _, fragment, _, firsts, _ in held:
        _, top, _, bottom = fragment.box
        above[at, fragment.page][x] = firsts[0][1] - top
        below[at, fragment.page][x] = bottom - firsts[-1][3]
    usual, odd = _parted({key: min(own.values()) for key, own in above.items()})
    fit |= {(at, x) for at, page in usual for x in above[at, page]}
    for at, page in odd:
        yield from (((at, x), "border_above_odd") for x in above[at, page])
        yield from (((at - 1, x), "border_below_odd") for x in above.get((at - 1, page), ()))
    for at, page in _parted({key: min(own.values()) for key, own in below.items()})[1]:
        own = below[at, page]
        yield from (((at, x), "room_below") for x in own if own[x] - min(own.values()) <= LIKE)


def _columns(held: Sequence[Piece], lanes: Sequence[Lane], fit: set[Place]) -> Iterator[tuple[Place, str]]:
    beside: dict[tuple[int, int, int], float] = {}
    for (at, x), _, fragment, *_ in held:
        left = lanes[x].left if x < len(lanes) else None
        if left is None:
            continue
        starts = [line[0][2][0] for block in fragment.blocks if not block.level for line in block.lines if line]
        if starts and abs(min(starts) - left) <= LIKE:
            beside[at, x, fragment.page] = min(starts) - fragment.box.x0
    usual, odd = _parted(beside)
    fit |= {(at, x) for at, x, _ in usual}
    for at, x, _ in odd:
        yield (at, x), "border_beside_odd"
        yield (at, x - 1), "border_beside_odd"


def _parted(distances: Mapping[_Key, float]) -> tuple[list[_Key], list[_Key]]:
    """Where the distance is the usual one, and where it is another, if most are usual."""
    if len(distances) < FEWEST_DISTANCES:
        return [], []
    usual = median(distances.values())
    away = {key: abs(own - usual) for key, own in distances.items()}
    like = [key for key, own in away.items() if own <= LIKE]
    return like, [key for key, own in away.items() if own > OFF] if len(like) >= ALIKE * len(away) else []


def _drawn(pieces: Pieces, by: Reading) -> list[Piece]:
    """The pieces of cells that have borders of their own."""
    if by != "rulings":
        return []
    every = itertools.chain.from_iterable(pieces.values())
    return [piece for piece in every if piece.cell.rows == piece.cell.columns == 1]


class _Stretch(NamedTuple):
    """Where the words of a cell stand on one page, and how high a line of them is."""

    middle: float
    bottom: float
    height: float


def odd_starts(records: Sequence[Printed]) -> dict[Place, str]:
    """Position of the record and column → `starts_low` or `starts_high`."""
    found = {(at, x): name for at, record in enumerate(records) for x, name in _of_record(record)}
    often = Counter(x for _, x in found)
    usual = {x for x, times in often.items() if len(records) >= FEWEST_ROWS and times >= HABIT * len(records)}
    return {place: name for place, name in found.items() if place[1] not in usual}


def level_starts(records: Sequence[Printed]) -> frozenset[Place]:
    """Position of the record and column of the cells that begin on one line with most others of their row."""
    found: set[Place] = set()
    for at, record in enumerate(records):
        words = [(x, own[0]) for x, cell in enumerate(record.cells) if cell and (own := cell.text.words())]
        first = [(x, word) for x, word in words if word.page == words[0][1].page and word.spot is None]
        if len(first) > 2:
            usual = median_low(word.box.top for _, word in first)
            level = [x for x, word in first if abs(word.box.top - usual) < LIKE_START * word.box.height]
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
        together = sum(abs(top - usual) < LIKE_START * height for top in tops)
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


def out_of_order(spans: Sequence[Spans]) -> frozenset[Place]:
    """The cells that stand level with most of a neighbouring row."""
    filled = [len({x for cells in pages.values() for x in cells}) for pages in spans]
    found: set[Place] = set()
    for at, (upper, lower) in enumerate(itertools.pairwise(spans)):
        for page in upper.keys() & lower.keys():
            for row, astray in zip((at, at + 1), _crossed(upper[page], lower[page]), strict=True):
                if len(astray) <= filled[row] / 2:  # else they are at home, and the other row's cells are not
                    found |= {(row, x) for x in astray}
    return frozenset(found)


def _crossed(upper: Mapping[int, _Span], lower: Mapping[int, _Span]) -> tuple[list[int], list[int]]:
    """Columns of the upper row that reach below the top of most of the lower one; and the other way round."""
    tops, bottoms = [top for top, _ in lower.values()], [bottom for _, bottom in upper.values()]
    if max(bottoms) <= min(tops) + SLACK:
        return [], []
    down = [x for x, (_, own) in upper.items() if sum(own > top + SLACK for top in tops) > len(tops) / 2]
    up = [x for x, (own, _) in lower.items() if sum(low > own + SLACK for low in bottoms) > len(bottoms) / 2]
    return down, up


def spans_of(records: Sequence[Printed], pieces: Pieces) -> list[Spans]:
    """Where the cells of each record stand; those over several rows are left out."""
    return [_spans(at, record, pieces) for at, record in enumerate(records)]


def _spans(at: int, record: Printed, pieces: Pieces) -> Spans:
    found: dict[int, dict[int, _Span]] = defaultdict(dict)
    for x, cell in enumerate(record.cells):
        if cell is not None and cell.rows == 1:
            for page, top, bottom in _parts(cell, pieces.get((at, x), ())):
                above = found[page].get(x)
                found[page][x] = (min(top, above[0]), max(bottom, above[1])) if above else (top, bottom)
    return found


def _parts(cell: Cell, pieces: Sequence[Piece]) -> Iterator[tuple[int, float, float]]:
    """Each page that holds words or signs of a cell, and how far down they go from where: once for each fragment."""
    for piece in pieces:
        _, tops, _, bottoms = zip(*piece.firsts, strict=True)
        yield piece.fragment.page, min(tops), max(bottoms)
    for mark in cell.marks:
        if mark.evidence != "fill":
            yield mark.page, mark.box.top, mark.box.bottom


def close_rows(spans: Sequence[Spans]) -> dict[Place, tuple[str, ...]]:
    """Position of the record and column → `close_below`, `close_above`; `spans`: where each record's cells stand."""
    whites = [(at, own) for at, pair in enumerate(itertools.pairwise(spans)) for own in _whites(*pair)]
    if len(whites) < FEWEST_PAIRS or (usual := median(min(own.values()) for _, own in whites)) < APART:
        return {}
    found: dict[Place, list[str]] = defaultdict(list)
    for at, own in whites:
        for x, white in own.items():
            if white < CLOSE * usual:
                found[at, x].append("close_below")
                found[at + 1, x].append("close_above")
    return {place: tuple(dict.fromkeys(names)) for place, names in found.items()}


def _whites(upper: Spans, lower: Spans) -> Iterator[dict[int, float]]:
    """For each page that two records share the white between their cells, by column."""
    for page in upper.keys() & lower.keys():
        above, below = upper[page], lower[page]
        own = {x: below[x][0] - above[x][1] for x in above.keys() & below.keys()}
        if own:
            yield own
