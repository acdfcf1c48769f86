"""The cutter of drawn grids: rules and runs → rows of cells, by joining what no rule separates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.layout.columns import FAR, Gutter, without_bullet_gutters
from pipeline.layout.page_breaks import Edge
from pipeline.layout.rules import Rule, Rules, find_root, snap_together
from pipeline.layout.sheet import Line, Run, find_starts, make_line, split_aligned, split_runs
from pipeline.layout.tolerances import TOLERANCES as T
from pipeline.models.page import Box, Word
from pipeline.models.stream import Cell, Piece, Row
from pipeline.text.lines import lines_of, lying

MOST_CELLS = 20_000
Places = set[tuple[int, int]]  # (column, row) of elementary cells


@dataclass(slots=True)
class Lattice:
    """The elementary cells of a drawn grid, and which share of each side is drawn."""

    xs: list[float]
    ys: list[float]
    left: list[list[float]]  # [column][row]: share drawn of the left side
    above: list[list[float]]  # [row][column]: share drawn of the upper side
    along: list[float]  # [column]: share of the grid's height along which its left side is drawn

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def ends(self) -> Edge:
        """Whether the grid is open at its top and foot: nothing is drawn there over any column."""
        return Edge(max(self.above[0]) < T.drawn, max(self.above[-1]) < T.drawn)

    @property
    def is_whole(self) -> bool:
        """Return True if there are several columns, and most inner sides of all cells are drawn."""
        inner_x = self.along[1:-1]
        inner_y = [share for shares in self.above[1:-1] for share in shares]
        return bool(inner_x) and all(sum(own) >= T.drawn_whole * len(own) for own in (inner_x, inner_y))

    @property
    def columns(self) -> int:
        return len(self.xs) - 1

    @property
    def rows(self) -> int:
        return len(self.ys) - 1


def make_lattice(group: Rules, em: float) -> Lattice | None:
    """Return the elementary cells of rules that touch; None where they enclose nothing."""
    snap = T.lattice_snap * em
    ends_x = [x for rule in group.across for x in (rule.start, rule.end)]
    ends_y = [y for rule in group.upright for y in (rule.start, rule.end)]
    xs = snap_together([*[r.at for r in group.upright], *_extremes(ends_x)], snap)
    ys = snap_together([*[r.at for r in group.across], *_extremes(ends_y)], snap)
    if len(xs) < 2 or len(ys) < 2 or xs[-1] - xs[0] < T.min_grid_width * em or len(xs) * len(ys) > MOST_CELLS:
        return None
    xs = _without_slivers(xs, group.upright, ys, T.sliver * em)
    upright, across = _by_position(group.upright, xs), _by_position(group.across, ys)
    left = [_shares(upright[i], ys) for i in range(len(xs))]
    above = [_shares(across[j], xs) for j in range(len(ys))]
    whole = [ys[0], ys[-1]]
    return Lattice(xs, ys, left, above, [_shares(upright[i], whole)[0] for i in range(len(xs))])


def _extremes(values: Sequence[float]) -> tuple[float, ...]:
    return (min(values), max(values)) if values else ()


def _without_slivers(edges: list[float], rules: Sequence[Rule], bounds: Sequence[float], most: float) -> list[float]:
    """Return column edges without those right of another that are drawn in other rows: tables out of line."""
    if all(b - a >= most for a, b in pairwise(edges)):
        return edges
    by_edge = _by_position(rules, edges)
    kept: list[float] = []
    drawn: list[float] = []
    for i, edge in enumerate(edges):
        own = _shares(by_edge[i], bounds)
        if kept and edge - kept[-1] < most and all(min(a, b) < T.drawn for a, b in zip(drawn, own, strict=True)):
            kept[-1:] = [edge if i == len(edges) - 1 else kept[-1]]
            drawn = [max(a, b) for a, b in zip(drawn, own, strict=True)]
        else:
            kept.append(edge)
            drawn = own
    return kept


def _by_position(rules: Iterable[Rule], positions: Sequence[float]) -> dict[int, list[Rule]]:
    found: dict[int, list[Rule]] = defaultdict(list)
    for rule in rules:
        found[_nearest(positions, rule.at)].append(rule)
    return found


def _nearest(positions: Sequence[float], value: float) -> int:
    at = bisect_left(positions, value)
    if at and (at == len(positions) or value - positions[at - 1] < positions[at] - value):
        return at - 1
    return at


def _shares(rules: Iterable[Rule], bounds: Sequence[float]) -> list[float]:
    """Return for each stretch between two bounds which share of it the rules cover."""
    covered = [0.0] * (len(bounds) - 1)
    reached = -FAR
    for _, start, end, _ in sorted(rules, key=lambda rule: rule.start):
        lo, hi = max(start - 1, reached), end + 1
        if hi <= lo:
            continue
        reached = hi
        for k in range(max(0, bisect_right(bounds, lo) - 1), len(covered)):
            if bounds[k] >= hi:
                break
            covered[k] += max(0.0, min(hi, bounds[k + 1]) - max(lo, bounds[k]))
    return [share / max(0.1, b - a) for share, (a, b) in zip(covered, pairwise(bounds), strict=True)]


def cut_lattice(lattice: Lattice, runs: Sequence[Run], page: int, em: float, *, goes_on: bool) -> list[Row]:
    """Return the rows of a drawn grid with the words of `runs` in their cells; `goes_on`: from the page before."""
    parents = _join_cells(lattice, runs, 1 if goes_on else T.clear_rows)
    spans = _spans(lattice, parents)
    words = _words_by_cell(lattice, runs, parents)
    firsts = sorted({r0 for _, r0, _, _ in spans.values()})
    rows: dict[int, Row] = {}
    for root, (c0, r0, c1, r1) in spans.items():
        box = Box(lattice.xs[c0], lattice.ys[r0], lattice.xs[c1 + 1], lattice.ys[r1 + 1])
        if box.height < 0.3 * em or box.width < 0.3 * em:
            continue
        own = words.get(root, [])
        row = rows.setdefault(r0, Row([], 0, page, lattice.ys[r0], edges=tuple(lattice.xs), how="drawn"))
        span = bisect_right(firsts, r1) - bisect_left(firsts, r0)
        row.cells.append(Cell([Piece(page, box, lines_in_cell(own))], c0, c1 - c0 + 1, span))
    found = []
    for _, row in sorted(rows.items()):
        row.cells.sort(key=lambda cell: cell.column)
        if any(cell.pieces[0].lines for cell in row.cells):
            found.append(row)
    return found


def _join_cells(lattice: Lattice, runs: Sequence[Run], clear_rows: int) -> list[int]:
    """Return elementary cells joined where nothing drawn is between them, as a forest of parents."""
    nx, ny = lattice.columns, lattice.rows
    parents = list(range(nx * ny))
    crossed, filled = _crossings(lattice, runs), _filled(lattice, runs)
    little = [c for c in range(1, nx) if lattice.along[c] <= T.drawn_elsewhere]
    clear = {c for c in little if _is_clear(c, crossed, filled, clear_rows)}
    for r in range(ny):
        for c in _undrawn_sides(lattice, r, crossed, filled, clear):
            parents[find_root(parents, r * nx + c)] = find_root(parents, r * nx + c - 1)
    for r in range(1, ny):
        if _is_cut_by_key(lattice, r, runs):
            continue
        for c, share in enumerate(_drawn_above(lattice, r, parents)):
            if share < T.drawn:
                parents[find_root(parents, r * nx + c)] = find_root(parents, (r - 1) * nx + c)
    return parents


def _drawn_above(lattice: Lattice, r: int, parents: list[int]) -> list[float]:
    """Return for each column of a row how much of the line over it is drawn: that of its whole cell, never a part."""
    cells = [find_root(parents, r * lattice.columns + c) for c in range(lattice.columns)]
    drawn, whole = defaultdict[int, float](float), defaultdict[int, float](float)
    for cell, share, (left, right) in zip(cells, lattice.above[r], pairwise(lattice.xs), strict=True):
        drawn[cell] += share * (right - left)
        whole[cell] += right - left
    return [drawn[cell] / max(0.1, whole[cell]) for cell in cells]


def _undrawn_sides(lattice: Lattice, r: int, crossed: Places, filled: Places, clear: set[int]) -> Iterator[int]:
    """Yield the columns whose cell in a row is one with the cell before.

    A column edge that is drawn in other rows parts two words in this one; an empty cell goes with the one before,
    where there are wider cells at all.
    """
    is_drawn = [share[r] >= T.drawn for share in lattice.left]
    spans = bool(crossed) or any(is_drawn[1:-1])
    has_words = (0, r) in filled
    for c in range(1, lattice.columns):
        along, own = lattice.along[c], (c, r) in filled
        may_span = spans or along > T.drawn_whole
        is_edge = c in clear or (along > T.drawn_elsewhere and (not may_span or (has_words and own)))
        if is_drawn[c] or (is_edge and (c, r) not in crossed):
            has_words = own
        else:
            has_words = has_words or own
            yield c


def _is_clear(column: int, crossed: Places, filled: Places, least: int) -> bool:
    """Return True if whitespace goes on with a column edge that is drawn in the heading alone."""
    left, right = ({r for c, r in filled if (c < column) == is_left} for is_left in (True, False))
    clear = sum((column, r) not in crossed for r in left & right)
    return clear >= least and clear >= T.clear_share * sum(c == column for c, _ in crossed)


def _filled(lattice: Lattice, runs: Sequence[Run]) -> Places:
    """Return (column, row) of each elementary cell with words or symbols in it."""
    filled: Places = set()
    for words, (x0, top, _, bottom) in runs:
        r = min(max(0, bisect_left(lattice.ys, (top + bottom) / 2) - 1), lattice.rows - 1)
        filled.update((bisect_right(lattice.xs, x + 2) - 1, r) for x in [w[2][0] for w in words] or [x0])
    return filled


def _is_cut_by_key(lattice: Lattice, r: int, runs: Sequence[Run]) -> bool:
    """Return True if a rule over the first column alone cuts a row: no words of the others are in its way."""
    drawn = [c for c, share in enumerate(lattice.above[r]) if share >= T.drawn]
    if not drawn or drawn[0] or len(drawn) > T.key_columns * lattice.columns:
        return False
    y, right = lattice.ys[r], lattice.xs[drawn[-1] + 1]
    others = [run.box for run in runs if run.box.x0 > right]
    crossed = any(box.top < y - 1.5 and box.bottom > y + 1.5 for box in others)
    return not crossed and any(box.bottom <= y + 1.5 for box in others) and any(box.top >= y - 1.5 for box in others)


def _crossings(lattice: Lattice, runs: Sequence[Run]) -> Places:
    """Return (column, row) of each column edge that a run of words crosses."""
    found: Places = set()
    xs = lattice.xs
    for words, (x0, top, x1, bottom) in runs:
        first, last = bisect_right(xs, x0 + 2), bisect_left(xs, x1 - 2)
        inner = range(max(1, first), min(lattice.columns, last))
        if inner:
            row = min(max(0, bisect_left(lattice.ys, (top + bottom) / 2) - 1), lattice.rows - 1)
            found |= {(c, row) for c in inner if not _parts_at(words, xs[c])}
    return found


def _parts_at(words: Sequence[Word], x: float) -> bool:
    """Return True if a column edge goes between two words."""
    return any(a.box.x1 <= x + 1.5 and b.box.x0 >= x - 1.5 and b.box.x0 - a.box.x1 > 3.4 for a, b in pairwise(words))


def _spans(lattice: Lattice, parents: list[int]) -> dict[int, list[int]]:
    """Return for each joined cell its first column and row, last column and row."""
    spans: dict[int, list[int]] = {}
    for r in range(lattice.rows):
        for c in range(lattice.columns):
            span = spans.setdefault(find_root(parents, r * lattice.columns + c), [c, r, c, r])
            span[0], span[2], span[3] = min(span[0], c), max(span[2], c), max(span[3], r)
    return spans


def _words_by_cell(lattice: Lattice, runs: Sequence[Run], parents: list[int]) -> dict[int, list[Word]]:
    xs, ys, nx, ny = lattice.xs, lattice.ys, lattice.columns, lattice.rows
    words: dict[int, list[Word]] = defaultdict(list)
    for run in runs:
        x0, top, x1, bottom = run.box
        r = min(max(0, bisect_left(ys, (top + bottom) / 2) - 1), ny - 1)
        c = min(max(0, bisect_right(xs, x0) - 1), nx - 1)
        if x1 <= xs[c + 1]:
            words[find_root(parents, r * nx + c)] += run.words
            continue
        for word in run.words:
            left, _, right, _ = word[2]
            c = min(max(0, bisect_left(xs, (left + right) / 2) - 1), nx - 1)
            words[find_root(parents, r * nx + c)].append(word)
    return words


def lines_in_cell(words: Sequence[Word]) -> tuple[tuple[Word, ...], ...]:
    """Return the words of one cell as printed lines; those that lie on their side come last."""
    if not words:
        return ()
    turned = [w for w in words if w.style.angle]
    if not turned:
        return lines_of(words)
    return (*lines_of([w for w in words if not w.style.angle]), *(lying(turned) or (tuple(turned),)))


def split_drawn_columns(rows: list[Row], page: int, em: float, known: Sequence[float]) -> list[Row]:
    """Return the rows with drawn columns parted further by whitespace that no line in any of their rows crosses.

    `known`: column edges of the table that they go on with, where they are parted as that is.
    """
    if known and rows:
        slack = T.same_edge * em
        sides = enumerate(pairwise(rows[0].edges))
        inner = {c: [x for x in known if a + slack < x < b - slack] for c, (a, b) in sides}
        cuts = {c: free for c, xs in inner.items() if (free := _uncrossed(rows, c, xs))}
        return [_with_cuts(row, cuts, page) for row in rows] if cuts else rows
    own: dict[int, list[Cell]] = defaultdict(list)
    for row in rows:
        for cell in row.cells:
            if cell.columns == 1 and cell.pieces[0].lines:
                own[cell.column].append(cell)
    cuts = {column: found for column, cells in own.items() if (found := _whitespace_in(cells, em))}
    return [_with_cuts(row, cuts, page) for row in rows] if cuts else rows


def _uncrossed(rows: Sequence[Row], column: int, xs: Sequence[float]) -> list[float]:
    """Return those of some x that no words of a column are in the way of."""
    words = [w for row in rows for cell in row.cells if cell.column == column and cell.columns == 1 for w in cell.words]
    return [x for x in xs if not any(w.box.x0 < x - 1 and w.box.x1 > x + 1 for w in words)]


def _whitespace_in(cells: Sequence[Cell], em: float) -> list[float]:
    """Return where whitespace parts the lines of a column; () where it does so by chance."""
    printed = [line for cell in cells for line in cell.pieces[0].lines]
    lines = [make_line(split_runs(line, T.wide_gap)) for line in printed]
    lines = split_aligned(lines, find_starts(lines, em), em)
    if sum(len(line.runs) > 1 for line in lines) < 3:
        return []
    gutters = [Gutter(-FAR, FAR)]
    for line in lines:
        left, _, right, _ = line.box
        edges = [-FAR, *[x for run in line.runs for x in (run.box.x0, run.box.x1)], FAR]
        white = list(zip(edges[::2], edges[1::2], strict=True))
        gutters = [
            Gutter(max(a, c), min(b, d), n + (left < max(a, c) and right > min(b, d)))
            for a, b, n in gutters
            for c, d in white
            if min(b, d) - max(a, c) > T.min_gutter * em
        ]
    inner = [g for g in gutters if g.x0 > -FAR and g.x1 < FAR and g.lines >= 3]
    inner = [g for g in inner if g.lines >= 0.25 * len(lines) or g.lines >= 0.55 * len(cells)]
    return [(g.x0 + g.x1) / 2 for g in without_bullet_gutters(lines, inner)]


def _with_cuts(row: Row, cuts: dict[int, list[float]], page: int) -> Row:
    """Return a row with its cells cut at some x in some columns."""
    shifts = [0]
    for column in range(len(row.edges) - 1):
        shifts.append(shifts[-1] + 1 + len(cuts.get(column, ())))
    cells: list[Cell] = []
    for cell in row.cells:
        first, last = shifts[cell.column], shifts[cell.column + cell.columns]
        if cell.columns > 1 or cell.column not in cuts:
            cell.column, cell.columns = first, max(1, last - first)
            cells.append(cell)
        else:
            cells += _cut_cell(cell, first, cuts[cell.column], page)
    row.cells = cells
    row.edges = tuple(sorted([*row.edges, *[x for own in cuts.values() for x in own]]))
    return row


def _cut_cell(cell: Cell, first: int, cuts: Sequence[float], page: int) -> list[Cell]:
    piece = cell.pieces[0]
    cells = []
    for n, (lo, hi) in enumerate(pairwise([-FAR, *cuts, FAR])):
        lines = [tuple(w for w in line if lo <= (w.box.x0 + w.box.x1) / 2 < hi) for line in piece.lines]
        box = Box(max(piece.box.x0, lo), piece.box.top, min(piece.box.x1, hi), piece.box.bottom)
        cells.append(Cell([Piece(page, box, tuple(line for line in lines if line))], first + n, 1, cell.rows))
    return cells


def runs_at(lines: Iterable[Line], box: Box) -> list[Run]:
    """Return the runs whose middle is in a box."""
    return [run for line in lines for run in line.runs if box.holds(*run.box.centre)]
