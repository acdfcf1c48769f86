"""A rule from side to side right under a heading is no line of a table, where all rules of its kind are such."""

from __future__ import annotations

import pytest

from pipeline.models.page import Box, Page, Ruling, Style
from pipeline.tables.ruled.heading_rules import without_heading_rules
from tests import paper

BOLD, PLAIN = paper.BOLD, paper.PLAIN
OTHER = paper.style(bold=True, colour="#aa0000")


def _page(*heads: tuple[str, Style], x: float = 52, down: float = 2) -> Page:
    words, rules = [], []
    for at, (said, look) in enumerate(heads):
        top = 100 + 120 * at
        words += paper.line(said, x, top, first=len(words), look=look)
        words += paper.line("Response Agreed at once", 60, top + 40, first=len(words))
        rules.append(Ruling(Box(50, top + paper.HEIGHT + down, 500, top + paper.HEIGHT + down), True, "#000000"))
    return Page(1, 595, 842, tuple(words), tuple(rules))


HEADS = [("Recommendation 1 – Bins", BOLD), ("Recommendation 2 – Vans", BOLD), ("Recommendation 3 – Carts", BOLD)]


def test_rules_under_headings_are_no_lines_of_a_table() -> None:
    (page,) = without_heading_rules([_page(*HEADS)])
    assert not page.rulings


@pytest.mark.parametrize(
    "page",
    [
        _page(*HEADS[:2]),  # too few to be told
        _page(*HEADS[:2], ("That carts be bought", PLAIN)),  # a row ends there
        _page(*HEADS[:2], ("Total", OTHER)),
        _page(*HEADS, x=90),  # cells that are indented
        _page(*HEADS, down=14),
    ],
)
def test_other_lines_stay(page: Page) -> None:
    assert without_heading_rules([page]) == [page]


def test_headings_of_columns_stay_headings_of_a_table() -> None:
    page = _page(*HEADS)
    more = [w for at in range(3) for w in paper.line("Status", 300, 100 + 120 * at, first=50 + at, look=BOLD)]
    page = Page(1, 595, 842, (*page.words, *more), page.rulings)
    assert without_heading_rules([page]) == [page]


@pytest.mark.parametrize(
    ("lines", "stay"),
    [
        ([Box(500, 90, 500, 400)], True),  # cells of labels have upright borders, and go on beside
        ([Box(500, 112, 560, 112)], True),
        ([Box(50, 180, 200, 180), Box(202, 180, 500, 180)], True),  # themes of a table, rows between
        ([Box(50, 180, 500, 180)], True),
        ([Box(50, 420, 500, 420), Box(50, 440, 500, 440)], True),
        ([Box(50, 420, 500, 420)], False),  # over notes at the end
        ([Box(50, 60, 300, 60), Box(50, 75, 300, 75)], False),  # of a form above
        ([Box(520, 420, 560, 420), Box(50, 112, 500, 112)], False),  # elsewhere, and drawn twice
    ],
)
def test_rules_that_other_lines_meet_stay(lines: list[Box], stay: bool) -> None:
    page = _page(*HEADS)
    page = Page(1, 595, 842, page.words, (*page.rulings, *(Ruling(box, box.width > 0, "#333333") for box in lines)))
    assert (without_heading_rules([page]) == [page]) is stay
