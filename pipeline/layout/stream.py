"""The front door: pages → everything printed on them in reading order, with what is seen in cells and not read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from statistics import median

from pipeline.layout.census import find_footnotes, find_headers_and_footers
from pipeline.layout.chains import chain_over_pages
from pipeline.layout.regions import Numbers, PageReader
from pipeline.layout.sheet import Sheet, is_white, make_sheet
from pipeline.layout.tags import TaggedTable, read_tagged_tables
from pipeline.layout.tolerances import TOLERANCES as T
from pipeline.models.page import Box, Page, Word, place_of
from pipeline.models.places import Places
from pipeline.models.stream import Cell, Layout, Mark, Row
from pipeline.models.tags import Element

DRAWN = 0.9  # share of the words of a tagged table that must be in drawn grids for these to be believed


def lay_out(pages: Sequence[Page], tags: Element | None) -> Layout:
    """Return the rows and paragraphs of a document in reading order, its tables whole over pages.

    Lines and paint say more than tags do: a tagged table that is drawn whole is read as it is drawn, and its tags
    say which rows go on overleaf.
    """
    numbers = Numbers()
    readers = [PageReader(make_sheet(page), numbers) for page in pages]
    tables = read_tagged_tables(tags, pages)
    in_tables = _places(word for table in tables for word in table.words)
    by_tags, hints = _divide(tables, {reader.page: reader for reader in readers})
    repeated = _places(word for table in by_tags for word in table.repeated)
    furniture = _furniture(readers, in_tables)
    notes = (find_footnotes(page, furniture, before) for before, page in zip((None, *pages), pages, strict=False))
    footnotes = Places.of(note for own in notes for note in in_tables.without(own))
    left_out = _places(word for table in by_tags for word in table.words) | furniture | repeated | footnotes
    tagged = _numbered(by_tags, numbers)
    rows: list[Row] = []
    for reader in readers:
        rows += _merged(reader.read(left_out), [row for row in tagged if row.page == reader.page])
    add_marks(rows, [reader.sheet for reader in readers])
    em = median(reader.sheet.em for reader in readers) if readers else 0.0
    chained = chain_over_pages(rows, numbers.ends, hints, em)
    return Layout(tuple(chained.rows), furniture | repeated | _places(chained.repeated), footnotes)


def _places(words: Iterable[Word]) -> Places:
    return Places.of(sorted(words, key=place_of))


def _divide(
    tables: Sequence[TaggedTable], readers: Mapping[int, PageReader]
) -> tuple[list[TaggedTable], dict[tuple[int, int], tuple[int, int]]]:
    """Return the tables to be read by their tags; and for words of the others, which table and row tags put them in."""
    by_tags: list[TaggedTable] = []
    hints: dict[tuple[int, int], tuple[int, int]] = {}
    for number, table in enumerate(tables):
        words = table.words
        drawn = sum(readers[page].is_drawn(list(own)) for page, own in groupby(sorted(words, key=place_of), _page))
        if drawn < DRAWN * len(words):
            by_tags.append(table)
            continue
        for at, row in enumerate(table.rows):
            hints |= {place_of(word): (number, at) for cell in row.cells for word in cell.words}
    return by_tags, hints


def _page(word: Word) -> int:
    return word.page


def _furniture(readers: Sequence[PageReader], in_tables: Places) -> Places:
    """Return the words of headers and footers, none of which is in a table."""
    found = find_headers_and_footers([reader.sheet for reader in readers])
    return Places.of(
        word
        for reader in readers
        if found.on(reader.page)
        for word in in_tables.without(found.among(reader.sheet.page.words))
        if not reader.holds_in_table(word)
    )


def _numbered(tables: Sequence[TaggedTable], numbers: Numbers) -> list[Row]:
    """Return the rows of tagged tables, each table with a number of its own."""
    rows = []
    for table in tables:
        grid = next(numbers.grids)
        for row in table.rows:
            row.grid = grid
            rows.append(row)
    return rows


def _merged(own: list[Row], tagged: list[Row]) -> list[Row]:
    """Return the rows of a page with those of tagged tables where they are printed."""
    if not tagged:
        return own
    return sorted([*own, *tagged], key=lambda row: row.top)


STRIP = 24.0  # points of height: cells are looked up by the strips they are in
COVERED = 0.5  # share of a cell that paint must cover to be the cell's own
CONTAINED = 0.8  # share of small paint that must lie inside the cell
PAGE = 0.5  # share of a page that paint of a cell covers at most


class _Places:
    """The cells of one page by where they are."""

    def __init__(self, found: Iterable[tuple[Box, Cell]]) -> None:
        self._strips: dict[int, list[tuple[Box, Cell]]] = defaultdict(list)
        for box, cell in found:
            for strip in range(int(box.top // STRIP), int(box.bottom // STRIP) + 1):
                self._strips[strip].append((box, cell))

    def near(self, box: Box) -> list[tuple[Box, Cell]]:
        """Return the cells that share a strip with a box, once each."""
        strips = range(int(box.top // STRIP), int(box.bottom // STRIP) + 1)
        found = {id(place[1]): place for strip in strips for place in self._strips.get(strip, ())}
        return list(found.values())


def add_marks(rows: Sequence[Row], sheets: Iterable[Sheet]) -> None:
    """Add to each cell what is seen in it."""
    by_page: dict[int, list[tuple[Box, Cell]]] = defaultdict(list)
    for cell in (cell for row in rows for cell in row.cells):
        for piece in cell.pieces:
            by_page[piece.page].append((piece.box, cell))
    for sheet in sheets:
        page = sheet.page
        fills = [f for f in page.fills if not is_white(f.colour)]
        if sheet.number not in by_page or not (fills or sheet.symbols):
            continue
        places = _Places(by_page[sheet.number])
        for mark in sheet.symbols:
            _add_symbol(mark, places)
        most = PAGE * page.width * page.height
        for box, colour in fills:
            if box.width * box.height < most:
                _add_fill(Mark("fill", colour, None, box, page.number), places)


def _add_symbol(mark: Mark, places: _Places) -> None:
    """Add a symbol to the smallest cell around its middle, or else to the nearest text that is level with it."""
    x, y = mark.box.centre
    level = [(b, c) for b, c in places.near(mark.box) if b.top - T.symbol_above <= y <= b.bottom + T.symbol_above]
    around = [(b, c) for b, c in level if b.x0 - T.symbol_beside <= x <= b.x1 + T.symbol_beside]
    if around:
        _, cell = min(around, key=lambda place: place[0].width * place[0].height)
        cell.marks.append(mark)
    elif level:
        _, cell = min(level, key=lambda place: max(place[0].x0 - x, x - place[0].x1))
        cell.marks.append(mark)


def _add_fill(mark: Mark, places: _Places) -> None:
    """Make paint that of the cells it covers, or that it is small inside of; what is painted last is on top."""
    area = max(1.0, mark.box.width * mark.box.height)
    for box, cell in places.near(mark.box):
        shared = mark.box.overlap(box)
        if shared >= COVERED * max(1.0, box.width * box.height) or shared >= CONTAINED * area:
            cell.marks = [m for m in cell.marks if m.kind != "fill" or m.page != mark.page]
            cell.marks.insert(0, mark)
