"""The front door: pages → everything printed on them, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from statistics import median

from pipeline.layout.census import find_footnotes, find_headers_and_footers
from pipeline.layout.chains import chain_over_pages
from pipeline.layout.marks import add_marks
from pipeline.layout.regions import Numbers, PageReader
from pipeline.layout.sheet import make_sheet
from pipeline.layout.tags import TaggedTable, read_tagged_tables
from pipeline.models.page import Page, Word, place_of
from pipeline.models.places import Places
from pipeline.models.stream import Layout, Row
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
    footnotes = Places.of(note for page in pages for note in in_tables.without(find_footnotes(page, furniture)))
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
