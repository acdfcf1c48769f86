"""Logical tables: rows that are whole across pages, cells that know every fragment they came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from pipeline.models.page import Box, Form, Spot, Word
from pipeline.models.text import Locator, Text

Reading = Literal["tags", "rulings", "alignment"]
Evidence = Literal["fill", "image", "shape", "symbol"]


class Block(NamedTuple):
    """One paragraph of one fragment: its printed lines, each a tuple of words."""

    lines: tuple[tuple[Word, ...], ...]
    level: int = 0  # 0 prose, 1 a bullet, 2 a bullet below a bullet
    starts: bool = True  # False where it surely goes on from the block in front (same paragraph, next page)


class Fragment(NamedTuple):
    """The part of a cell that stands on one page."""

    page: int
    box: Box
    blocks: tuple[Block, ...] = ()
    spot: Spot | None = None
    reach: float | None = None  # points from the left of the page: where a full line ends, if no border shows it

    @property
    def column(self) -> Box:
        """The box as far as its lines reach."""
        return self.box if self.reach is None else self.box._replace(x1=self.reach)


class Mark(NamedTuple):
    """Something in a cell that is seen and not read."""

    page: int
    box: Box
    evidence: Evidence
    colour: str | None
    form: Form | None = None


class Cell(NamedTuple):
    """One cell of a logical row. `text` is all its fragments joined."""

    fragments: tuple[Fragment, ...] = ()
    text: Text = Text()
    marks: tuple[Mark, ...] = ()
    columns: int = 1  # how many columns it spans
    rows: int = 1  # how many rows it spans
    heading: bool = False  # tagged as a heading

    @property
    def locators(self) -> tuple[Locator, ...]:
        return tuple(Locator(f.page, f.box, f.spot) for f in self.fragments)

    @property
    def signs(self) -> tuple[Mark, ...]:
        """What is seen in it but for paint: signs, pictures, figures."""
        return tuple(mark for mark in self.marks if mark.evidence != "fill")

    @property
    def says(self) -> bool:
        """Whether it holds words or signs: paint alone may be that of its row."""
        return bool(self.text) or bool(self.signs)

    @property
    def blank(self) -> bool:
        """Whether it holds neither words nor signs nor paint."""
        return not self.text and not self.marks


class Row(NamedTuple):
    """As many places as the table has columns; None where a cell above or to the left spans over it."""

    cells: tuple[Cell | None, ...]
    joined: bool = False  # put together from fragments on more than one page


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows that belong together, in reading order, repeated headings dropped.

    A table is equal to itself alone, so that what was found in it can be remembered.
    """

    by: Reading
    rows: tuple[Row, ...]
    boxes: tuple[Locator, ...]  # where it stands: one box per page (two where it stands twice)
    repeated: tuple[Word, ...] = ()  # words of heading rows that were printed again and dropped
    nested: bool = False  # stands inside a cell of another table

    @property
    def pages(self) -> tuple[int, ...]:
        return tuple(sorted({place.page for place in self.boxes}))

    @property
    def width(self) -> int:
        return len(self.rows[0].cells) if self.rows else 0
