"""A page as a tree of regions: grids, boxes and whitespace, read from the inside out."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import NamedTuple

from pipeline.layout.cells import Lattice, cut_lattice, make_lattice, runs_at, split_drawn_columns
from pipeline.layout.columns import FAR, Band, Gutter, Gutters, columns_of, find_bands, is_newspaper
from pipeline.layout.page_breaks import Edge
from pipeline.layout.paragraphs import make_paragraphs
from pipeline.layout.rows import cut_rows, join_runs
from pipeline.layout.rules import Rule, Rules, find_rules, group_touching
from pipeline.layout.sheet import Line, Run, Sheet, make_line
from pipeline.layout.tolerances import TOLERANCES as T
from pipeline.models.page import Box, Word
from pipeline.models.places import Places
from pipeline.models.stream import Cell, How, Piece, Row, line_text
from pipeline.text.lines import box_of
from pipeline.text.paragraphs import habit_of

MOST_RULED = 3  # rows that are drawn above a block whose rows are not: a title, the heading
BAR_LINES = 2  # of a painted bar at most
CLOSING_LINES = 3  # below a table that may be headings of what goes on overleaf
LEAST_UNDRAWN = 3  # rows told by whitespace between drawn columns


@dataclass(slots=True)
class Numbers:
    """Numbers of grids and frames, given once in a document."""

    grids: Iterator[int] = field(default_factory=lambda: count(1))
    frames: Iterator[int] = field(default_factory=lambda: count(1))
    ends: dict[int, Edge] = field(default_factory=dict)  # of each drawn grid
    columns: dict[int, tuple[Gutters, tuple[float, ...]]] = field(default_factory=dict)  # of each grid
    last: int = 0  # the grid near the end of the page before

    def inherited(self) -> tuple[Gutters, tuple[float, ...]]:
        """Return the columns of the grid that ends the page before."""
        return self.columns.get(self.last, ((), ()))


@dataclass(slots=True)
class Block:
    """Something drawn around words: a grid of several columns, or a box whose content is a region of its own."""

    box: Box
    rows: list[Row]
    edges: tuple[float, ...] = ()

    @property
    def columns(self) -> int:
        return len(self.edges) - 1


class Region(NamedTuple):
    """A part of a page: lines with nothing drawn around them, and blocks."""

    lines: list[Line]
    blocks: list[Block]


class PageReader:
    """One page: what is drawn on it, and then its rows."""

    def __init__(self, sheet: Sheet, numbers: Numbers) -> None:
        self.sheet = sheet
        self._rules = find_rules(sheet)
        self._numbers = numbers
        self._em = sheet.em
        self._lines = sheet.lines
        self._lattices = self._find_lattices()

    @property
    def page(self) -> int:
        return self.sheet.number

    def is_drawn(self, words: Sequence[Word]) -> int:
        """Return how many of some words are in grids that are drawn from side to side and from top to foot."""
        boxes = [lattice.box for lattice, group in self._lattices if lattice.is_whole and not group.is_painted]
        return sum(any(box.holds(*w.box.centre) for box in boxes) for w in words)

    def holds_in_table(self, word: Word) -> bool:
        """Return True if a word near the edge of the page is in a drawn table that reaches further in."""
        height = self.sheet.page.height
        return any(
            lattice.columns > 1
            and lattice.box.holds(*word.box.centre)
            and lattice.box.top < (1 - T.body_margin) * height
            and lattice.box.bottom > T.body_margin * height
            for lattice, _ in self._lattices
        )

    def read(self, left_out: Places) -> list[Row]:
        """Return the rows and paragraphs of the page in reading order, without words that are placed already."""
        if left_out.on(self.page):
            self._lines = _drop(self.sheet.lines, left_out)
        lattices = [one for one in self._lattices if not self._is_see_through(*one)]
        blocks, taken = self._blocks(lattices)
        free = _without(self._lines, taken, [block.box for block in blocks])
        for block in blocks:
            if block.columns > 2:
                free = self._adopt_headings(block, free)
                if any(row.how == "painted" for row in block.rows):
                    free = self._adopt_rows(block, free, blocks, above=True)
                free = self._adopt_rows(block, free, blocks, above=False)
        rows = self._region(Region(free, blocks), None, self._rules.across)
        self._numbers.last = next((row.grid for row in rows[: -CLOSING_LINES - 2 : -1] if row.grid), 0)
        return rows

    # ------------------------------------------------------------ blocks that are drawn

    def _find_lattices(self) -> list[tuple[Lattice, Rules]]:
        """Return the drawn grids of the page, the largest first; none inside a cell of another."""
        found = []
        for group in group_touching(self._rules, self._em):
            lattice = make_lattice(group, self._em)
            if lattice:
                found.append((lattice, group))
        found.sort(key=lambda one: -one[0].box.width * one[0].box.height)
        kept: list[tuple[Lattice, Rules]] = []
        for lattice, group in found:
            box = lattice.box
            if not any(other.box.overlap(box) > 0.8 * box.width * box.height for other, _ in kept):
                kept.append((lattice, group))
        return kept

    def _blocks(self, lattices: Sequence[tuple[Lattice, Rules]]) -> tuple[list[Block], set[int]]:
        """Return each drawn grid with its rows, and the indexes of the words in them."""
        blocks: list[Block] = []
        taken: set[int] = set()
        for lattice, group in sorted(lattices, key=lambda one: one[0].ys[0]):
            runs = runs_at(self._lines, lattice.box)
            if not any(run.words for run in runs):
                continue
            rows = self._read_lattice(lattice, group, runs)
            if rows:
                blocks.append(Block(lattice.box, rows, _edges_of(rows)))
                taken |= {w.index for run in runs for w in run.words}
        return sorted(blocks, key=lambda b: (b.box.top, b.box.x0)), taken

    def _read_lattice(self, lattice: Lattice, group: Rules, runs: Sequence[Run]) -> list[Row]:
        """Return a drawn grid as rows; or what is in it, where nothing is side by side and no table goes on."""
        _, edges = self._numbers.inherited()
        goes_on = _is_part_of(lattice.xs, edges, T.same_edge * self._em)
        if lattice.columns == 1 and not goes_on:
            return self._boxed(lattice, runs)
        rows = cut_lattice(lattice, runs, self.page, self._em, goes_on=goes_on)
        if not goes_on and all(sum(bool(cell.text) for cell in row.cells) < 2 for row in rows):
            return self._boxed(lattice, runs)
        rows = self._with_undrawn_rows(rows, lattice)
        rows = split_drawn_columns(rows, self.page, self._em, edges if goes_on else ())
        how: How = "painted" if group.is_painted else "drawn"
        grid = next(self._numbers.grids)
        self._numbers.ends[grid] = lattice.ends
        if rows:
            self._numbers.columns[grid] = _gutters_at(rows[0].edges[1:-1], self._em), rows[0].edges
        for row in rows:
            row.grid, row.how = grid, how
        return [part for row in rows for part in self._opened(row)]

    def _with_undrawn_rows(self, rows: list[Row], lattice: Lattice) -> list[Row]:
        """Return the rows, a tall last one between columns alone cut where whitespace says that rows begin."""
        if not rows or len(rows) > MOST_RULED or any(c.columns > 1 or c.rows > 1 for c in rows[-1].cells):
            return rows
        box, first = rows[-1].cells[0].pieces[0].box, rows[0].cells[0].pieces[0].box
        filled = sum(bool(cell.text) for cell in rows[-1].cells)
        if filled < 2 or (len(rows) > 1 and box.height < T.taller * (box.top - first.top)):
            return rows
        xs = tuple(lattice.xs)
        wanted = {w.index for cell in rows[-1].cells for w in cell.words}
        lines = [_cut_line(line, xs[1:-1]) for line in _only(self._lines, wanted)]
        cut = cut_rows(lines, _gutters_at(xs[1:-1], self._em), (), self.page, self._em, xs)
        numbered = len(cut) >= LEAST_UNDRAWN and habit_of(row.cells[0].text for row in cut)
        return rows if numbered in (False, None, "bracket", "listed") else [*rows[:-1], *cut]

    def _boxed(self, lattice: Lattice, runs: Sequence[Run]) -> list[Row]:
        """Return what is in a box, or in boxes on top of one another, as one region cut by their rules."""
        lines = _lines_of_runs(self._lines, {id(run) for run in runs})
        inner = self._rules_in(lattice.box)
        rows = self._flow(lines, lattice.box, inner)
        tops = lattice.ys
        frames = [0] * len(tops)
        for row in rows:
            at = max(0, min(len(tops) - 2, bisect_left(tops, row.top + 1) - 1))
            frames[at] = frames[at] or next(self._numbers.frames)
            row.framed = row.framed or frames[at]
        return rows

    def _rules_in(self, box: Box) -> list[Rule]:
        left, top, right, bottom = box
        inside = [r for r in self._rules.across if top - 1 <= r.at <= bottom + 1]
        return [r for r in inside if r.start < right and r.end > left]

    def _opened(self, row: Row) -> list[Row]:
        """Return a row that is one cell around a table of its own as what is in it."""
        filled = [cell for cell in row.cells if cell.pieces[0].lines]
        if len(filled) != 1 or filled[0].columns < len(row.edges) - 1 or len(filled[0].pieces[0].lines) < 2:
            return [row]
        wanted = {w.index for w in filled[0].words}
        rows = self._flow(_only(self._lines, wanted), filled[0].pieces[0].box, ())
        if not any(one.grid for one in rows):
            return [row]
        frame = next(self._numbers.frames)
        for one in rows:
            one.framed = frame
        return rows

    def _is_see_through(self, lattice: Lattice, group: Rules) -> bool:
        """Return True if paint or rules without sides are bars or stripes of a larger table, no box of their own."""
        if any(not rule.painted for rule in group.upright):
            return False
        runs = runs_at(self._lines, lattice.box)
        lines = _lines_of_runs(self._lines, {id(run) for run in runs})
        parts = Counter(bisect_left(lattice.ys, line.box.centre[1]) for line in lines)
        if lattice.columns == 1 and all(count <= BAR_LINES for count in parts.values()):
            return True
        has_text = {bisect_left(lattice.xs, run.box.centre[0]) for run in runs if run.words}
        parted = sum(len(line.runs) > 1 for line in lines)
        if len(has_text) > 1 or not parted:
            return False
        return self._has_rows_beside(lattice.box, lines)

    def _has_rows_beside(self, box: Box, lines: Sequence[Line]) -> bool:
        """Return True if the lines that lead up to a box, or away from it, have cells below or above those in it."""
        free = [ln for ln in self._lines if not any(other.box.holds(*ln.box.centre) for other, _ in self._lattices)]
        above = [ln for ln in reversed(free) if ln.box.centre[1] < box.top]
        below = [ln for ln in free if ln.box.centre[1] > box.bottom]
        starts = [run.box.x0 for line in lines for run in line.runs[1:]]
        return any(self._has_cells(near, box, starts) for near in (above, below))

    def _has_cells(self, lines: Sequence[Line], box: Box, starts: Sequence[float]) -> bool:
        top, bottom = box.top, box.bottom
        for line in lines:
            if max(top - line.box.bottom, line.box.top - bottom) > T.follow_gap * self._em:
                return False
            top, bottom = min(top, line.box.top), max(bottom, line.box.bottom)
            is_within = box.x0 <= line.box.x0 + 1 and line.box.x1 <= box.x1 + 1
            if is_within and any(abs(run.box.x0 - x) < 1 for run in line.runs[1:] for x in starts):
                return True
        return False

    # ------------------------------------------------------------ lines beside a grid that belong to it

    def _adopt_headings(self, block: Block, free: list[Line]) -> list[Line]:
        """Add lines right above a grid that fit into its columns to it as headings; return the other lines."""
        em, xs, box = self._em, block.edges, block.box
        reach = box.top - T.heading_reach * em
        above = [ln for ln in free if ln.box.bottom < box.top + 0.3 * em]
        edge = box.top
        taken: list[tuple[Line, Line]] = []
        for line in sorted(above, key=lambda ln: -ln.box.top):
            cut = _cut_line(line, xs[1:-1])
            if edge - line.box.bottom > T.heading_gap * em or line.box.x0 < xs[0] - 0.3 * em or _crosses(cut, xs):
                break
            if line.box.top < reach:  # a row, and no heading
                return free
            taken.append((line, cut))
            edge = min(edge, line.box.top)
        cells: dict[int, list[tuple[Word, ...]]] = {}
        for run in (run for _, cut in reversed(taken) for run in cut.runs if run.words):
            column = max(0, bisect_left(xs, run.box.centre[0]) - 1)
            cells.setdefault(column, []).append(run.words)
        if len(cells) < max(2, 0.6 * block.columns) or any(c >= block.columns for c in cells):
            return free
        first = next(row for row in block.rows if row.grid)
        row = Row([], first.grid, self.page, edge, edges=xs, how=first.how)
        for column, own in sorted(cells.items()):
            place = Box(xs[column], edge, xs[column + 1], box.top)
            row.cells.append(Cell([Piece(self.page, place, join_runs(own))], column))
        block.rows.insert(0, row)
        gone = {id(line) for line, _ in taken}
        return [line for line in free if id(line) not in gone]

    def _adopt_rows(self, block: Block, free: list[Line], blocks: Sequence[Block], *, above: bool) -> list[Line]:
        """Add lines right below or above a grid that keep to its columns to it as rows; return the other lines."""
        em, xs = self._em, block.edges
        taken: list[tuple[Line, Line]] = []
        edge, odd = (block.box.top if above else block.box.bottom), 0
        for line in self._beside(block, free, blocks, above=above):
            cut = _cut_line(line, xs[1:-1])
            outside = cut.box.x0 < xs[0] - 0.35 * em or cut.box.x1 > xs[-1] + 0.5 * em
            gap = edge - line.box.bottom if above else line.box.top - edge
            if gap > T.follow_gap * em or outside:
                break
            crosses = _crosses(cut, xs)
            odd = odd + 1 if crosses else 0
            if odd > 2 or (crosses and (len(cut.runs) > 1 or not (taken or above))):
                break
            taken.append((line, cut))
            edge = min(edge, line.box.top) if above else max(edge, line.box.bottom)
        while taken and _crosses(taken[-1][1], xs):
            taken.pop()
        used = {sum(run.box.x0 + 1 > x for x in xs[1:-1]) for _, cut in taken for run in cut.runs}
        if len(taken) < 2 or len(used) < max(2, 0.6 * block.columns):
            return free
        gutters = tuple(Gutter(x - 1, x + 1, 2) for x in xs[1:-1])
        cuts = sorted((cut for _, cut in taken), key=lambda line: line.box.top)
        rows = cut_rows(cuts, gutters, self._rules.across, self.page, em)
        first = next(row for row in block.rows if row.grid)
        for row in rows:
            row.grid, row.edges, row.how = first.grid, xs, first.how
        block.rows = [*rows, *block.rows] if above else [*block.rows, *rows]
        gone = {id(line) for line, _ in taken}
        return [line for line in free if id(line) not in gone]

    def _beside(self, block: Block, free: Sequence[Line], blocks: Sequence[Block], *, above: bool) -> list[Line]:
        """Return the lines between a grid and the next one below or above it, the nearest first."""
        slack = 0.3 * self._em
        top, bottom = block.box.top, block.box.bottom
        if above:
            start = max((b.box.bottom for b in blocks if b.box.bottom < top + 2), default=-FAR)
            return sorted([ln for ln in free if start - slack < ln.box.top < top - slack], key=lambda ln: -ln.box.top)
        stop = min((b.box.top for b in blocks if b.box.top > bottom - 2), default=FAR)
        return sorted([ln for ln in free if bottom - slack < ln.box.top < stop], key=lambda ln: ln.box.top)

    # ------------------------------------------------------------ regions

    def _region(self, region: Region, box: Box | None, across: Sequence[Rule]) -> list[Row]:
        """Return a region in reading order, cut for as long as columns of text or blocks side by side cut it."""
        if not region.blocks:
            return self._flow(region.lines, box, across)
        em = self._em
        for cut in (_columns_of_text, _slabs, _side_by_side):
            parts = cut(region, em)
            if len(parts) > 1:
                return [row for part in parts for row in self._region(part, box, across)]
        pieces = [(block.box.top, block.box.x0, block.rows) for block in region.blocks]
        if region.lines:
            pieces.append((region.lines[0].box.top, region.lines[0].box.x0, self._flow(region.lines, box, across)))
        return [row for _, _, rows in sorted(pieces, key=lambda piece: piece[:2]) for row in rows]

    def _flow(self, lines: Sequence[Line], box: Box | None, across: Sequence[Rule]) -> list[Row]:
        """Return lines with nothing drawn around them, or only a box: white tables and paragraphs."""
        rows: list[Row] = []
        goes_on = bool(lines) and lines[0] is self._lines[0]
        gutters, edges = self._numbers.inherited() if goes_on else ((), ())
        bands = find_bands(lines, self.sheet.starts, self._em, gutters)
        for band in _with_stacks(bands, self._em, across if box else None):
            rows += self._band_rows(band, box, across, edges)
        return rows

    def _band_rows(
        self, band: Band, box: Box | None, across: Sequence[Rule], edges: tuple[float, ...] = ()
    ) -> list[Row]:
        """Return a band as the rows of a table, as columns of text, or as paragraphs."""
        if not band.gutters:
            right = box.x1 if box else self.sheet.page.width
            return make_paragraphs(band.lines, self.page, right, across)
        if band.is_stacked:
            return [row for column in columns_of(band) for row in self._flow(column, box, across)]
        known = edges if band.is_inherited else ()
        rows = cut_rows(band.lines, band.gutters, across, self.page, self._em, known)
        grid = next(self._numbers.grids)
        self._numbers.columns[grid] = band.gutters, rows[0].edges
        for row in rows:
            row.grid = grid
        return rows


def _columns_of_text(region: Region, em: float) -> list[Region]:
    """Return a region cut where text runs in columns past its blocks: what is above, each column, what is below."""
    boxes = {block.box: block for block in region.blocks}
    if not any(box.top < line.box.centre[1] < box.bottom for line in region.lines for box in boxes):
        return [region]
    lines = sorted([*region.lines, *[Line([Run((), box)], box) for box in boxes]], key=lambda line: line.box.top)
    parts = [Region([], [])]
    for band in _with_stacks(find_bands(lines, (), em), em):
        if band.is_stacked:
            parts += [_unmixed(column, boxes) for column in columns_of(band)]
            parts.append(Region([], []))
        else:
            more = _unmixed(band.lines, boxes)
            parts[-1].lines.extend(more.lines)
            parts[-1].blocks.extend(more.blocks)
    return [part for part in parts if part.lines or part.blocks]


def _unmixed(lines: Sequence[Line], opaque: Mapping[Box, Block]) -> Region:
    """Return lines, some of which are blocks, as a region."""
    region = Region([], [])
    for line in lines:
        runs = [run for run in line.runs if run.box not in opaque]
        region.blocks.extend(opaque[run.box] for run in line.runs if run.box in opaque)
        if runs:
            region.lines.append(line if len(runs) == len(line.runs) else make_line(runs))
    return region


def _slabs(region: Region, em: float) -> list[Region]:
    """Return a region cut from side to side, above and below blocks that are level with one another."""
    slabs: list[Region] = []
    bottoms: list[float] = []
    for block in sorted(region.blocks, key=lambda block: block.box.top):
        if slabs and block.box.top < bottoms[-1] - 1:
            bottoms[-1] = max(bottoms[-1], block.box.bottom)
        else:
            slabs.append(Region([], []))
            bottoms.append(block.box.bottom)
        slabs[-1].blocks.append(block)
    parts: dict[float, Region] = {slab.blocks[0].box.top: slab for slab in slabs}
    tops = list(parts)
    for line in region.lines:
        y = line.box.centre[1]
        at = bisect_left(tops, y) - 1
        if at >= 0 and (y <= bottoms[at] or _goes_on_beside(line, slabs[at], em)):
            slabs[at].lines.append(line)
        else:
            parts.setdefault(bottoms[at] - 0.5 if at >= 0 else -FAR, Region([], [])).lines.append(line)
    return [parts[top] for top in sorted(parts)]


def _goes_on_beside(line: Line, slab: Region, em: float) -> bool:
    """Return True if a line goes on with text beside blocks, below their foot."""
    if not slab.lines or line.box.top - slab.lines[-1].box.bottom > T.max_line_gap * em:
        return False
    return not any(line.box.x0 < block.box.x1 and block.box.x0 < line.box.x1 for block in slab.blocks)


def _side_by_side(region: Region, em: float) -> list[Region]:
    """Return a region cut from top to foot where whitespace along the side of a block parts it."""
    spans = [(run.box.x0, run.box.x1) for line in region.lines for run in line.runs]
    spans += [(block.box.x0, block.box.x1) for block in region.blocks]
    sides = {x for block in region.blocks for x in (block.box.x0, block.box.x1)}
    cuts, reached = [], FAR
    for x0, x1 in sorted(spans):
        if x0 > reached and (reached in sides or x0 in sides):
            cuts.append((reached + x0) / 2)
        reached = x1 if reached == FAR else max(reached, x1)
    return _cut_at(region, cuts)


def _cut_at(region: Region, cuts: Sequence[float]) -> list[Region]:
    """Return a region cut from top to foot at some x."""
    parts = [Region([], []) for _ in range(len(cuts) + 1)]
    for block in region.blocks:
        parts[bisect_left(cuts, block.box.x0)].blocks.append(block)
    for line in region.lines:
        own: dict[int, list[Run]] = {}
        for run in line.runs:
            own.setdefault(bisect_left(cuts, run.box.x0), []).append(run)
        for at, runs in own.items():
            parts[at].lines.append(line if len(own) == 1 else make_line(runs))
    return [part for part in parts if part.lines or part.blocks]


def _edges_of(rows: Sequence[Row]) -> tuple[float, ...]:
    """Return the column edges of the first row of a table among rows."""
    return next((row.edges for row in rows if row.grid), ())


def _is_part_of(xs: Sequence[float], edges: Sequence[float], slack: float) -> bool:
    """Return True if each of some column edges is one of a table's, and they are not merely its sides."""
    if len(edges) < 3 or (len(xs) == 2 and xs[1] - xs[0] > edges[-1] - edges[0] - slack):
        return False
    return all(any(abs(x - edge) < slack for edge in edges) for x in xs)


