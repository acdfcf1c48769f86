"""The line over the first table is a theme where it is printed as the themes of later records."""

from __future__ import annotations

import pytest

from pipeline.cells.columns.headings import heading_of
from pipeline.cells.rows import printed_records
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


@pytest.mark.parametrize(
    ("said", "size", "found"),
    [
        ("Reporting and triage", 18.0, True),
        ("Reporting and triage", 12.0, False),
        ("Progress", 18.0, False),
        ("Ash Council", 18.0, False),
    ],
)
def test_a_theme_may_look_like_a_title_below_a_larger_one(said: str, size: float, found: bool) -> None:
    own, other = (_line(word, "Arial", "#000000", 12.0) for word in (said, "Walking"))
    title = _line("Damp", "Arial", "#000000", size)
    assert (theme_like([own], [other], load(), [title]) is own) is found
    assert (theme_like([title, own], [other], load()) is own) is found


def test_a_line_alone_right_above_a_heading_printed_again_is_a_theme() -> None:
    heads = ["Recommendation", "Response", "Progress"]
    one, two = ["That bins are emptied", "Agreed.", "Done."], ["That paths are swept", "Agreed.", "Begun."]
    table = paper.table(heads, one, ["Streets and paths", "", ""], heads, two)
    heading = heading_of(table, load())
    assert heading is not None
    found = printed_records(table.rows[1:], heading, load())
    assert [record.theme.value if record.theme else None for record in found] == [None, "Streets and paths"]
    rest = paper.table(heads, one, ["and washed each May.", "", ""], heads, two)
    assert [record.theme for record in printed_records(rest.rows[1:], heading, load())] == [None, None, None]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (["Walls", "", "Gates", ""], ["Walls", "Walls", "Gates", "Gates"]),
        (["Walls", "", "Walls", "Gates", ""], ["Walls", "", "Walls", "Gates", ""]),  # printed again: a blank is one
        (["Walls", "Gates", "", "Roofs"], ["Walls", "Gates", "", "Roofs"]),  # one alone may be meant
        (["", "Walls", "", "Gates"], ["", "Walls", "", "Gates"]),
    ],
)
def test_themes_printed_once_go_on_below(printed, read) -> None:
    heads = ["Theme", "No", "Recommendation", "Update"]
    rows = [[theme, str(at), "That it is mended", "Mended"] for at, theme in enumerate(printed, 1)]
    table = paper.table(heads, *rows)
    profile = load()
    heading = heading_of(table, profile)
    assert heading
    found = printed_records(table.rows[heading.rows :], heading, profile)
    assert [record.cells[0].text.value for record in found] == read
