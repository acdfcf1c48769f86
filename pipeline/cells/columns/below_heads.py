"""The cells below the upper row of a record, and what heads each of them: see `two_rows`."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from pipeline.cells.columns.headings import PAIRED, role_of
from pipeline.cells.cutting import front_of, rest_of
from pipeline.models.page import Word
from pipeline.models.table import Cell, Row
from pipeline.models.text import Text
from pipeline.profiles import Profile
from pipeline.profiles.profile import folded
from pipeline.text.lines import ended_at

MOST = 0.6  # share of the cells that must begin with a label
LABEL_WORDS = 7
UNSAID = "Row below"  # what heads a cell below that nothing heads


@dataclass(frozen=True, slots=True)
class Below:
    """One cell of the rows below: in which of them, from which column on, and what heads it."""

    row: int
    index: int
    columns: int
    head: Cell
    named: bool = False  # each cell begins with its label
    of_second: bool = False  # headed in a second row of headings
    cut: tuple[int, int] | None = None  # (column, words) of the upper heading that head it too

    def value(self, row: Row) -> Cell:
        """What a row holds there, without the label in front of it."""
        cell = row.cells[self.index] if self.index < len(row.cells) else None
        own = (cell or Cell())._replace(columns=1, rows=1)
        count = _labelled(own, folded(self.head.text.value)) if self.named else 0
        return rest_of(own, count)._replace(marks=own.marks) if count else own

    def label(self, row: Row) -> tuple[Word, ...]:
        """The words of the label in front of a row's cell."""
        cell = row.cells[self.index] if self.index < len(row.cells) else None
        count = _labelled(cell, folded(self.head.text.value)) if cell and self.named else 0
        return cell.text.words()[:count] if cell and count else ()


def below_of(
    head: Row, second: Sequence[Row], groups: Sequence[Sequence[Row]], roles: dict[int, str], profile: Profile
) -> tuple[Below, ...] | None:
    """The cells below, each with its heading; None where the records have not the same ones."""
    found: list[Below] = []
    for at in range(len(groups[0])):
        rows = [group[at] for group in groups]
        for x in range(len(head.cells)):
            cells = [c for row in rows if (c := row.cells[x]) is not None and c.text]
            if 2 * len(cells) >= len(rows):
                found.append(_headed(at, x, cells, second))
    if not found or any(b.of_second for b in found) or all(b.named for b in found):
        return tuple(found) or None
    return tuple(_with_shared(found, groups, head, roles, profile))


def heads_below(head: Row, below: Sequence[Below]) -> tuple[Row, tuple[Cell, ...], tuple[Word, ...]]:
    """The upper heading less what heads cells below, the headings of these, and the words between the two."""
    cells, between = list(head.cells), list[Word]()
    for b in below:
        cell = cells[b.cut[0]] if b.cut else None
        if b.cut and cell is not None:
            own = front_of(cell, b.cut[1])
            between += cell.text.words()[b.cut[1] : len(cell.text.runs) - len(b.head.text.runs)]
            cells[b.cut[0]] = own._replace(marks=cell.marks)
    upper = head._replace(cells=tuple(c and c._replace(rows=1) for c in cells))
    return upper, tuple(b.head for b in below), tuple(between)


def _headed(at: int, x: int, cells: Sequence[Cell], second: Sequence[Row]) -> Below:
    wide = min(c.columns for c in cells)
    over = second[0].cells[x] if at == 0 and second and second[0].cells[x] else None
    if over is not None and over.text and over.columns < len(second[0].cells):
        return Below(at, x, wide, over._replace(columns=1, rows=1), of_second=True)
    label = _shared_label(cells)
    if label is not None:
        return Below(at, x, wide, label, named=True)
    return Below(at, x, wide, Cell(text=Text(UNSAID)))


def _shared_label(cells: Sequence[Cell]) -> Cell | None:
    """The label that most of some cells begin with."""
    fronts = Counter(front for cell in cells for front in {*_fronts(cell)})
    common = [front for front, count in fronts.items() if count >= MOST * len(cells) and count > 1]
    if not common:
        return None
    said = max(common, key=len)
    first = next(cell for cell in cells if _labelled(cell, said))
    return front_of(first, _labelled(first, said))._replace(columns=1, rows=1)


def _fronts(cell: Cell) -> Iterator[str]:
    """What may be the label in front of a cell: up to a colon, up to the end of its first line, or in bold."""
    for count in sorted({*_ends(cell)}):
        yield folded(front_of(cell, count).text.value)


def _ends(cell: Cell) -> Iterator[int]:
    words = cell.text.words()
    if not words:
        return
    line = len(next(cell.text.lines()).runs)
    if line < len(words) and line <= LABEL_WORDS:
        yield line
    colon = ended_at(words[:LABEL_WORDS])
    if colon:
        yield colon
    bold = sum(1 for _ in itertools.takewhile(lambda w: w.style.bold, words[: LABEL_WORDS + 1]))
    if 0 < bold <= LABEL_WORDS and bold < len(words):
        yield bold


def _labelled(cell: Cell, said: str) -> int:
    """How many words the label takes up that a cell begins with; 0 where it begins with another, or none."""
    return next((n for n in {*_ends(cell)} if folded(front_of(cell, n).text.value) == said), 0)


def _with_shared(
    found: Sequence[Below], groups: Sequence[Sequence[Row]], head: Row, roles: dict[int, str], profile: Profile
) -> Iterator[Below]:
    """The cells, the longest of those that nothing heads with what an upper heading says behind that of its own.

    "Recommendation and, below, progress".
    """
    bare = [b for b in found if not b.named]
    longest = max(bare, key=lambda b: _length(b, groups), default=None)
    shared = next((s for x, c in enumerate(head.cells) if c and (s := _shared(x, c, roles, profile))), None)
    for b in found:
        if b is longest and shared is not None:
            yield replace(b, head=shared[1], cut=shared[0])
        else:
            yield b


def _length(below: Below, groups: Sequence[Sequence[Row]]) -> float:
    return median(len(below.value(group[below.row]).text.value.split()) for group in groups)


def _shared(x: int, cell: Cell, roles: dict[int, str], profile: Profile) -> tuple[tuple[int, int], Cell] | None:
    """Where a heading of a recommendation goes on with that of what was said or done, and this."""
    said = cell.text.value.split()
    if len(said) != len(cell.text.runs) or len(said) > 2 * LABEL_WORDS or x not in roles:
        return None
    for end in range(1, len(said)):
        if role_of(" ".join(said[:end]), profile) != "recommendation":
            continue
        rest = [n for n in range(end, len(said)) if role_of(" ".join(said[n:]), profile) in PAIRED]
        if rest:
            return (x, end), rest_of(cell, rest[-1])._replace(marks=())
    return None