def _gutters_at(xs: Sequence[float], em: float) -> Gutters:
    """Return drawn column edges as whitespace, which text in their cells keeps clear of."""
    half = 0.6 * T.min_gutter * em
    return tuple(Gutter(x - half, x + half) for x in xs)


def _drop(lines: Sequence[Line], left_out: Places) -> list[Line]:
    """Return lines without some words."""
    found = []
    for line in lines:
        words = [w for run in line.runs for w in run.words]
        kept = left_out.without(words)
        if len(kept) == len(words):
            found.append(line)
        elif kept:
            found += _only([line], {w.index for w in kept})
    return found


def _without(lines: Sequence[Line], taken: set[int], boxes: Sequence[Box]) -> list[Line]:
    """Return lines without the runs whose words are taken, and without the symbols in some boxes."""

    def is_left(run: Run) -> bool:
        if run.words:
            return run.words[0].index not in taken
        return not any(box.holds(*run.box.centre) for box in boxes)

    left = []
    for line in lines:
        runs = [run for run in line.runs if is_left(run)]
        if len(runs) == len(line.runs):
            left.append(line)
        elif runs:
            left.append(make_line(runs))
    return left


def _lines_of_runs(lines: Sequence[Line], wanted: set[int]) -> list[Line]:
    found = []
    for line in lines:
        runs = [run for run in line.runs if id(run) in wanted]
        if runs:
            found.append(line if len(runs) == len(line.runs) else make_line(runs))
    return found


