"""A document laid out: rows of cells and paragraphs in reading order, each with the words printed in it.

The layout says where things are and what belongs together; what they mean is the business of `records`. All boxes are
in points from the top left of their page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from pipeline.models.page import Box, Spot, Word
from pipeline.models.places import Places

How = Literal["tags", "drawn", "painted", "white", "text"]
MOSTLY = 0.6  # share of the letters by which a cell counts as bold


def line_text(line: Iterable[Word]) -> str:
    """Return what a line says: a space between words, none before one that was cut off the word in front."""
    return "".join(word.text if word.glued else f" {word.text}" for word in line).lstrip(" ")


class Piece(NamedTuple):
    """The part of a cell on one page: the room it has there and its printed lines."""

    page: int
    box: Box
    lines: tuple[tuple[Word, ...], ...] = ()
    spot: Spot | None = None  # in a file without pages

    def text(self) -> str:
        return " ".join(line_text(line) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something seen and not read: paint, a drawn figure, a picture."""

    kind: Literal["fill", "shape", "image", "symbol"]
    colour: str | None
    form: str | None
    box: Box
    page: int


@dataclass(slots=True)
class Cell:
    """One place of a grid, or one paragraph. `column` counts from 0."""

    pieces: list[Piece] = field(default_factory=list)
    column: int = 0
    columns: int = 1
    rows: int = 1
    marks: list[Mark] = field(default_factory=list)
    is_head: bool = False  # tagged as a heading
    _text: str | None = field(default=None, repr=False, compare=False)

    @property
    def text(self) -> str:
        """All lines, joined by spaces; hyphens at line ends are kept."""
        if self._text is None:
            self._text = " ".join(piece.text() for piece in self.pieces if piece.lines)
        return self._text

    @property
    def words(self) -> list[Word]:
        return [word for piece in self.pieces for line in piece.lines for word in line]

    @property
    def bold(self) -> bool:
        return is_bold(self.words)

    @property
    def fill(self) -> str | None:
        """The colour painted behind it, if any."""
        return next((mark.colour for mark in self.marks if mark.kind == "fill"), None)


def is_bold(words: Iterable[Word]) -> bool:
    """Return True if most letters of the words are bold."""
    letters = bold = 0
    for word in words:
        letters += len(word.text)
        bold += len(word.text) if word.style.bold else 0
    return bold > MOSTLY * letters


@dataclass(slots=True)
class Row:
    """Cells from left to right, whole across pages; a paragraph is a row of one cell with `grid` 0."""

    cells: list[Cell]
    grid: int = 0  # which table of the document, from 1; 0: a paragraph outside all tables
    page: int = 0  # where it begins
    top: float = 0.0
    size: float = 0.0  # height of the letters of a paragraph
    edges: tuple[float, ...] = ()  # x of the table's column edges
    how: How = "text"
    framed: int = 0  # the frame or box it is in, from 1; 0: none
    joined: bool = False  # put together from pieces on more than one page

    @property
    def text(self) -> str:
        return " | ".join(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Layout:
    """A document's rows in reading order; every visible word is in one of them, in `furniture` or in `footnotes`."""

    rows: tuple[Row, ...]
    furniture: Places = field(default_factory=Places)  # headers and footers of pages
    footnotes: Places = field(default_factory=Places)
