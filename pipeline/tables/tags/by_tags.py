"""First reading: the author's own Table → TR → TD → P, where the file carries it.

A TD whose paragraphs stand on several pages is one cell: every piece of marked content knows its page.
Geometry is used only to tell printed lines and where the columns stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from pipeline.models.page import Box, Page, Word
from pipeline.models.table import Block, Cell, Fragment, Row
from pipeline.models.tags import Element, Piece
from pipeline.models.text import Locator
from pipeline.tables.draft import Draft
from pipeline.text.lines import box_of, runs_of
from pipeline.text.paragraphs import levels_of

Content = Mapping[Piece, Sequence[Word]]
_GROUPS = frozenset({"THead", "TBody", "TFoot"})
_PARAGRAPHS = frozenset("P H H1 H2 H3 H4 H5 H6 LI Caption BlockQuote Note TOCI".split())
NOT_RECTANGULAR = "TAGS_UNRELIABLE"
_style = attrgetter("style")
LEFT_OUT = Cell(columns=0)  # stands where a row ends early, until the rows are put under their columns


def content_of(pages: Sequence[Page], tree: Element) -> Content:
    """The words of every piece of marked content, in content order.

    Where the tags know of no forms, content in forms is taken for the page's own: software that puts whole pages into
    forms leaves the tags as they were.
    """
    runs = [(page.number, style, [*words]) for page in pages for style, words in groupby(page.words, _style)]
    apart = any(style.form for _, style, _ in runs) and any(piece.form for piece in tree.pieces())
    content: dict[Piece, list[Word]] = defaultdict(list)
    for page, style, words in runs:
        if style.mcid >= 0:
            content[Piece(page, style.mcid, style.form if apart else 0)] += words
    return dict(content)


def tables_by_tags(tree: Element, content: Content) -> tuple[Draft, ...]:
    """Every tagged table in reading order; tables inside cells come after their parent, marked nested."""
    return tuple(_drafts(tree, content, nested=False))


def _drafts(element: Element, content: Content, nested: bool) -> Iterator[Draft]:
    if element.role == "Table":
        draft = _draft(element, content, nested)
        if draft:
            yield draft
        nested = True
    for child in element.children:
        if isinstance(child, Element):
            yield from _drafts(child, content, nested)


def _draft(table: Element, content: Content, nested: bool) -> Draft | None:
    rows, rectangular = _grid([_cells(tr, content) for tr in _rows(table)])
    boxes: dict[int, Box] = {}
    for fragment in (f for row in rows for cell in row.cells if cell for f in cell.fragments):
        page, box = fragment.page, fragment.box
        boxes[page] = box.union(boxes[page]) if page in boxes else box
    if not boxes:
        return None  # nothing in it was printed as text: it stands nowhere
    places = tuple(Locator(page, box) for page, box in sorted(boxes.items()))
    return Draft("tags", rows, places, (), nested, () if rectangular else (NOT_RECTANGULAR,))


def _rows(table: Element) -> Iterator[Element]:
    for child in table.children:
        if isinstance(child, Element):
            if child.role == "TR":
                yield child
            elif child.role in _GROUPS:
                yield from _rows(child)


@dataclass(frozen=True, slots=True)
class _Tagged:
    """A cell before it has its place: its fragments, spans and whether it is a heading."""

    fragments: tuple[Fragment, ...]
    columns: int
    rows: int
    heading: bool


def _cells(row: Element, content: Content) -> list[_Tagged]:
    return [
        _Tagged(_fragments(cell, content), cell.columns, cell.rows, cell.role == "TH")
        for cell in row.children
        if isinstance(cell, Element) and cell.role in ("TD", "TH")
    ]


def _grid(tagged: list[list[_Tagged]]) -> tuple[tuple[Row, ...], bool]:
    """Cells put on a grid, spans respected; False where the rows are not of one width."""
    taken: dict[tuple[int, int], bool] = {}
    placed: list[dict[int, Cell]] = []
    for y, cells in enumerate(tagged):
        row: dict[int, Cell] = {}
        x = 0
        for cell in cells:
            while (y, x) in taken:
                x += 1
            row[x] = Cell(cell.fragments, columns=cell.columns, rows=cell.rows, heading=cell.heading)
            rows = min(cell.rows, len(tagged) - y)
            taken.update({(y + j, x + i): True for j in range(rows) for i in range(cell.columns)})
            x += cell.columns
        placed.append(row)
    widths = [w for w in _widths(taken, len(tagged)) if w]
    width = max(widths, default=0)
    filled = ((y, row) for y, row in enumerate(placed) if row)
    grid = tuple(Row(tuple(row.get(x) or _filler(taken, y, x) for x in range(width))) for y, row in filled)
    return grid, _rectangular(widths)


def _filler(taken: Mapping[tuple[int, int], bool], y: int, x: int) -> Cell | None:
    """A cell left out where a row ends early (some software does so with an empty last one), None below a span."""
    return None if (y, x) in taken else LEFT_OUT


def _rectangular(widths: Sequence[int]) -> bool:
    """Whether the heading, or half of the rows, are as wide as the widest row. Shorter rows are looked at later."""
    width = max(widths, default=0)
    return width in widths[:2] or sum(w == width for w in widths) >= 0.5 * len(widths)


def _widths(taken: Mapping[tuple[int, int], bool], rows: int) -> list[int]:
    widths = [0] * rows
    for y, x in taken:
        widths[y] = max(widths[y], x + 1)
    return widths


def _fragments(cell: Element, content: Content) -> tuple[Fragment, ...]:
    """A cell's paragraphs, page by page."""
    by_page: dict[int, list[Block]] = {}
    for words, level in _paragraphs(cell, content, 0):
        starts = True
        for page, part in _by_page(words):
            by_page.setdefault(page, []).append(Block(runs_of(part), level, starts))
            starts = False
    return tuple(
        Fragment(page, box_of([w for b in blocks for line in b.lines for w in line]), _listed(blocks))
        for page, blocks in by_page.items()
    )


