"""Headings in a hurry: shortened, misspelt, or broken."""

import pytest

from pipeline.cells.columns.headings import columns_of
from pipeline.models.table import Cell, Row
from pipeline.models.text import Text
from pipeline.profiles import load


def role(heading: str) -> str | None:
    (column,) = columns_of([Row((Cell((), Text(heading)),))], load())
    return column.role


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Scrutiny rec'n", "recommendation"),
        ("Recs.", "recommendation"),
        ("Recomendation", "recommendation"),
        ("Progess (Sept 31)", "update"),
        ("Prog. to date", "update"),
        ("% comp", "status"),
        ("Dec'n", "decision"),
        ("Resp. off.", "lead_officer"),
        ("Cabinet resp'se", "response"),
    ],
)
def test_a_shortened_or_misspelt_heading_is_what_it_stands_for(heading, meant):
    assert role(heading) == meant


@pytest.mark.parametrize("heading", ["Processes", "Petition", "Offers", "Resources", "Comp. tax", "Auction", "Actors"])
def test_another_word_is_not_taken_for_a_heading(heading):
    assert role(heading) is None
