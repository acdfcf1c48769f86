"""Watermarks belong to no cell, large headings do; print that lies on its side is read in its own order."""

from __future__ import annotations

from pipeline.models.page import Box, Page, Word
from pipeline.tables.furniture.across import printed_across
from pipeline.text.lines import lying
from tests import paper


def _page(large: Word) -> Page:
    words = [w for line in paper.lines(*["Words of a report that go on"] * 9) for w in line]
    return Page(1, 595, 842, (*words, large))


def _large(box: Box, angle: int = 0) -> Word:
    return Word("DRAFT", 1, box, paper.PLAIN._replace(angle=angle), 99)


def test_a_large_word_over_others_is_a_watermark() -> None:
    assert [w.text for w in printed_across(_page(_large(Box(40, 100, 400, 180))))] == ["DRAFT"]


def test_a_large_word_aslant_is_a_watermark_wherever_it_stands() -> None:
    assert [w.text for w in printed_across(_page(_large(Box(40, 500, 400, 700), angle=328)))] == ["DRAFT"]


def test_a_large_title_is_none() -> None:
    assert list(printed_across(_page(_large(Box(40, 500, 400, 560))))) == []


def test_lines_that_lie_are_read_from_below() -> None:
    up = paper.PLAIN._replace(angle=270)
    words = [
        Word(text, 1, Box(x, top, x + 10, top + 30), up, i)
        for i, (text, x, top) in enumerate((("hardening", 50, 100), ("Target", 50, 140), ("below", 65, 140)))
    ]
    assert [w.text for line in lying(words) for w in line] == ["Target", "hardening", "below"]
    assert lying([*words, paper.word("upright")]) == ()