def _only(lines: Sequence[Line], wanted: set[int]) -> list[Line]:
    """Return lines with no more than the words wanted."""
    found = []
    for line in lines:
        runs = [(own, run) for run in line.runs if (own := tuple(w for w in run.words if w.index in wanted))]
        if runs:
            found.append(make_line([run if len(own) == len(run.words) else Run(own, box_of(own)) for own, run in runs]))
    return found


def _crosses(line: Line, xs: Sequence[float]) -> bool:
    return any(run.box.x0 + 2 < x < run.box.x1 - 2 for run in line.runs for x in xs[1:-1])


def _cut_line(line: Line, xs: Sequence[float]) -> Line:
    """Return a line with runs cut between two words on either side of a column edge."""
    runs: list[Run] = []
    for run in line.runs:
        own: list[Word] = []
        for word in run.words:
            if own and any(own[-1].box.x1 <= x + 1.5 and word.box.x0 >= x - 1.5 for x in xs):
                runs.append(Run(tuple(own), box_of(own)))
                own = []
            own.append(word)
        runs.append(Run(tuple(own), box_of(own)) if own else run)
    return make_line(runs)


def _with_stacks(bands: Sequence[Band], em: float, across: Sequence[Rule] | None = None) -> list[Band]:
    """Return bands with those marked that are columns of text, each whole; `across`: rules in a box around them."""
    found: list[Band] = []
    taken: set[int] = set()
    for k, band in enumerate(bands):
        lines = [line for line in band.lines if id(line) not in taken]
        if not lines:
            continue
        if not band.gutters or band.is_inherited:
            found.append(replace(band, lines=lines))
            continue
        below = _beside(
            [line for own in bands[k + 1 :] for line in own.lines], lines[-1], band.gutters, em, across or ()
        )
        start: int | None = 0 if is_newspaper(replace(band, lines=lines), em) else None
        above: list[Line] = []
        if start == 0:
            above = _beside(
                [line for own in reversed(found) for line in reversed(own.lines)], lines[0], band.gutters, em, ()
            )
        elif across is not None:
            start = _find_stack([*lines, *below], band.gutters)
        if start is None:
            found.append(replace(band, lines=lines))
            continue
        found = _without_lines(found, {id(line) for line in above})
        found += [Band(lines[:start], ())] if start else []
        found.append(Band([*reversed(above), *lines[start:], *below], band.gutters, is_stacked=True))
        taken |= {id(line) for line in below}
    return found


