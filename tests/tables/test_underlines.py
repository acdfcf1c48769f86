"""A line as long as the words right above it underlines them; a longer or lower one may be a table's."""

from __future__ import annotations

import pytest

from pipeline.models.page import Box, Page, Ruling
from pipeline.tables.ruled.underlines import without_underlines
from tests import paper


@pytest.mark.parametrize(
    ("x0", "x1", "down", "kept"),
    [
        (50, 127.5, 0.5, False),
        (50, 127.5, -1.0, False),
        (50, 127.5, 6.0, True),
        (40, 127.5, 0.5, True),
        (50, 200, 0, True),
    ],
)
def test_a_line_below_words(x0: float, x1: float, down: float, kept: bool) -> None:
    words = paper.line("Recommendation 3", 50, 100)
    ruling = Ruling(Box(x0, 110 + down, x1, 110.7 + down), True, "#000000")
    page = Page(1, 595, 842, words, rulings=(ruling,))
    assert (without_underlines(page).rulings == (ruling,)) is kept
