"""The front door: pages → everything printed on them, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from pipeline.layout.census import find_footnotes, find_headers_and_footers
from pipeline.layout.chains import chain_over_pages
from pipeline.layout.marks import add_marks
from pipeline.layout.regions import Numbers, read_page
from pipeline.layout.sheet import make_sheet
from pipeline.layout.tags import TaggedTable, read_tagged_tables
from pipeline.models.page import Page, Word
from pipeline.models.places import Places
from pipeline.models.stream import Layout, Row
from pipeline.models.tags import Element


def lay_out(pages: Sequence[Page], tags: Element | None) -> Layout:
    """Return the rows and paragraphs of a document in reading order, its tables whole over pages."""
    tables = read_tagged_tables(tags, pages)
    in_tags = Places.of(sorted((w for t in tables for r in t.rows for c in r.cells for w in c.words), key=_place))
    repeated = Places.of(sorted((w for t in tables for w in t.repeated), key=_place))
    furniture = find_headers_and_footers(pages)
    furniture = Places.of(furniture_word for page in pages for furniture_word in _outside(page, furniture, in_tags))
    footnotes = Places.of(note for page in pages for note in in_tags.without(find_footnotes(page, furniture)))
    left_out = in_tags | furniture | repeated | footnotes
    sheets = [make_sheet(page, left_out.__contains__) for page in pages]
    numbers = Numbers()
    tagged = _numbered(tables, numbers)
    rows: list[Row] = []
    for sheet in sheets:
        own = read_page(sheet, numbers)
        rows += _merged(own, [row for row in tagged if row.page == sheet.number])
    em = median(sheet.em for sheet in sheets) if sheets else 0.0
    add_marks(rows, sheets)
    chained = chain_over_pages(rows, numbers.ends, em)
    return Layout(
        tuple(chained.rows), furniture | repeated | Places.of(sorted(chained.repeated, key=_place)), footnotes
    )


def _place(word: Word) -> tuple[int, int]:
    return word[1], word[4]


def _outside(page: Page, furniture: Places, in_tags: Places) -> list[Word]:
    """Return the words of headers and footers that are in no tagged table."""
    if not furniture.on(page.number):
        return []
    return in_tags.without(furniture.among(page.words))


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
