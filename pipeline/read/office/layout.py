"""What a file without pages holds, in reading order, laid out as pages of words and finished tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.models.page import Box, Form, Link, Page, Spot, Style, Word
from pipeline.models.places import Places
from pipeline.models.report import Issue
from pipeline.models.table import Block, Cell, Evidence, Fragment, Mark, Row, Table
from pipeline.models.text import Locator
from pipeline.text.join import joined
from pipeline.text.lexicon import Lexicon, lexicon
from pipeline.text.paragraphs import is_bullet, is_hollow

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


WIDTH = 1000.0  # of the imagined sheet
HEIGHT, STEP, LETTER = 10.0, 40.0, 5.0  # of a line, from line to line (far apart: each is a paragraph), of a letter
NEST = 5.0  # points of indent that make a bullet a nested one, as on paper
_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class OfficeRead:
    """One file without pages, read. `pages` are the parts between hard page breaks, or the sheets."""

    pages: tuple[Page, ...]
    tables: tuple[Table, ...]
    furniture: Places
    words: Lexicon
    producer: str | None = None
    issues: tuple[Issue, ...] = ()


@dataclass(slots=True)
class _Sheet:
    """The sheet being written: what stands on it, and how far down it is filled."""

    number: int
    words: list[Word] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    down: float = STEP


@dataclass(slots=True)
class _Laid:
    """A table whose words have their places but no text yet."""

    page: int
    box: Box
    rows: list[list[Cell | None]]


def laid_out(
    flow: Iterable[Part],
    running: Sequence[Paragraph] = (),
    producer: str | None = None,
    issues: tuple[Issue, ...] = (),
) -> OfficeRead:
    """The whole file. `running` are its headers and footers: furniture, said once, at the top of the first part."""
    sheets = [_Sheet(1)]
    for paragraph in running:
        _paragraph(sheets[0], paragraph)
    furniture = Places.of(sheets[0].words)
    tables: list[_Laid] = []
    for part in _numbered(unwrapped(list(flow))):
        if isinstance(part, Break):
            if sheets[-1].words and len(sheets[-1].words) > (len(furniture) if len(sheets) == 1 else 0):
                sheets.append(_Sheet(len(sheets) + 1))
        elif isinstance(part, Paragraph):
            for line in lines_in(part):
                _paragraph(sheets[-1], line)
        elif part.width:
            tables.append(_table(sheets[-1], part))
    if len(sheets) > 1 and not sheets[-1].words and all(t.page != sheets[-1].number for t in tables):
        sheets.pop()  # nothing stands behind the last break
    pages = tuple(Page(s.number, WIDTH, s.down, tuple(s.words), links=tuple(s.links)) for s in sheets)
    words = lexicon([w for page in pages for w in page.words])
    finished = tuple(_finished(t, words) for t in tables if any(c for row in t.rows for c in row))
    return OfficeRead(pages, finished, furniture, words, producer, issues)


def _numbered(flow: Iterable[Part]) -> Iterator[Part]:
    """Paragraphs and tables with the place they have in the file, counted from 1, where they have none yet."""
    paragraphs = tables = 0
    for part in flow:
        if isinstance(part, Paragraph):
            paragraphs += 1
            yield Paragraph(part.pieces, part.indent, part.spot or Spot(paragraph=paragraphs))
        elif isinstance(part, Grid):
            tables += 1
            rows = (tuple(c and _at(c, tables, y, x) for x, c in enumerate(row)) for y, row in enumerate(part.rows))
            yield Grid(tuple(rows))
        else:
            yield part


def _at(cell: Held, table: int, row: int, column: int) -> Held:
    spot = cell.spot or Spot(0, table, row + 1, column + 1)
    return Held(cell.content, cell.seen, cell.columns, cell.rows, cell.heading, spot)


def lines_in(paragraph: Paragraph) -> Iterator[Paragraph]:
    """A paragraph cut at its line breaks. A break inside a sentence is none: the writer only wanted a new line."""
    lines: list[list[Piece]] = [[]]
    for piece in paragraph.pieces:
        for number, text in enumerate(piece.text.split("\n")):
            if number:
                lines.append([])
            lines[-1].append(Piece(text, piece.style, piece.link))
    whole: list[list[Piece]] = []
    for line in lines:
        text = "".join(p.text for p in line).strip()
        before = "".join(p.text for p in whole[-1]).rstrip() if whole else ""
        if before and text[:1].islower() and before[-1] not in ".:;!?" and text[1:2] not in (")", "."):
            whole[-1] += [Piece(" "), *line]
        elif text:
            whole.append(line)
    for pieces in whole:
        yield Paragraph(tuple(pieces), paragraph.indent, paragraph.spot)


def _paragraph(sheet: _Sheet, paragraph: Paragraph) -> tuple[Word, ...]:
    """One paragraph outside of tables, on a line of its own."""
    words = _words(sheet, paragraph, Box(0, sheet.down, WIDTH, sheet.down + HEIGHT), paragraph.spot)
    if words:
        sheet.down += STEP
    return words


def _words(sheet: _Sheet, paragraph: Paragraph, line: Box, spot: Spot | None) -> tuple[Word, ...]:
    """The words of a paragraph side by side on a line, drawn closer together where it is too long for it."""
    tokens = list(_tokens(paragraph.pieces))
    if not tokens:
        return ()
    left = line.x0 + min(paragraph.indent, 0.3 * line.width)
    letters = sum(len(text) + (not glued) for text, _, _, glued in tokens)
    letter = min(LETTER, (line.x1 - left) / (letters + 1))
    words = []
    for text, style, link, glued in tokens:
        left += 0 if glued else letter
        box = Box(left, line.top, left + letter * len(text), line.bottom)
        word = Word(text, sheet.number, box, style, len(sheet.words), glued, spot=spot)
        sheet.words.append(word)
        words.append(word)
        if link:
            sheet.links.append(Link(box, link))
        left = box.x1
    return tuple(words)


def _tokens(pieces: Sequence[Piece]) -> Iterator[tuple[str, Style, str | None, bool]]:
    """(text, style, link, whether it hangs on the one in front) of each word; one printed in two styles is two."""
    open_text, open_piece, glued, touching = "", Piece(""), False, False
    for piece in pieces:
        for found in _TOKEN.finditer(piece.text):
            hangs = touching and found.start() == 0
            if hangs and open_text and (piece.style, piece.link) == (open_piece.style, open_piece.link):
                open_text += found.group()
                continue
            if open_text:
                yield open_text, open_piece.style, open_piece.link, glued
            open_text, open_piece, glued = found.group(), piece, hangs and bool(open_text)
        touching = not piece.text[-1:].isspace() if piece.text else touching
    if open_text:
        yield open_text, open_piece.style, open_piece.link, glued


def _table(sheet: _Sheet, grid: Grid) -> _Laid:
    top, wide = sheet.down, WIDTH / grid.width
    rows: list[list[Cell | None]] = []
    for row in grid.rows:
        depth = 1
        cells: list[Cell | None] = []
        for x, held in enumerate(row):
            if held is None:
                cells.append(None)
                continue
            box = Box(x * wide, sheet.down, (x + held.columns) * wide, sheet.down + HEIGHT)
            cell, lines = _cell(sheet, held, box)
            cells.append(cell)
            depth = max(depth, lines)
        rows.append(cells)
        sheet.down += depth * STEP
    return _Laid(sheet.number, Box(0, top - 1, WIDTH, sheet.down - 1), rows)


def _cell(sheet: _Sheet, held: Held, box: Box) -> tuple[Cell, int]:
    """The cell without its text, and how many lines it takes."""
    printed: list[tuple[float, tuple[Word, ...]]] = []
    for paragraph in (line for p in paragraphs_of(held.content) for line in lines_in(p)):
        down = len(printed) * STEP
        place = Box(box.x0, box.top + down, box.x1, box.bottom + down)
        words = _words(sheet, paragraph, place, held.spot)
        if words:
            printed.append((paragraph.indent, words))
    around = Box(box.x0, box.top, box.x1, box.bottom + max(0, len(printed) - 1) * STEP)
    fragment = Fragment(sheet.number, around, tuple(_levelled(printed)), held.spot)
    marks = tuple(Mark(sheet.number, around, s.evidence, s.colour, s.form) for s in held.seen)
    cell = Cell((fragment,), marks=marks, columns=held.columns, rows=held.rows, heading=held.heading)
    return cell, len(printed)


def _levelled(printed: Sequence[tuple[float, tuple[Word, ...]]]) -> Iterator[Block]:
    """Paragraphs as blocks; a bullet that is indented more than the others, or hollow beside solid ones, is nested."""
    listed = [is_bullet(words[0]) and len(words) > 1 for _, words in printed]
    bullets = [(indent, words[0]) for (indent, words), item in zip(printed, listed, strict=True) if item]
    outer = min((indent for indent, _ in bullets), default=0.0)
    solid = any(not is_hollow(word) for _, word in bullets)
    for (indent, words), item in zip(printed, listed, strict=True):
        nested = indent > outer + NEST or (is_hollow(words[0]) and solid)
        yield Block((words,), (2 if nested else 1) if item else 0)


def _finished(laid: _Laid, words: Lexicon) -> Table:
    rows = tuple(Row(tuple(c and _with_text(c, words) for c in row)) for row in laid.rows)
    return Table("tags", rows, (Locator(laid.page, laid.box),))


def _with_text(cell: Cell, words: Lexicon) -> Cell:
    text = joined(cell.fragments, words)
    return Cell(cell.fragments, text, cell.marks, cell.columns, cell.rows, cell.heading)
