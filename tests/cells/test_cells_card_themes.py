"""Themes of cards: a line above some of their tables, a row between two cards of one, never a page's running foot."""

from __future__ import annotations

import pytest

from pipeline.cells.stanzas.card_themes import Headed, less_heads, themes_of
from pipeline.models.table import Table
from pipeline.profiles import load
from tests import paper

WALLS, PATHS = (paper.text(said, look=paper.BOLD) for said in ("Walls and gates", "Paths"))


def card(*foot: str, top: float = 100, page: int = 1) -> Table:
    last = [[paper.cell(said, columns=2, look=paper.BOLD), None] for said in foot]
    return paper.table(["Recommendation 1", "Mend it"], ["Progress", "Begun"], *last, top=top, page=page)


@pytest.mark.parametrize("foot", ["Walls and gates", "Status", "Recommendation 2", "On track"])
def test_a_bold_row_below_a_card_heads_the_next_one(foot: str) -> None:
    first, second = less_heads([card(foot), card()], load())
    heads = foot == "Walls and gates"
    assert (second.head.value if second.head else None) == (foot if heads else None)
    assert len(first.table.rows) == (2 if heads else 3)


def test_nothing_but_a_heading_in_front_of_a_card_heads_it() -> None:
    alone = paper.table([paper.cell("Walls and gates", columns=2, look=paper.BOLD), None])
    _, second = less_heads([alone, paper.table(["Mend it", "Soon"], ["Progress", "Begun"])], load())
    assert second.table.rows


def test_a_line_above_the_first_card_is_a_theme_where_rows_are() -> None:
    cards = [Headed(card()), Headed(card(), PATHS)]
    assert themes_of(cards, load(), lambda table: WALLS) == (WALLS, PATHS)
    plain = paper.text("This is what was done since May.")
    assert themes_of(cards, load(), lambda table: plain) == (None, PATHS)


def test_what_runs_at_the_foot_of_a_page_is_no_theme() -> None:
    foot = paper.text("Ashby Council", top=800)
    tables = [card(), card(top=400), card(page=2)]
    over = dict(zip(map(id, tables), (WALLS, PATHS, foot), strict=True))
    found = themes_of([Headed(t) for t in tables], load(), lambda table: over[id(table)])
    assert found == (WALLS, PATHS, PATHS)
