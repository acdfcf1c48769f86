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


def test_a_heading_below_another_line_is_no_running_head_though_its_number_counts_the_pages() -> None:
    pages = [_under(1, "Pay", "Recommendation 4.1"), _under(2, "Culture", "Recommendation 5.1")]
    assert furniture_of(pages, {}) == Places()


def _under(number: int, theme: str, heading: str) -> Page:
    words = (*paper.line(theme, top=30, page=number), *paper.line(heading, top=60, page=number, first=9))
    return Page(number, 600, 800, words)


def test_a_label_that_two_pages_begin_with_is_no_running_head_where_it_stands_inside_them_too() -> None:
    def page(number: int, *tops: float) -> Page:
        lines = (paper.line("Update, May", 50, top, page=number, first=2 * at) for at, top in enumerate(tops))
        return Page(number, 600, 800, tuple(w for line in lines for w in line))

    assert furniture_of([page(1, 60, 300), page(2, 60, 400)], {}) == Places()
    assert len(furniture_of([page(1, 60), page(2, 60)], {})) == 4
