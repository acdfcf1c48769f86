"""What stands on one page: words, rulings, fills, shapes, pictures and links.

All boxes are in points from the top left corner of the page as it is seen (rotation applied).
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Literal, NamedTuple

Form = Literal["tick", "cross", "dot", "ring", "arrow", "other"]


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom, in points from the top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def level(self, other: Box) -> bool:
        """Whether the two stand at one height, in part at least."""
        return self.top < other.bottom and self.bottom > other.top

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside or on the border."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def overlap(self, other: Box) -> float:
        """Shared area, in square points."""
        x0, top, x1, bottom = self
        left, upper, right, lower = other
        width = (right if right < x1 else x1) - (left if left > x0 else x0)
        height = (lower if lower < bottom else bottom) - (upper if upper > top else top)
        return width * height if width > 0 and height > 0 else 0.0

    def union(self, other: Box) -> Box:
        """The smallest box around both."""
        x0, top, x1, bottom = self
        left, upper, right, lower = other
        return Box(
            left if left < x0 else x0,
            upper if upper < top else top,
            right if right > x1 else x1,
            lower if lower > bottom else bottom,
        )


@dataclass(frozen=True, slots=True)
class Boxes(Iterable[Box]):
    """Many rectangles, kept side after side: a page holds hundreds of them that are seldom asked for."""

    sides: array[float]  # nobody changes it

    def __len__(self) -> int:
        return len(self.sides) // 4

    def __iter__(self) -> Iterator[Box]:
        side = iter(self.sides)
        return map(Box, side, side, side, side)


NO_BOXES = Boxes(array("d"))


class Style(NamedTuple):
    """How a run of characters is printed; one object per text object of the page."""

    font: str
    bold: bool
    italic: bool
    colour: str  # "#rrggbb"
    mcid: int  # marked-content id, -1 where none
    hidden: bool  # painted with a render mode that leaves no ink
    angle: int  # degrees clockwise on the page as it is seen: 0, 90, 180, 270; any other for print set aslant
    form: int = 0  # which of the forms painted on the page, each with marked content of its own; 0: the page itself

    @property
    def look(self) -> Style:
        """The print alone, whatever marked content it belongs to: what words printed alike share."""
        font, bold, italic, colour, mcid, hidden, angle, form = self
        return Style(font, bold, italic, colour, -1, hidden, angle) if form or mcid != -1 else self


class Spot(NamedTuple):
    """Where something stands in a file without pages: a paragraph, or a table, row and column; all from 1."""

    paragraph: int = 0  # 0: stands in a table
    table: int = 0
    row: int = 0
    column: int = 0


class Word(NamedTuple):
    """Characters without white space between them, as they stand on one line of one page."""

    text: str
    page: int  # from 1
    box: Box
    style: Style
    index: int  # type: ignore[assignment]  # position in the page's reading order, from 0; hides tuple.index on purpose
    glued: bool = False  # no white space stood before it: it was cut off the word in front
    hyphen: bool = False  # the line ends here with a hyphen, which `text` still holds
    score: float = 1.0  # how sure text recognition is of it, 0 to 1; 1 where the file itself says the letters
    spot: Spot | None = None  # in a file without pages; `page` and `box` then only say the order of reading


# (page, index) of a word: which one of its document it is. Asked of every word many times over, so no property.
place_of: Callable[[Word], tuple[int, int]] = itemgetter(Word._fields.index("page"), Word._fields.index("index"))


class Ruling(NamedTuple):
    """A straight line, horizontal or vertical: a stroked path, or a filled rectangle too thin to be a fill."""

    box: Box
    horizontal: bool
    colour: str


class Fill(NamedTuple):
    """A rectangle painted with one colour."""

    box: Box
    colour: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A small drawn figure that is no rectangle: a circle, a tick, an arrow."""

    box: Box
    colour: str
    form: Form
    mcid: int = -1


@dataclass(frozen=True, slots=True)
class Picture:
    """A placed image; `colour` and `form` come from its own pixels, for small ones."""

    box: Box
    colour: str | None
    form: Form | None
    mcid: int = -1


@dataclass(frozen=True, slots=True)
class Link:
    """A link annotation: where it stands and where it leads."""

    box: Box
    target: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page, read. `number` counts from 1 in the file."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rulings: tuple[Ruling, ...] = ()
    fills: tuple[Fill, ...] = ()
    shapes: tuple[Shape, ...] = ()
    pictures: tuple[Picture, ...] = ()
    links: tuple[Link, ...] = ()
    problems: tuple[str, ...] = field(default=())  # reason codes of issues met while reading this page
    unseen: int = 0  # words that the file holds and no reader sees: they are not among `words`
    scanned: bool = False  # read from its picture: the words come from text recognition
    frames: tuple[Box, ...] = ()  # drawn around something with round corners, in no colour of their own
    printed: Boxes = NO_BOXES  # where each piece of text is painted, whatever letters it is said to be
