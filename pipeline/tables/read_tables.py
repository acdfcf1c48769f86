"""The order of the table readings: tags, rulings, reconcile, marks, text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.models.stream import Layout
from pipeline.models.table import Table
from pipeline.models.tags import Element
from pipeline.tables.blocks.headed_blocks import Answers, with_headed_blocks
from pipeline.tables.draft import Draft, finished
from pipeline.tables.edge_bands import with_edge_bands
from pipeline.tables.marks import marked, seen_on
from pipeline.tables.paragraphed import paragraphed
from pipeline.tables.reconcile import position, reconciled
from pipeline.tables.ruled.by_rulings import tables_by_rulings
from pipeline.tables.tags.beside import with_torn_doubted
from pipeline.tables.tags.by_tags import content_of, tables_by_tags
from pipeline.tables.tags.clean import without_repeats
from pipeline.tables.tags.realign import realigned
from pipeline.tables.white.by_alignment import held_by, tables_by_alignment
from pipeline.text.lexicon import Lexicon

By = Literal["auto", "tags", "rulings", "alignment"]


@dataclass(frozen=True, slots=True)
class Tables:
    """All logical tables of a document, and the furniture that stands on its pages."""

    tables: tuple[Table, ...]
    furniture: Places
    aside: Literal["uprights", "all"] | None = None  # which of the lines that scans show they were read without
    layout: Layout | None = None  # where the new layout made them


def read_tables(
    pages: Sequence[Page],
    tree: Element | None,
    words: Lexicon,
    by: By = "auto",
    answers: Answers = lambda headings: False,
) -> Tables:
    """Pages and their tag tree → logical tables. `by` asks for one reading alone; "rulings" never sees the tags.

    `answers` tells headings of what was answered and done, over which a recommendation may stand.

    White is asked last, about the words that neither tags nor rulings put into a table.
    """
    ruled, furniture = tables_by_rulings(pages)
    tagged: tuple[Draft, ...] = ()
    if tree is not None and by != "rulings":
        found = (realigned(without_repeats(d)) for d in tables_by_tags(tree, content_of(pages, tree)))
        tagged = with_torn_doubted(tuple(found))
    by_number = {p.number: p for p in pages}
    drafts: tuple[Draft, ...] = ()
    if by != "alignment":
        drafts = ruled if by == "rulings" else reconciled(tagged, () if by == "tags" else ruled, by_number)
    if by in ("auto", "alignment"):
        known = furniture | held_by(d for d in drafts if d.by == "tags")
        drafts = tuple(sorted(with_headed_blocks(drafts, pages, known, answers), key=position))
        aligned = tables_by_alignment(pages, known | held_by(d for d in drafts if d.by != "tags"), furniture)
        drafts = tuple(sorted((*drafts, *aligned), key=position)) if aligned else drafts
    whole = (d if d.by == "tags" else paragraphed(d) for d in drafts)
    seen = seen_on(pages)
    return Tables(tuple(finished(with_edge_bands(marked(d, seen), seen), words) for d in whole), furniture)
