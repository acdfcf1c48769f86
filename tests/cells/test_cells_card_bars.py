"""Cards with a bar over them that has the number in one cell and the title in the next; rounds that some leave out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.platypus import Flowable, Spacer

from pipeline.cells.stanzas.cards import with_cards
from pipeline.cells.stanzas.cards_cut import with_cut_cards
from pipeline.models.report import Recommendation
from pipeline.models.table import Table
from pipeline.profiles import load
from pipeline.run import read_document
from pipeline.settings import Settings
from tests import paper
from tests.drawing import GRID, RED, Case, draw, table, top

TITLES = ("Weirs and locks", "Hedges", "Ferries on Sundays", "Swans")
ASKED = ("Every weir should be mended.", "Hedges should be laid by hand.", "Ferries should run.", "Count the swans.")
EARLY, LATE = "Update, September 2030", "Update, March 2031"
WIDTHS = [90, 170, 70, 170]


def _rows(at: int, label: str, rounds: Sequence[str]) -> list[list[str]]:
    news = [[name, f"{name.split()[1]}: {TITLES[at]} came on.", "", ""] for name in rounds]
    return [
        [label, TITLES[at], "", ""],
        ["Accepted?", "Yes", "By when", "May 2031"],
        ["Lead", "Head of Rivers", "Status", "G"],
        ["Recommendation", ASKED[at], "", ""],
        ["Executive’s reply", "It will be done.", "", ""],
        *news,
    ]


def _card(rows: list[list[str]]) -> Flowable:
    wide = [at for at, row in enumerate(rows) if not row[2]]
    spans = [("SPAN", (1, at), (3, at)) for at in wide]
    return table(rows, WIDTHS, [*GRID, *spans, ("BACKGROUND", (0, 0), (-1, 0), RED)], repeat=False)


def _read(cards: Sequence[list[list[str]]], tmp_path: Path) -> tuple[Recommendation, ...]:
    parts = top("Wexley District Council", "Prosperity Scrutiny Committee", "Rivers and Lanes")
    for rows in cards:
        parts += [_card(rows), Spacer(1, 14)]
    path = draw(Case("cards", "none", lambda: parts, ()), tmp_path)
    (report,) = read_document(path, Settings(entities=False, ocr="off")).reports
    return report.recommendations


@pytest.mark.parametrize("label", ["R{}", "{}", "Recommendation {}", "No. {}"])
def test_a_bar_holds_number_and_title_in_two_cells(label: str, tmp_path: Path) -> None:
    rounds = [(EARLY, LATE), (LATE,), (), (EARLY,)]
    found = _read([_rows(at, label.format(at + 1), own) for at, own in enumerate(rounds)], tmp_path)
    assert [r.number for r in found] == ["1", "2", "3", "4"]
    assert [str(r.title) for r in found] == list(TITLES)
    assert [str(r.recommendation) for r in found] == list(ASKED)
    assert [r.target_date_printed and str(r.target_date_printed) for r in found] == ["May 2031"] * 4
    told = [(str(r.update or "")[:5], str(r.previous_update or "")[:5]) for r in found]
    assert told == [("March", "Septe"), ("March", ""), ("", ""), ("", "Septe")]


def test_the_first_card_may_leave_out_the_earlier_round(tmp_path: Path) -> None:
    names = ("First update", "Second update")
    rounds = [names[1:], names, names[1:], names]
    found = _read([_rows(at, f"R{at + 1}", own) for at, own in enumerate(rounds)], tmp_path)
    assert [str(r.update)[:7] for r in found] == ["update:"] * 4
    assert [bool(r.previous_update) for r in found] == [False, True, False, True]


def test_cards_without_white_between_are_cut_at_their_bars(tmp_path: Path) -> None:
    rows = [row for at in range(3) for row in _rows(at, f"R{at + 1}", (EARLY, LATE))]
    found = _read([rows], tmp_path)
    assert [(r.number, str(r.title), str(r.recommendation)) for r in found] == [
        (str(at + 1), TITLES[at], ASKED[at]) for at in range(3)
    ]


def _said(found: Table) -> list[list[str]]:
    return [[cell.text.value for cell in row.cells if cell] for row in found.rows]


def test_a_card_that_a_page_cuts_goes_on_up_to_the_next_bar() -> None:
    card = [["Recommendation", "Mend it"], ["Response", "Agreed"], ["Progress", "Begun"]]
    first = paper.table(["R1", "Weirs"], *card, ["R2", "Hedges"], *card[:2])
    second = paper.table(card[2], ["R3", "Ferries"], *card, page=2)
    one, other = with_cut_cards([first, second], load())
    assert _said(one)[-1] == card[2]
    assert _said(other) == [["R3", "Ferries"], *card]
    alone = [paper.table(["R1", "Weirs"], *card), paper.table(["R2", "Hedges"]), paper.table(*card, page=2)]
    (_, whole) = with_cut_cards(alone, load())
    assert _said(whole) == [["R2", "Hedges"], *card]


def test_news_under_other_words_in_each_card_are_of_one_round() -> None:
    cards = [
        paper.table(["R1", "Weirs"], ["Recommendation", "Mend it"], ["Response", "Agreed"], [name, "Begun"])
        for name in ("Progress", "Progress to date")
    ]
    (found,) = with_cards(cards, load(), lambda table: None)
    assert len(found.rows[0].cells) == 5
    assert [row.cells[-1].text.value for row in found.rows[1:] if row.cells[-1]] == ["Begun", "Begun"]


def test_a_number_beside_a_text_as_short_as_a_title_is_no_bar_over_the_next_card() -> None:
    long = "The hedges along both banks should be laid by hand, " * 2 + "and the report should say by whom and when."
    rest = [["Response", "Agreed"], ["Officer", "Ann Ash"], ["Progress", "It is done."], ["Rating", "G"]]
    rows = [["Recommendation 6", "Mend the weirs"], *rest, ["Recommendation 7", long], *rest]
    (found,) = with_cards([paper.table(*rows)], load(), lambda table: None)
    assert len(found.rows) == 3
