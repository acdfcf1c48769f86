"""A table onto pages: rows are cut where a page ends, each column where its own line ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from samples.make.paper import Paper
from samples.make.records import Cell, Grid, Row
from samples.make.structure import Node
from samples.make.wrap import Printed, lines

PAD = 4.0
LEADING = 1.22
GAP = 3.0  # points between paragraphs of a cell
LEAST = 2  # lines that must fit for a row to be begun at the foot of a page


@dataclass(slots=True)
class Poured:
    """One cell on its way: which lines are still to be printed."""

    cell: Cell
    x: float
    wide: float
    waiting: list[Printed]
    node: Node | None
    paragraphs: dict[int, Node] = field(default_factory=dict)
    marked: bool = False


class Table:
    """Prints one Grid; `print` may turn pages."""

    def __init__(self, grid: Grid, paper: Paper, parent: Node | None) -> None:
        self.grid, self.paper = grid, paper
        self.node = parent.add("Table") if parent else None
        self.size = paper.layout.size
        self.step = self.size * LEADING

    def print(self) -> None:
        heading = next((r for r in self.grid.rows if r.heading), None)
        for row in self.grid.rows:
            self._row(row, heading if self.grid.repeat and row is not heading else None)
        self.paper.y += 10

    def _row(self, row: Row, heading: Row | None) -> None:
        cells = self._begin(row)
        first, whole = True, not self.grid.split or row.heading
        while first or any(c.waiting for c in cells):
            room = self.paper.bottom - self.paper.y - 2 * PAD
            if first and not self._begins(cells, room, whole):
                first = self._next_page(heading)
                continue
            self._fragment(cells, room, row.heading)
            first = False
            if any(c.waiting for c in cells):
                self._next_page(heading)

    def _begins(self, cells: list[Poured], room: float, whole: bool) -> bool:
        """Whether the row may begin on this page: with all its lines, or with two of each cell."""
        least = [len(c.waiting) if whole else min(LEAST, len(c.waiting)) for c in cells]
        return all(self._fitting(c, room) >= n for c, n in zip(cells, least, strict=True))

    def _height(self, lines: list[Printed]) -> float:
        """Points that the lines take, gaps between their paragraphs included."""
        gaps = sum(GAP for a, b in pairwise(lines) if a.paragraph != b.paragraph)
        return len(lines) * self.step + gaps

    def _fitting(self, poured: Poured, room: float) -> int:
        """How many of the waiting lines go into `room` points."""
        count = len(poured.waiting)
        while count and self._height(poured.waiting[:count]) > room:
            count -= 1
        return count

    def _next_page(self, heading: Row | None) -> bool:
        self.paper.turn()
        if heading:
            self._fragment(self._begin(heading, tagged=False), self.paper.bottom, True)
        return True

    def _begin(self, row: Row, tagged: bool = True) -> list[Poured]:
        node = self.node.add("TR") if self.node and tagged else None
        cells, at, x, layout = [], 0, self.paper.left, self.paper.layout
        for cell in row.cells:
            wide = sum(self.grid.widths[at : at + cell.span]) * self.paper.wide
            text = lines(cell.paragraphs, wide - 2 * PAD, layout.font, self.size, layout.hyphenate)
            own = node.add("TH" if row.heading else "TD", cell.span) if node else None
            cells.append(Poured(cell, x, wide, text, own))
            at, x = at + cell.span, x + wide
        return cells

    def _fragment(self, cells: list[Poured], room: float, heading: bool) -> None:
        """Prints what fits of every cell, then the rulings around it."""
        top, paper = self.paper.y, self.paper
        now = [c.waiting[: self._fitting(c, room)] for c in cells]
        high = max(self.step, *(self._height(lines) for lines in now)) + 2 * PAD
        if any(c.cell.mark for c in cells):
            high = max(high, 13 + 2 * PAD)
        with paper.artefact():
            for poured in cells:
                if poured.cell.fill:
                    paper.fill(poured.x, top, poured.wide, high, poured.cell.fill)
        for poured, lines_now in zip(cells, now, strict=True):
            self._text(poured, lines_now, top)
            self._mark(poured, top)
        with paper.artefact():
            self._rulings(cells, top, high, any(c.waiting for c in cells), heading)
        paper.y = top + high

    def _text(self, poured: Poured, now: list[Printed], top: float) -> None:
        poured.waiting = poured.waiting[len(now) :]
        y = top + PAD
        for number in sorted({line.paragraph for line in now}):
            if poured.node and number not in poured.paragraphs:
                poured.paragraphs[number] = poured.node.add("P")
            with self.paper.content(poured.paragraphs.get(number)):
                for line in now:
                    if line.paragraph == number:
                        self.paper.line_of_text(line, poured.x + PAD, y, self.size, poured.cell.ink)
                        y += self.step
            y += GAP

    def _mark(self, poured: Poured, top: float) -> None:
        if not poured.cell.mark or poured.marked:
            return
        poured.marked = True
        figure = poured.node.add("P").add("Figure") if poured.node and poured.cell.mark.image else None
        with self.paper.content(figure) if figure else self.paper.artefact():
            self.paper.mark(poured.cell.mark, poured.x + poured.wide / 2, top + PAD)

    def _rulings(self, cells: list[Poured], top: float, high: float, cut: bool, heading: bool) -> None:
        style, paper = self.grid.borders, self.paper
        if style == "none":
            return
        left, right = cells[0].x, cells[-1].x + cells[-1].wide
        width, dash = (1.5 if style == "thick" else 0.5), style == "dashed"
        paper.rule(left, top, right, top, width=width * (2 if heading and style == "horizontal" else 1), dash=dash)
        if not (cut and paper.layout.open_foot):
            paper.rule(left, top + high, right, top + high, width=width, dash=dash)
        if style != "horizontal":
            for x in [c.x for c in cells] + [right]:
                paper.rule(x, top, x, top + high, width=width, dash=dash)
