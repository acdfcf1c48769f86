"""How many recommendations a paper says that it has."""

from __future__ import annotations

import pytest

from pipeline.cells.said_count import counts_in
from pipeline.models.page import Page
from pipeline.models.text import Text
from tests import paper
from tests.cells.test_cells_reports import HEADS, ONE, TWO, reports


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The Panel made nine recommendations in March.", [9]),
        ("Of the twenty-one agreed recommendations three are done.", [21]),
        ("All of the 12 recommendations were accepted.", [12]),
        ("Three recommendations are complete.", []),
        ("The recommendations of 2021 are done.", []),
    ],
)
def test_a_number_that_is_said_of_all(text, counts, profile):
    assert list(counts_in([Text(text)], profile)) == counts


@pytest.mark.parametrize(("said", "told"), [("three", True), ("two", False), ("no", False)])
def test_fewer_read_than_the_paper_speaks_of_is_told(said, told, profile):
    words = paper.line(f"The Panel made {said} recommendations in 2031.", 50, 40, first=40)
    table = paper.table(HEADS, ONE, TWO)
    (found,) = reports(table, profile=profile, pages=[Page(1, 595, 842, words)])
    assert [i.message for i in found.issues if i.code == "COUNT_DIFFERS"] == (
        ["The paper speaks of 3 recommendations, and 2 were read."] if told else []
    )
