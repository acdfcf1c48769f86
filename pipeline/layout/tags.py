"""Tables of the tag tree: the author's own rows and cells, where they are sound."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.layout.cells import lines_in_cell
from pipeline.models.page import Box, Page, Style, Word
from pipeline.models.stream import Cell, Piece, Row, line_text
from pipeline.models.tags import Element
from pipeline.models.tags import Piece as Marked
from pipeline.text.lines import box_of

Content = Mapping[Marked, Sequence[Word]]
MOST_WIDTHS = 3  # numbers of columns that the rows of a sound table may have
MOSTLY = 0.6


@dataclass(slots=True)
class TaggedTable:
    """The rows of one table, in its own order, and how many columns it has."""

    rows: list[Row]
    columns: int


def read_tagged_tables(tree: Element | None, pages: Sequence[Page]) -> list[TaggedTable]:
    """Return the outermost tables of the tag tree whose rows are sound and printed."""
    if tree is None:
        return []
    content = _content_of(pages, tree)
    found = []
    for element in _outer_tables(tree):
        table = _read_table(element, content)
        if table is not None:
            found.append(table)
    return found


def _content_of(pages: Sequence[Page], tree: Element) -> Content:
    """Return the words of each piece of marked content.

    Where the tags know of no forms, content in forms is taken for the page's own.
    """
    runs = [(page.number, style, [*words]) for page in pages for style, words in groupby(page.words, _style)]
    apart = any(style.form for _, style, _ in runs) and any(piece.form for piece in tree.pieces())
    content: dict[Marked, list[Word]] = defaultdict(list)
    for page, style, words in runs:
        if style.mcid >= 0 and not style.hidden:
            content[Marked(page, style.mcid, style.form if apart else 0)] += words
    return content


def _style(word: Word) -> Style:
    return word[3]


def _outer_tables(element: Element) -> Iterator[Element]:
    if element.role == "Table":
        yield element
        return
    for child in element.children:
        if isinstance(child, Element):
            yield from _outer_tables(child)


def _rows_of(table: Element) -> Iterator[Element]:
    for child in table.children:
        if isinstance(child, Element):
            if child.role == "TR":
                yield child
            elif child.role in ("THead", "TBody", "TFoot"):
                yield from _rows_of(child)


def _read_table(table: Element, content: Content) -> TaggedTable | None:
    """Return a tagged table; None where nothing of it is printed or its rows have too many different widths."""
    placed, widths = _place_cells(table, content)
    filled = [width for row, width in zip(placed, widths, strict=True) if any(cell.pieces for cell in row)]
    if not filled:
        return None
    counts = Counter(filled)
    if len(counts) > MOST_WIDTHS and counts.most_common(1)[0][1] < MOSTLY * len(filled):
        return None
    columns = max(filled)
    _place_empty(placed)
    rows = []
    for cells in placed:
        words = [w for cell in cells for w in cell.words]
        if words:
            first = min(words, key=lambda w: (w.page, w.box.top))
            rows.append(
                Row(cells, 0, first.page, first.box.top, edges=tuple(map(float, range(columns + 1))), how="tags")
            )
            rows[-1].joined = len({piece.page for cell in cells for piece in cell.pieces}) > 1
    return TaggedTable(rows, columns)


def _place_cells(table: Element, content: Content) -> tuple[list[list[Cell]], list[int]]:
    """Return the cells of each row in their columns, past those that reach down from rows above; and row widths."""
    placed: list[list[Cell]] = []
    widths: list[int] = []
    held: dict[int, int] = {}  # column → rows below that a cell above still takes up
    for tr in _rows_of(table):
        cells: list[Cell] = []
        column, spans = 0, dict[int, int]()
        for td in (c for c in tr.children if isinstance(c, Element) and c.role in ("TD", "TH")):
            while held.get(column, 0) > 0:
                column += 1
            cells.append(_make_cell(td, column, content))
            if td.rows > 1:
                spans |= dict.fromkeys(range(column, column + td.columns), td.rows)
            column += td.columns
        held = {c: n - 1 for c, n in held.items() if n > 1} | {c: n - 1 for c, n in spans.items()}
        placed.append(cells)
        widths.append(max([column, *[c + 1 for c in held]]))
    return placed, widths


def _make_cell(td: Element, column: int, content: Content) -> Cell:
    words = [w for piece in td.pieces() for w in content.get(piece, ())]
    pieces = []
    for page in sorted({w.page for w in words}):
        own = [w for w in words if w.page == page]
        pieces.append(Piece(page, box_of(own), lines_in_cell(own)))
    return Cell(pieces, column, td.columns, td.rows, is_head=td.role == "TH")


def _place_empty(rows: Sequence[list[Cell]]) -> None:
    """Give cells the room of their column and row, so that what is painted there is theirs."""
    lefts: dict[int, float] = {}
    for cell in (cell for cells in rows for cell in cells):
        for piece in cell.pieces:
            lefts[cell.column] = min(lefts.get(cell.column, piece.box.x0), piece.box.x0)
    right = max((p.box.x1 for cells in rows for cell in cells for p in cell.pieces), default=0.0)
    for cells in rows:
        full = [piece for cell in cells for piece in cell.pieces]
        if not full:
            continue
        page = full[0].page
        own = [piece.box for piece in full if piece.page == page]
        top, bottom = min(b.top for b in own), max(b.bottom for b in own)
        for cell in cells:
            if not cell.pieces and cell.columns == 1:
                x0 = lefts.get(cell.column) or max([b.x1 for b in own if b.x1 < right], default=0.0) + 4
                x1 = min([x - 6 for c, x in lefts.items() if c > cell.column], default=max(right, x0 + 40))
                if x1 > x0:
                    cell.pieces = [Piece(page, Box(x0 - 2, top, x1, bottom))]


def repeated_on_pages(cell: Cell) -> bool:
    """Return True if a cell says the same on each of its pages: a heading printed again on all of them."""
    texts = {" ".join(line_text(line) for line in piece.lines) for piece in cell.pieces}
    return len(cell.pieces) > 1 and len(texts) == 1
