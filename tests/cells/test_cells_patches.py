"""A patch of colour on the line of a status's label, where there is no table; and what is no patch."""

from __future__ import annotations

import pytest

from pipeline.cells.stanzas.marks import marks_beside
from pipeline.cells.status.key_lines import key_of_lines
from pipeline.cells.status.printed import rags_in
from pipeline.models.page import Box, Fill, Page
from pipeline.profiles import load
from pipeline.text.join import joined
from pipeline.text.lexicon import Lexicon
from tests import paper

RED, GREEN, GREY = "#d62728", "#2ca02c", "#d9d9d9"


def shown(said: str, *fills: tuple[float, float, str]) -> list[str | None]:
    """Colours beside "RAG:" with `said` behind it; patches by their left and right side."""
    label, value = paper.line("RAG:", 50, 100), paper.line(said, 90, 100)
    painted = tuple(Fill(Box(x0, 99, x1, 112), colour) for x0, x1, colour in fills)
    page = Page(1, 595, 842, (*label, *value), fills=painted)
    return [mark.colour for mark in marks_beside(label, value, None, page)]


@pytest.mark.parametrize(
    ("said", "fills", "found"),
    [
        ("", [(80, 110, RED)], [RED]),
        ("", [(80, 110, GREY)], []),
        ("", [(80, 110, RED), (130, 160, GREEN)], []),
        ("", [(80, 500, RED)], []),
        ("", [(45, 110, RED)], []),
        ("Late", [(85, 120, RED)], [RED]),
        ("Late", [(300, 320, RED)], []),
    ],
)
def test_a_patch_beside_a_label(said: str, fills: list[tuple[float, float, str]], found: list[str]) -> None:
    assert shown(said, *fills) == found


@pytest.mark.parametrize(("said", "rag"), [("Amber-partly met", "amber"), ("Red -not met", "red"), ("part-done", None)])
def test_a_colour_set_close_to_what_it_means(said: str, rag: str | None) -> None:
    assert rags_in(said, load()) == (frozenset({rag}) if rag else frozenset())


@pytest.mark.parametrize(
    "lines",
    [
        ["On track (green) – no concerns", "Behind plan (amber) – late, but moving"],
        ["On track – no concerns (green)", "Behind plan – late, but moving (amber)"],
    ],
)
def test_a_key_of_lines_that_stand_as_one_paragraph(lines: list[str]) -> None:
    whole = joined([paper.fragment(*lines, width=300)], Lexicon())
    assert "\n" not in whole.value
    entries, _ = key_of_lines([whole], load())
    assert [entry.shown for entry in entries] == ["On track", "Behind plan"]
    assert [entry.meaning.rpartition("(")[2] for entry in entries] == ["green)", "amber)"]