def _without_lines(bands: Sequence[Band], gone: set[int]) -> list[Band]:
    kept = [replace(band, lines=[line for line in band.lines if id(line) not in gone]) for band in bands]
    return [band for band in kept if band.lines]


def _beside(lines: Iterable[Line], last: Line, gutters: Gutters, em: float, across: Sequence[Rule]) -> list[Line]:
    """Return those of the lines below or above one, the nearest first, that keep to the columns it is in."""
    found: list[Line] = []
    top, bottom = last.box.top, last.box.bottom
    for line in lines:
        own = line.box
        if max(own.top - bottom, top - own.bottom) > T.column_hole * em:
            break
        if any(run.box.x0 < (g.x0 + g.x1) / 2 < run.box.x1 for run in line.runs for g in gutters):
            break
        if any(min(bottom, own.bottom) - 1 < rule.at < max(top, own.top) for rule in across):
            break
        top, bottom = min(top, own.top), max(bottom, own.bottom)
        found.append(line)
    return found


def _find_stack(lines: Sequence[Line], gutters: Gutters) -> int | None:
    """Return at which line columns begin with labels that look alike, one of which comes again at one side alone."""
    looks = [_looks(line, gutters) for line in lines] if gutters else []
    for at, own in enumerate(looks[:-1]):
        label = own.get(0)
        if label is None or len(own) <= len(gutters) or any(look != label for look in own.values()):
            continue
        sides = [[look == label for look in below.values()] for below in looks[at + 1 : -1]]
        again = any(any(own) and sum(own) <= len(gutters) for own in sides)
        return at if again and label not in looks[at + 1].values() else None
    return None


def _looks(line: Line, gutters: Gutters) -> dict[int, object]:
    """Return the font style of a line in each column; None where it has several."""
    words: dict[int, list[Word]] = {}
    for run in line.runs:
        words.setdefault(sum(run.box.x0 >= (g.x0 + g.x1) / 2 for g in gutters), []).extend(run.words)
    found: dict[int, object] = {}
    for column, own in words.items():
        looks = {(w.style.font, w.style.colour, w.style.bold, w.style.italic, round(w.box.height)) for w in own}
        found[column] = (*looks.pop(), line_text(own).isupper()) if len(looks) == 1 else None
    return found
