"""Rows below a ruled heading, maybe with a title over it, that only lines between columns and white tell apart."""

from __future__ import annotations

import pytest

from pipeline.models.page import Box, Page, Ruling
from pipeline.tables.ruled.by_rulings import tables_by_rulings
from tests import paper

LEFTS = (50, 100, 300, 500)
ROWS = [("1", "Mend the wall", "It was mended"), ("2", "Mend the roof", "It leaks"), ("3", "Mend the gate", "It hangs")]


def _page(title: str) -> Page:
    words, rulings, y = [], [], 100.0
    for line in ([[title]] if title else []) + [["", "What", "Progress"]]:
        for x, text in zip(LEFTS, line, strict=False):
            words += paper.line(text, x + 3, y + 4, first=len(words))
        y += 20
        rulings.append(Ruling(Box(LEFTS[0], y, LEFTS[-1], y), True, "#000000"))
    first = y - 20
    for row in ROWS:
        for x, text in zip(LEFTS, row, strict=False):
            words += paper.line(text, x + 3, y + 8, first=len(words))
        y += 40
    rulings += [Ruling(Box(LEFTS[0], 100, LEFTS[-1], 100), True, "#000000")]
    rulings += [Ruling(Box(x, first, x, y), False, "#000000") for x in LEFTS]
    return Page(1, 595, 842, tuple(words), tuple(rulings))


@pytest.mark.parametrize("title", ["", "Recommendations agreed in May"])
def test_white_parts_the_rows_below_a_heading(title: str) -> None:
    (table,), _ = tables_by_rulings([_page(title)])
    said = [" ".join(w.text for cell in row if cell for w in cell) for row in _words(table)]
    assert said[-3:] == [" ".join(row) for row in ROWS]


def _words(table):
    return [
        [[w for f in c.fragments for b in f.blocks for line in b.lines for w in line] if c else None for c in row.cells]
        for row in table.rows
    ]
