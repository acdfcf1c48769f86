"""Running lines, and rows that only stand at the same height on two pages."""

from __future__ import annotations

import pytest

from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.tables.furniture import furniture_of
from tests import paper


def _pages(*texts: str, top: float = 60) -> list[Page]:
    return [
        Page(number, 600, 800, paper.line(text, top=top, page=number)) for number, text in enumerate(texts, start=1)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Scrutiny Committee", "Scrutiny Committee"),
        ("Progress report 2024 Page 3 of 9", "Progress report 2024 Page 4 of 9"),
        ("www.saltmere.gov.uk 7", "www.saltmere.gov.uk 8"),
    ],
)
def test_lines_that_are_printed_again(one: str, other: str) -> None:
    pages = _pages(one, other)
    assert len(furniture_of(pages, {})) == sum(len(p.words) for p in pages)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("R7 Every gully is emptied", "R13 Every gully is emptied"),
        ("and told its members.", "and told its members."),
        ("Scrutiny Committee", "Audit Committee"),
    ],
)
def test_rows_that_look_alike_are_none(one: str, other: str) -> None:
    assert furniture_of(_pages(one, other), {}) == Places()
