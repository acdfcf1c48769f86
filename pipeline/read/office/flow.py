"""What a file without pages holds, in reading order: paragraphs, grids of cells, breaks. All readers end here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.models.page import Form, Spot, Style
from pipeline.models.table import Evidence

PLAIN = Style("", False, False, "#000000", -1, False, 0)
MOST_OF_IT = 0.5  # share of a table's letters that stand in tables inside it: then it only lays out the page


@dataclass(frozen=True, slots=True)
class Piece:
    """Text printed in one style; white space and line breaks as they stand."""

    text: str
    style: Style = PLAIN
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `indent` in points from the left, `spot` where the file has it."""

    pieces: tuple[Piece, ...]
    indent: float = 0.0
    spot: Spot | None = None

    @property
    def text(self) -> str:
        return "".join(p.text for p in self.pieces)


@dataclass(frozen=True, slots=True)
class Seen:
    """Something in a cell that is seen and not read."""

    evidence: Evidence
    colour: str | None
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """A new page, or a new sheet, begins here."""


@dataclass(frozen=True, slots=True)
class Held:
    """What one cell holds, and how many columns and rows it spans."""

    content: tuple[Paragraph | Grid, ...] = ()
    seen: tuple[Seen, ...] = ()
    columns: int = 1
    rows: int = 1
    heading: bool = False
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of equal length, None where a cell above or to the left spans over the place."""

    rows: tuple[tuple[Held | None, ...], ...]

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0


Part = Paragraph | Grid | Break


def gridded(rows: Sequence[Sequence[tuple[int, Held]]]) -> Grid:
    """Cells with the column they begin in → a grid; a row that ends early is filled with empty cells."""
    taken = {
        (y + j, x + i)
        for y, row in enumerate(rows)
        for x, cell in row
        for j in range(min(cell.rows, len(rows) - y))
        for i in range(cell.columns)
    }
    width = max((x + 1 for _, x in taken), default=0)
    lines = []
    for y, row in enumerate(rows):
        own = dict(row)
        lines.append(tuple(own.get(x) or (None if (y, x) in taken else Held()) for x in range(width)))
    return Grid(tuple(lines))


def paragraphs_of(content: Sequence[Paragraph | Grid]) -> Iterator[Paragraph]:
    """A cell's paragraphs; each row of a table inside it is one line of text."""
    for part in content:
        if isinstance(part, Paragraph):
            yield part
        else:
            yield from (_row_as_line(row) for row in part.rows)


def _row_as_line(row: Sequence[Held | None]) -> Paragraph:
    pieces: list[Piece] = []
    for cell in row:
        for paragraph in paragraphs_of(cell.content) if cell else ():
            pieces += [*paragraph.pieces, Piece(" ")]
    return Paragraph(tuple(pieces))


def unwrapped(flow: Sequence[Part]) -> Iterator[Part]:
    """The flow without the tables that only lay out the page: what they hold stands in it instead."""
    for part in flow:
        if isinstance(part, Grid) and _only_layout(part):
            for cell in (c for row in part.rows for c in row if c):
                yield from unwrapped(cell.content)
        else:
            yield part


def _only_layout(grid: Grid) -> bool:
    inner = [g for row in grid.rows for c in row if c for g in c.content if isinstance(g, Grid)]
    if not any(g.width > 1 and len(g.rows) > 1 for g in inner):
        return grid.width == 1 and len(grid.rows) == 1 and bool(inner)
    return sum(map(letters, inner)) > MOST_OF_IT * letters(grid)


def letters(grid: Grid) -> int:
    """How many characters a grid holds, tables inside included."""
    return sum(len(p.text) for row in grid.rows for c in row if c for p in paragraphs_of(c.content))
