"""A file opened: its pages, its words and its tables, before anything is understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from pipeline.layout.as_tables import make_tables
from pipeline.layout.stream import lay_out
from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.models.report import Issue
from pipeline.models.stream import Layout
from pipeline.models.table import Table
from pipeline.read.document import Opened, opened, sha256_of
from pipeline.read.kind import Kind, kind_of
from pipeline.read.office.read_office import read_office
from pipeline.read.own_output import without_own_pages
from pipeline.read.pages import read_pages
from pipeline.read.scan.read_scans import with_scans
from pipeline.read.second import compare_with_second
from pipeline.read.tags_and_count import count_differs, tags_and_count
from pipeline.read.watch import ALONE, Watch
from pipeline.settings import By, Settings
from pipeline.text.lexicon import Lexicon, lexicon


class Tables(NamedTuple):
    """All tables of a document, what is printed on every page, and the layout that they are of, if it has pages."""

    tables: tuple[Table, ...]
    furniture: Places
    layout: Layout | None = None


def lay_out_file(
    path: Path, document: Opened, settings: Settings, by: By, watch: Watch = ALONE
) -> tuple[tuple[Page, ...], Lexicon, Tables, tuple[Issue, ...]]:
    """A PDF's pages, its own words, its tables by the reading asked for, and what a second library sees differently."""
    read = tuple(read_pages(document.pdf, watch, document.faces))
    pages = without_own_pages(with_scans(document.pdf, read, settings.ocr, watch.recogniser))
    words = lexicon([w for page in pages for w in page.words])
    told = tags_and_count(path, settings.password, tagged=document.tagged and by == "auto")
    layout = lay_out(_undrawn(pages) if by == "alignment" else pages, told.tree)
    differ = list(count_differs(document.pages, told.pages))
    if settings.second_reader:
        differ += compare_with_second(path, pages, settings.password)
    return pages, words, Tables(make_tables(layout, words), layout.furniture, layout), tuple(differ)


def lay_out_office(path: Path, kind: Kind) -> tuple[Opened, tuple[Page, ...], Lexicon, Tables, tuple[Issue, ...]]:
    """A file without pages, opened: its reader gives words and tables at once, all later stages are the same."""
    read = read_office(path, kind)
    document = Opened(None, sha256_of(path), len(read.pages), read.producer, tagged=False)
    return document, read.pages, read.words, Tables(read.tables, read.furniture), read.issues


def _undrawn(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages without lines and paint."""
    return tuple(replace(page, rulings=(), fills=(), shapes=(), frames=()) for page in pages)


def tables(path: Path, by: By = "auto", settings: Settings | None = None, watch: Watch = ALONE) -> tuple[Table, ...]:
    """The logical tables of one file, `watch` as in `read_document`. Raises InputError."""
    settings = settings or Settings()
    kind = kind_of(path)
    if kind != "pdf":
        return read_office(path, kind).tables
    with opened(path, settings.password) as document:
        return lay_out_file(path, document, settings, by, watch)[2].tables
