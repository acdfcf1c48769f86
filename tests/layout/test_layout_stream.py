"""Everything printed is laid out once, tables whole over pages."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.layout.stream import lay_out
from pipeline.models.page import Page
from pipeline.models.stream import Layout
from pipeline.read.document import opened
from pipeline.read.pages import read_pages
from pipeline.read.tags_and_count import tags_and_count
from tests.paper import line, ruled

HEADING = ("No", "Recommendation", "Update")


def words_laid_out(layout: Layout) -> Counter[tuple[int, int]]:
    found = Counter((w.page, w.index) for row in layout.rows for cell in row.cells for w in cell.words)
    found.update([*layout.furniture, *layout.footnotes])
    return found


def visible_words(pages: Sequence[Page]) -> Counter[tuple[int, int]]:
    return Counter((w.page, w.index) for page in pages for w in page.words if not w.style.hidden)


@pytest.mark.parametrize("author", ["set03", "set18", "set35", "set60", "layouts"])
@pytest.mark.parametrize("with_tags", [True, False])
def test_lay_out_places_every_visible_word_once(shared: Path, author: str, with_tags: bool) -> None:
    with (shared / "corpus" / "manifest.csv").open() as manifest:
        rows = [r for r in csv.DictReader(manifest) if r["set"] == author and r["format"] == "pdf"]
    for row in rows[:6]:
        path = shared / "corpus" / row["file"]
        with opened(path, None) as document:
            pages = tuple(read_pages(document.pdf, faces=document.faces))
            tree = tags_and_count(path, None, tagged=document.tagged and with_tags).tree
        assert words_laid_out(lay_out(pages, tree)) == visible_words(pages), row["id"]


def test_lay_out_gives_drawn_cells_their_words() -> None:
    page = ruled([HEADING, ("1", "That holes are mended.", "All are."), ("2", "That hedges are cut.", "")])

    layout = lay_out([page], None)

    assert [[cell.text for cell in row.cells] for row in layout.rows] == [
        ["No", "Recommendation", "Update"],
        ["1", "That holes are mended.", "All are."],
        ["2", "That hedges are cut.", ""],
    ]
    assert len({row.grid for row in layout.rows}) == 1


def test_lay_out_drops_headings_printed_again_overleaf() -> None:
    first = ruled([HEADING, ("1", "That holes are mended.", "All are.")])
    second = ruled([HEADING, ("2", "That hedges are cut.", "Some are.")], page=2)

    layout = lay_out([first, second], None)

    assert [row.cells[0].text for row in layout.rows] == ["No", "1", "2"]
    assert len({row.grid for row in layout.rows}) == 1
    assert words_laid_out(layout) == visible_words([first, second])


def test_lay_out_keeps_lines_outside_tables_in_order() -> None:
    page = ruled([HEADING, ("1", "That holes are mended.", "All are.")], above=["Progress on roads"])
    page = replace(page, words=(*page.words, *line("Key: green is done", top=600, first=len(page.words))))

    layout = lay_out([page], None)

    assert [row.text for row in layout.rows if not row.grid] == ["Progress on roads", "Key: green is done"]
    assert layout.rows[0].text == "Progress on roads"
    assert layout.rows[-1].text == "Key: green is done"
