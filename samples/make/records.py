"""The records of the maker: a sample as written down, and the blocks that the writers print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Form = Literal["tick", "cross", "disc"]
StatusAs = Literal["circle", "icon", "fill", "word", "word on fill", "letter", "letter on fill", "symbol", "none"]


class Label(NamedTuple):
    """An entity: `text[start:end]` of the field it stands in."""

    start: int
    end: int
    kind: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Marked:
    """Text by the contract (paragraphs by line breaks, bullets `• ` and `◦ `) with its entities."""

    text: str = ""
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """How a report is printed; every name is also an entry of the truth's `options`."""

    engine: Literal["reportlab", "docx"] = "reportlab"
    tagged: bool = False
    orient: Literal["portrait", "landscape"] = "landscape"
    font: str = "Helvetica"
    size: float = 9
    borders: Literal["grid", "horizontal", "thick", "dashed", "none"] = "grid"
    header: Literal["once", "repeat"] = "once"
    head_fill: str = "#dbe5f1"  # empty: none
    head_ink: str = "#000000"
    meta: Literal["lines", "table", "prose"] = "lines"
    title: Literal["runin", "bold", "dash", "line", "none"] = "runin"
    status: StatusAs = "none"
    key: Literal["end", "start", "none"] = "end"
    key_columns: int = 2
    furniture: Literal["page of", "stamp", "none"] = "page of"
    hyphenate: bool = False
    split: bool = True
    open_foot: bool = False
    links: bool = False
    rotate: bool = False
    scan: bool = False
    foot: float = 45


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    heading: str
    width: float  # share of the table's width


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled line of the report's header."""

    label: str
    value: Marked
    field: str


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line of the report's key."""

    shown: str  # a colour, "tick", a letter or a word
    meaning: str
    colour: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """One recommendation. `fields` holds the texts: title, recommendation, response, update, …"""

    number: str | None
    label: str | None
    theme: str | None
    fields: dict[str, Marked]
    decision: str | None
    agreed: str | None
    due_iso: str | None
    rag: str | None
    shown: str | None  # word or letter in the status cell
    progress: str | None
    colour: str | None
    extra: dict[str, Marked]


@dataclass(frozen=True, slots=True)
class Sample:
    """One report: what it says, how it is laid out, what its header means."""

    id: str
    shows: str  # one line for the README
    titles: tuple[str, ...]
    intro: tuple[str, ...]
    lines: tuple[Line, ...]
    header: dict[str, object]
    columns: tuple[Column, ...]
    key_title: str | None
    key: tuple[KeyLine, ...]
    items: tuple[Item, ...]
    layout: Layout


class Piece(NamedTuple):
    """Characters of one style."""

    text: str
    bold: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    pieces: tuple[Piece, ...]
    level: int = 0  # 1 a bullet, 2 a bullet below a bullet


@dataclass(frozen=True, slots=True)
class Mark:
    """A status that is seen, not read."""

    form: Form
    colour: str
    image: bool


@dataclass(frozen=True, slots=True)
class Cell:
    paragraphs: tuple[Paragraph, ...] = ()
    mark: Mark | None = None
    fill: str | None = None
    ink: str = "#000000"
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: widths are shares of the text's width."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    borders: str = "grid"
    repeat: bool = False  # its heading row again on each page
    split: bool = True


@dataclass(frozen=True, slots=True)
class Prose:
    paragraphs: tuple[Paragraph, ...]
    size: float = 10
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A new page, or only a note (`turn` false) of the page reached; `name` is what begins or ends here."""

    name: str | None = None
    turn: bool = True
    orient: Literal["portrait", "landscape"] | None = None


Block = Grid | Prose | Break
