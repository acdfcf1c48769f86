"""Lists that answer one another line by line, and lines that only happen to stand at the same height."""

from __future__ import annotations

import pytest

from pipeline.models.page import Box
from pipeline.models.table import Block, Cell, Fragment, Row
from pipeline.tables.answered import with_answers
from tests import paper


def _cell(*lines: str, x: float = 50, bullets: bool = False) -> Cell:
    printed = paper.lines(*lines, x=x)
    blocks = tuple(Block((line,), 1) for line in printed) if bullets else (Block(tuple(printed)),)
    return Cell((Fragment(1, Box(x - 3, 97, x + 150, 200), blocks),))


BULLETS = _cell("• order saplings", "• find sites", bullets=True)


def _paragraphs(cell: Cell) -> int:
    return len(with_answers(Row((BULLETS, cell))).cells[1].fragments[0].blocks)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["Done (March 2004)", "By end 2005/06"], 2),
        (["P. Weaver", "ditto"], 2),
        (["Done in the spring of", "the year before last"], 1),
        (["Done"], 1),
        (["Done", "Begun", "Stopped"], 1),
    ],
)
def test_lines_beside_bullets(lines: list[str], paragraphs: int) -> None:
    assert _paragraphs(_cell(*lines, x=250)) == paragraphs


def test_without_bullets_nothing_is_taken_apart() -> None:
    row = Row((_cell("Order saplings", "Find sites"), _cell("Done", "Begun", x=250)))
    assert with_answers(row) == row
