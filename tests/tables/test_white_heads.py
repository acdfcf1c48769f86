"""Headings that are centred beside one another, and columns whose heading stands at another side than their cells."""

from __future__ import annotations

from pipeline.tables.white.white_heads import heading_at, less_halves
from pipeline.text.lines import Line, lines_of, spoken
from tests import paper

HEADS = [("Committee", 50, 100), ("recommendation", 50, 110), ("Response", 200, 105), ("Progress", 350, 105)]


def _lines(*said: tuple[str, float, float]) -> tuple[Line, ...]:
    words = [w for text, x, top in said for w in paper.line(text, x, top)]
    return lines_of(word._replace(index=at) for at, word in enumerate(words))


def _three(line: Line) -> bool:
    return len(line) > 2


def test_headings_at_one_middle_are_one_line() -> None:
    lines = _lines(*HEADS, ("Mend it", 50, 130))
    head, count = heading_at(lines, 0, _three)
    assert (spoken(head), count) == ("Committee recommendation Response Progress", 3)
    assert heading_at(lines, count, _three)[1] == 0


def test_lines_below_one_another_are_no_heading() -> None:
    lines = _lines(("Mend it", 50, 100), ("paint it", 50, 112), ("and ring it", 50, 124))
    assert heading_at(lines, 0, _three) == (lines[0], 0)


def test_a_heading_left_of_its_cells_is_no_column_of_its_own() -> None:
    words = [w for line in _lines(("Ref", 50, 100), ("1", 50, 130), ("RAG", 200, 100), ("Red", 240, 130)) for w in line]
    assert less_halves((100.0, 230.0), words, 110.0) == [True, False]
