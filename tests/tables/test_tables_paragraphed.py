"""Paragraphs of a ruled table: small headings that stand close say nothing of the lines below them."""

from __future__ import annotations

from pipeline.models.page import Box, Word
from pipeline.models.table import Block, Cell, Fragment, Row
from pipeline.tables.draft import Draft
from pipeline.tables.paragraphed import paragraphed
from tests import paper


def _cell(*said: str, step: float, height: float) -> Cell:
    lines = [paper.line(text, 50, 100 + step * at) for at, text in enumerate(said)]
    sized = [tuple(_as_high(w, height) for w in line) for line in lines]
    return Cell((Fragment(1, Box(47, 97, 120, 100 + step * len(said)), (Block(tuple(sized)),)),))


def _as_high(word: Word, height: float) -> Word:
    return word._replace(box=word.box._replace(bottom=word.box.top + height))


def test_lines_of_smaller_headings_do_not_tell_the_line_distance_of_the_rows() -> None:
    head = _cell("Update at six", "months after", "it was asked", step=11, height=9)
    text = _cell("Appointing a", "champion who", "speaks for us", step=14, height=11)
    draft = paragraphed(Draft("rulings", (Row((head,)), Row((text,))), ()))
    assert [len(row.cells[0].fragments[0].blocks) for row in draft.rows if row.cells[0]] == [1, 1]
