"""Lines that explain signs in front of them are no rows of the table above; rows with a sign in front are."""

from __future__ import annotations

import pytest

from pipeline.models.page import Box, Page, Shape, Word
from pipeline.tables.key_lines import less_keys
from tests import paper

COLOURS = ("#00aa00", "#ffaa00", "#dd0000", "#0044cc")


def _left(lines: list[list[tuple[float, str]]], colours: tuple[str, ...] = COLOURS) -> list[str]:
    words: list[Word] = []
    shapes = []
    for at, parts in enumerate(lines):
        top = 100.0 + 14 * at
        words += [w for x, said in parts for w in paper.line(said, x, top)]
        shapes += [Shape(Box(50, top, 60, top + 10), colours[at], "disc")] if at < len(colours) and colours[at] else []
    own = tuple(w._replace(index=i) for i, w in enumerate(words))
    return [w.text for w in less_keys(Page(1, 595, 842, own, shapes=tuple(shapes)), own)]


KEY = [[(70, "all done")], [(70, "begun")], [(70, "not begun")]]


def test_words_behind_signs_of_several_colours_are_those_of_a_key() -> None:
    assert _left(KEY) == []
    assert _left([*KEY, [(50, "after")]], COLOURS[:3]) == ["after"]


def test_a_meaning_may_go_on_in_a_further_line() -> None:
    assert _left([KEY[0], [(70, "and seen")], *KEY[1:]], (COLOURS[0], "", *COLOURS[1:3])) == []


@pytest.mark.parametrize(
    ("lines", "colours"),
    [
        ([[(70, "Walls"), (200, "begun")], [(70, "Gates"), (200, "done")], [(70, "Ponds"), (200, "late")]], COLOURS),
        (KEY, ("#00aa00", "#00aa00", "#dd0000")),
        (KEY[:2], COLOURS),
        (KEY, ("#888888", "#333333", "#000000")),
        ([[(120, "all done")], [(120, "begun")], [(120, "not begun")]], COLOURS),
    ],
    ids=["columns", "one colour twice", "two", "grey", "far off"],
)
def test_other_lines_stay(lines: list[list[tuple[float, str]]], colours: tuple[str, ...]) -> None:
    assert len(_left(lines, colours)) == sum(len(said.split()) for line in lines for _, said in line)
