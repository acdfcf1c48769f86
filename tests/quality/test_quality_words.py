"""Real council papers, which no sample can stand for: every word of them has a place, and none becomes a record."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipeline.layout.as_tables import make_tables
from pipeline.layout.stream import lay_out
from pipeline.read.document import opened
from pipeline.read.pages import read_pages
from pipeline.read.tags_and_count import tags_and_count
from pipeline.records.free_text import taken_by
from pipeline.run import read_document
from pipeline.settings import Settings
from pipeline.text.lexicon import lexicon

PAPERS = ("budget-templates", "cabinet-minutes", "consultation-responses", "decision-report", "devolution-framework",
          "equality-assessment")  # fmt: skip


@pytest.mark.parametrize("name", PAPERS)
def test_every_word_of_a_real_paper_is_accounted_for(shared: Path, name: str) -> None:
    paper = shared / "reports" / "real" / f"kent-{name}.pdf"
    read = read_document(paper, Settings(entities=False, ocr="off"))
    with opened(paper) as document:
        printed = Counter(page.number for page in read_pages(document.pdf) for _ in page.words)
    words = read.words
    assert words.total == printed.total() > 900
    assert words.placed + words.furniture + words.outside + len(words.unplaced) == words.total
    assert {lost.page for lost in words.unplaced} <= set(printed)
    assert read.reports == () and words.placed == 0 and words.unplaced == ()


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.soak
@pytest.mark.parametrize("with_tags", [True, False], ids=["tags", "rulings"])
def test_no_word_inside_a_table_of_a_real_paper_is_lost(shared: Path, name: str, with_tags: bool) -> None:
    """Every word that stands in a table's box is in one of its cells, a heading printed again, or furniture."""
    paper = shared / "reports" / "real" / f"kent-{name}.pdf"
    with opened(paper) as document:
        pages = tuple(read_pages(document.pdf))
    own = lexicon([w for page in pages for w in page.words])
    layout = lay_out(pages, tags_and_count(paper, tagged=True).tree if with_tags else None)
    found = make_tables(layout, own)
    taken = taken_by(found) | layout.furniture | layout.footnotes
    boxes = [place for table in found for place in table.boxes]
    lost = [
        (page.number, word.text)
        for page in pages
        for word in page.words
        if word not in taken and not word.style.hidden
        if any(place.page == page.number and place.box.holds(*word.box.centre) for place in boxes)
    ]
    assert lost == []
