"""Drawn list marks: which shape opens which line, and which does not."""

from __future__ import annotations

import pytest

from pipeline.models.page import Box, Form, Shape, Style, Word
from pipeline.read.drawn_bullets import with_drawn_bullets


def _word(text: str, x0: float, index: int, mcid: int = -1) -> Word:
    style = Style("Arial", False, False, "#000000", mcid, False, 0)
    return Word(text, 1, Box(x0, 100, x0 + 20, 111), style, index)


def _shape(x0: float = 70, size: float = 3, colour: str = "#000000", form: Form = "dot") -> Shape:
    return Shape(Box(x0, 104, x0 + size, 104 + size), colour, form)


def test_a_small_dot_becomes_the_first_word_of_its_line() -> None:
    words, shapes = with_drawn_bullets((_word("seen", 81, 0), _word("by", 104, 1)), (_shape(),))
    assert [(w.text, w.index) for w in words] == [("•", 0), ("seen", 1), ("by", 2)] and shapes == ()


@pytest.mark.parametrize(
    "shape",
    [_shape(colour="#00b050"), _shape(size=10), _shape(x0=20), _shape(x0=130), _shape(form="tick")],
    ids=["coloured", "large", "far", "behind", "tick"],
)
def test_other_shapes_stay_what_they_are(shape: Shape) -> None:
    words = (_word("seen", 81, 0),)
    assert with_drawn_bullets(words, (shape,)) == (words, (shape,))


def test_a_page_with_tags_draws_its_list_marks_too() -> None:
    words, shapes = with_drawn_bullets((_word("seen", 81, 0, mcid=4),), (_shape(),))
    assert [w.text for w in words] == ["•", "seen"] and shapes == ()
