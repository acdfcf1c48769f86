"""Letters with wide space between them are the words that they spell; figures and marks in columns are not."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.models.page import Box, Page, Style, Word
from pipeline.read.spaced import letters_joined

STYLE = Style("Arial", False, False, "#000000", -1, False, 0)


def spread(text: str, space: float, wide: float) -> Iterable[Word]:
    """Letters 6 points wide with `space` between them, `wide` between words."""
    x = 50.0
    for index, letter in enumerate(text.replace(" ", "")):
        x += wide - space if index and text.split(" ", 1)[0] == text.replace(" ", "")[:index] else 0.0
        yield Word(letter, 1, Box(x, 100, x + 6, 110), STYLE, index)
        x += 6 + space


def test_letters_spell_words() -> None:
    found = letters_joined(tuple(spread("ASHBY COUNCIL", 3, 8)))
    assert [(word.text, word.index) for word in found] == [("ASHBY", 0), ("COUNCIL", 1)]
    assert found[0].box == Box(50, 100, 92, 110)


@pytest.mark.parametrize(("text", "space"), [("YNYYNY", 14), ("12345678", 3), ("RAGA", 3)])
def test_marks_in_columns_and_figures_stay_apart(text: str, space: float) -> None:
    words = tuple(spread(text, space, space))
    assert letters_joined(words) == words


def test_a_title_set_wide_is_read_as_words(seen: Callable[..., Page]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(60, 270, "VALE OF ASHBY COUNCIL", charSpace=5)
        canvas.drawString(60, 200, "Progress so far")

    assert [word.text for word in seen(draw).words] == ["VALE", "OF", "ASHBY", "COUNCIL", "Progress", "so", "far"]
