"""A column of themes: a cell for several recommendations, or titles that come again."""

from __future__ import annotations

import pytest

from pipeline.cells.reports import read_reports
from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.profiles import load
from pipeline.text.lexicon import Lexicon
from tests import paper

HEADS = ("Ref", "Recommendation", "Response", "Progress")
ASKED = ("That the gate is mended.", "That the bell is rung.", "That the yard is swept.", "That a bench is set up.")


def _read(first: str, *cells):
    """Theme and title of each recommendation of a table whose first column holds these cells."""
    counted = enumerate(zip(cells, ASKED, strict=True), start=1)
    rows = [[cell, str(at), said, "Agreed.", "Done in May."] for at, (cell, said) in counted]
    (found,) = read_reports([Page(1, 595, 842, ())], [paper.table((first, *HEADS), *rows)], Places(), load(), Lexicon())
    return [(r.theme and r.theme.value, r.title and r.title.value) for r in found.recommendations]


def test_a_cell_beside_several_recommendations_is_their_theme():
    cells = (paper.cell("The yard", rows=2), None, paper.cell("The tower", rows=2), None)
    assert _read("Part", *cells) == [("The yard", None)] * 2 + [("The tower", None)] * 2


@pytest.mark.parametrize(
    ("titles", "themed"),
    [
        (("Yards", "Yards", "Towers", "Towers"), True),
        (("Gates", "Bells", "Yards", "Benches"), False),
        (("Gates", "Gates", "Yards", "Benches"), False),
    ],
)
def test_titles_that_come_again_are_themes(titles, themed):
    assert _read("Heading", *titles) == [(title, None) if themed else (None, title) for title in titles]