def _listed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Bullets that are tagged as paragraphs, or all as one list: their level is told by where they stand."""
    levels = levels_of([block.lines[0] for block in blocks])
    if not any(levels):
        return tuple(blocks)
    told = zip(blocks, levels, strict=True)
    return tuple([b._replace(level=level) if level > b.level and b.starts else b for b, level in told])


def _paragraphs(element: Element, content: Content, depth: int) -> Iterator[tuple[list[Word], int]]:
    """(words, list depth) of every paragraph; content that stands in no paragraph of its own is one."""
    loose: list[Word] = []
    for child in element.children:
        if isinstance(child, Piece):
            loose += content.get(child, ())
        elif child.role == "Table":
            yield from _flush(loose, depth)
            loose = []
            yield from ((_words(tr, content), 0) for tr in _rows(child) if _words(tr, content))
        elif child.role in ("L", *_PARAGRAPHS) or _holds_paragraphs(child):
            yield from _flush(loose, depth)
            loose = []
            yield from _inside(child, content, depth)
        else:
            loose += _words(child, content)
    yield from _flush(loose, depth)


def _inside(child: Element, content: Content, depth: int) -> Iterator[tuple[list[Word], int]]:
    if child.role == "LI":
        yield from _item(child, content, depth)
    else:
        yield from _paragraphs(child, content, depth + (child.role == "L"))


def _item(item: Element, content: Content, depth: int) -> Iterator[tuple[list[Word], int]]:
    """A list item: its label and first paragraph are one, further paragraphs and lists their own."""
    parts = list(_paragraphs(item, content, depth))
    label = [c for c in item.children if isinstance(c, Element) and c.role == "Lbl"]
    if label and len(parts) > 1 and parts[0][0] == _words(label[0], content):
        parts = [(parts[0][0] + parts[1][0], parts[0][1]), *parts[2:]]
    yield from parts


def _flush(words: list[Word], depth: int) -> Iterator[tuple[list[Word], int]]:
    if words:
        yield words, depth


def _holds_paragraphs(element: Element) -> bool:
    return any(e.role in _PARAGRAPHS or e.role in ("L", "Table") for e in element.walk() if e is not element)


def _words(element: Element, content: Content) -> list[Word]:
    return [w for piece in element.pieces() for w in content.get(piece, ())]


def _by_page(words: Sequence[Word]) -> Iterator[tuple[int, Sequence[Word]]]:
    if len({word[1] for word in words}) == 1:
        yield words[0].page, words
        return
    pages: dict[int, list[Word]] = {}
    for word in words:
        pages.setdefault(word.page, []).append(word)
    yield from pages.items()
