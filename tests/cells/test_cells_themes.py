"""The line over the first table is a theme where it is printed as the themes of later records."""

from __future__ import annotations

import pytest

from pipeline.cells.themes import theme_like
from pipeline.models.page import Style
from pipeline.models.text import Text, of_word
from pipeline.profiles import load
from tests import paper


def _line(said: str, font: str, colour: str, height: float, *, bold: bool = True) -> Text:
    word = paper.word(said, look=Style(font, bold, False, colour, -1, False, 0))
    return of_word(word._replace(box=word.box._replace(bottom=word.box.top + height)))


@pytest.mark.parametrize(
    ("font", "colour", "height", "bold", "found"),
    [
        ("", "#742a25", 13.2, True, True),
        ("", "#000000", 13.2, True, False),
        ("", "#742a25", 16.0, True, False),
        ("", "#742a25", 13.2, False, False),
        ("Arial", "#742a25", 13.2, True, False),
    ],
)
def test_a_scan_shows_themes_in_nearly_one_size_and_colour(
    font: str, colour: str, height: float, bold: bool, found: bool
) -> None:
    own, other = _line("Walking", font, colour, height, bold=bold), _line("Cycling", font, "#702a25", 12.0)
    assert (theme_like([own], [other], load()) is own) is found
