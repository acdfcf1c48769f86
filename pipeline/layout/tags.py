"""Tables of the tag tree: the author's own rows and cells, where they are sound."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from pipeline.layout.cells import lines_in_cell
from pipeline.models.page import Box, Page, Word
from pipeline.models.stream import Cell, Piece, Row
from pipeline.models.tags import Element
from pipeline.models.tags import Piece as Marked
from pipeline.text.lines import box_of

Content = Mapping[Marked, Sequence[Word]]
MOST_WIDTHS = 3  # numbers of columns that the rows of a sound table may have
MOSTLY = 0.6
FILLS = 0.8  # share of the words of a cell that a table in it must have to be read as one
LEAST_ROOM = 20.0  # points of a column without words


@dataclass(slots=True)
class TaggedTable:
    """The rows of one table, in its own order, and the words of headings printed again."""

    rows: list[Row]
    repeated: list[Word]

    @property
    def words(self) -> list[Word]:
        return [word for row in self.rows for cell in row.cells for word in cell.words]


def read_tagged_tables(tree: Element | None, pages: Sequence[Page]) -> list[TaggedTable]:
    """Return the tables of the tag tree whose rows are sound and printed; one that fills a cell comes after its own."""
    if tree is None:
        return []
    content = _content_of(pages, tree)
    found: list[TaggedTable] = []
    for element in _outer_tables(tree):
        _add_table(element, content, found)
    return found


def _add_table(element: Element, content: Content, found: list[TaggedTable]) -> None:
    inner: list[Element] = []
    table = _read_table(element, content, inner)
    if table is None:
        return
    found.append(table)
    for nested in inner:
        _add_table(nested, content, found)


def _content_of(pages: Sequence[Page], tree: Element) -> Content:
    """Return the words of each piece of marked content.

    Where the tags know of no forms, content in forms is taken for the page's own.
    """
    style = attrgetter("style")
    runs = [(page.number, one, [*words]) for page in pages for one, words in groupby(page.words, style)]
    apart = any(style.form for _, style, _ in runs) and any(piece.form for piece in tree.pieces())
    content: dict[Marked, list[Word]] = defaultdict(list)
    for page, style, words in runs:
        if style.mcid >= 0 and not style.hidden:
            content[Marked(page, style.mcid, style.form if apart else 0)] += words
    return content


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


def _read_table(table: Element, content: Content, inner: list[Element]) -> TaggedTable | None:
    """Return a tagged table; None where nothing of it is printed or its rows have too many different widths.

    Tables that fill a cell are added to `inner`, and are no part of its text.
    """
    placed, widths = _place_cells(table, content, inner)
    filled = [width for row, width in zip(placed, widths, strict=True) if any(cell.pieces for cell in row)]
    counts = Counter(filled)
    if not filled or (len(counts) > MOST_WIDTHS and counts.most_common(1)[0][1] < MOSTLY * len(filled)):
        inner.clear()
        return None
    edges = _edges(placed, max(filled))
    repeated = _drop_repeats(placed)
    for cells, width in zip(placed, widths, strict=True):
        if len(cells) > 1:  # cells at the end of a row that hold nothing but a drawing may have no tag
            cells += [Cell(column=column) for column in range(width, max(filled))]
    _place_empty(placed, edges)
    rows = []
    for cells in placed:
        words = [w for cell in cells for w in cell.words]
        if words:
            first = min(words, key=lambda w: (w.page, w.box.top))
            joined = len({piece.page for cell in cells for piece in cell.pieces}) > 1
            rows.append(Row(cells, 0, first.page, first.box.top, edges=edges, how="tags", joined=joined))
    return TaggedTable(rows, repeated)


def _edges(placed: Sequence[Sequence[Cell]], columns: int) -> tuple[float, ...]:
    """Return where the words of each column begin, and where the last ends."""
    lefts: dict[int, float] = {}
    right = 0.0
    for cell in (cell for cells in placed for cell in cells):
        for piece in cell.pieces:
            lefts[cell.column] = min(lefts.get(cell.column, piece.box.x0), piece.box.x0)
            right = max(right, piece.box.x1)
    edges: list[float] = []
    for column in range(columns):
        edges.append(lefts.get(column, edges[-1] + 1.0 if edges else 0.0))
    return (*edges, right)


def _drop_repeats(placed: Sequence[Sequence[Cell]]) -> list[Word]:
    """Take headings that are printed again on each page out of the cells of the first row; return their words."""
    taken: list[Word] = []
    for cell in placed[0] if placed else ():
        first = cell.pieces[0].text() if cell.pieces else ""
        if len(cell.pieces) > 1 and all(piece.text() == first for piece in cell.pieces):
            taken += [w for piece in cell.pieces[1:] for line in piece.lines for w in line]
            del cell.pieces[1:]
    return taken


def _place_cells(table: Element, content: Content, inner: list[Element]) -> tuple[list[list[Cell]], list[int]]:
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
            cells.append(_make_cell(td, column, content, inner))
            if td.rows > 1:
                spans |= dict.fromkeys(range(column, column + td.columns), td.rows)
            column += td.columns
        held = {c: n - 1 for c, n in held.items() if n > 1} | {c: n - 1 for c, n in spans.items()}
        placed.append(cells)
        widths.append(max([column, *[c + 1 for c in held]]))
    return placed, widths


def _make_cell(td: Element, column: int, content: Content, inner: list[Element]) -> Cell:
    words = _words(td, content)
    nested = next((e for child in td.children if isinstance(child, Element) for e in _outer_tables(child)), None)
    if nested is not None and len(_words(nested, content)) >= FILLS * len(words) > 0 and _is_form(nested):
        inner.append(nested)
        taken = {(w.page, w.index) for w in _words(nested, content)}
        words = [w for w in words if (w.page, w.index) not in taken]
    pieces = []
    for page in sorted({w.page for w in words}):
        own = [w for w in words if w.page == page]
        pieces.append(Piece(page, box_of(own), lines_in_cell(own)))
    return Cell(pieces, column, td.columns, td.rows, is_head=td.role == "TH")


def _words(element: Element, content: Content) -> list[Word]:
    return [w for piece in element.pieces() for w in content.get(piece, ())]


def _is_form(table: Element) -> bool:
    """Return True if a table has several rows of several cells."""
    rows = [sum(isinstance(c, Element) and c.role in ("TD", "TH") for c in row.children) for row in _rows_of(table)]
    return sum(cells > 1 for cells in rows) > 1


def _place_empty(rows: Sequence[list[Cell]], edges: Sequence[float]) -> None:
    """Give cells without words the room of their column and row, so that what is painted there is theirs."""
    for cells in rows:
        full = [piece for cell in cells for piece in cell.pieces]
        if not full:
            continue
        page = full[0].page
        own = [piece.box for piece in full if piece.page == page]
        top, bottom = min(b.top for b in own), max(b.bottom for b in own)
        for cell in cells:
            if not cell.pieces and cell.columns == 1 and cell.column < len(edges) - 1:
                x0, x1 = edges[cell.column], edges[cell.column + 1]
                if x1 - x0 < LEAST_ROOM:  # no row has words there
                    x0, x1 = max([b.x1 for b in own if b.x1 <= x1], default=x0), max(x1, x0 + LEAST_ROOM)
                cell.pieces = [Piece(page, Box(x0 - 2, top, x1 - 2, bottom))]
