"""Rows boxed one by one with white between them, below headings that only two level lines hold."""

from __future__ import annotations

from pipeline.models.page import Box, Page, Ruling, Word
from pipeline.tables.ruled.by_rulings import tables_by_rulings
from tests import paper

LEFTS = (40.0, 80.0, 240.0, 320.0, 400.0, 560.0)
HEADS = ("No.", "Recommendation", "Lead", "Agreed", "Progress")


def _rulings(top: float, bottom: float) -> list[Ruling]:
    level = [Ruling(Box(LEFTS[0], y, LEFTS[-1], y), True, "#000000") for y in (top, bottom)]
    return [*level, *(Ruling(Box(x, top, x, bottom), False, "#000000") for x in LEFTS)]


def _page(gap: float, between: str = "") -> Page:
    words: list[Word] = []

    def say(texts: tuple[str, ...], top: float) -> None:
        for x, text in zip(LEFTS, texts, strict=False):
            words.extend(paper.line(text, x + 3, top, first=len(words)))

    rulings = [Ruling(Box(LEFTS[0], y, LEFTS[-1], y), True, "#000000") for y in (100.0, 118.0)]
    say(HEADS, 104)
    top = 118.0
    for at in range(1, 4):
        top += gap
        rulings += _rulings(top, top + 40)
        say((str(at), f"That wall {at} is mended", "Ann Ash", "Yes", "It is being mended"), top + 6)
        top += 40
        if between and at == 1:
            words.extend(paper.line(between, 60, top + 1, first=len(words)))
    return Page(1, 595, 842, tuple(words), rulings=tuple(rulings))


def _tables(page: Page) -> list[list[str]]:
    drafts, _ = tables_by_rulings([page])
    return [
        [
            " ".join(w.text for f in row.cells[1].fragments for b in f.blocks for line in b.lines for w in line)
            for row in d.rows
        ]
        for d in drafts
    ]


def test_rows_with_borders_of_their_own_are_one_table_below_its_headings() -> None:
    assert _tables(_page(8)) == [["Recommendation", *(f"That wall {at} is mended" for at in (1, 2, 3))]]


def test_with_more_white_between_they_are_boxes() -> None:
    assert len(_tables(_page(30))) > 1
