"""Forms that hold a small table of actions: read as labels and values, whole across pages, and nothing else is."""

from __future__ import annotations

import pytest

from pipeline.cells.numbering import number_of
from pipeline.cells.stanzas.card_themes import head_in
from pipeline.cells.stanzas.cards import with_cards
from pipeline.cells.stanzas.cards_cut import with_cut_cards
from pipeline.cells.stanzas.inner_tables import with_inner_tables
from pipeline.cells.status.printed import read_status
from pipeline.models.table import Row, Table
from pipeline.profiles import load
from tests import paper

HEADS = ("Action", "Owner", "By when", "Progress")
OILED = ("Oil the gate", "Warden", "May", "Oiled")
HUNG = ("Hang a bell", "Clerk", "June", "On order")


def pair(label: str, value: str) -> Row:
    return paper.row(label, paper.cell(value, columns=3), None, None)


def whole(said: str, *, bold: bool = False) -> Row:
    look = paper.BOLD if bold else paper.PLAIN
    return paper.row(paper.cell(said, columns=4, look=look), None, None, None)


def heads() -> Row:
    return Row(tuple(paper.cell(head, look=paper.BOLD) for head in HEADS))


def said(table: Table) -> list[list[str]]:
    return [[c.text.value if c else "" for c in row.cells] for row in table.rows]


def joined(*tables: Table) -> list[list[str]]:
    (one,) = with_cards(with_inner_tables(tables, load()), load(), lambda table: None)
    return said(one)


def test_headings_of_an_inner_table_are_labels_of_what_stands_below_them() -> None:
    rows = [pair("Recommendation 1", "Mend the gate"), pair("Response", "Agreed"), heads(), OILED, HUNG]
    (form,) = with_inner_tables([paper.table(*rows, pair("RAG rating", "Amber"))], load())
    assert said(form)[2:] == [
        ["Action", "Oil the gate\nHang a bell"],
        ["Owner", "Warden\nClerk"],
        ["By when", "May\nJune"],
        ["Progress", "Oiled\nOn order"],
        ["RAG rating", "Amber"],
    ]


def test_rows_over_the_whole_width_are_cut_behind_their_labels() -> None:
    blocks = [
        whole("Lanes and gates", bold=True),
        *(whole("Recommendation R1: Mend the gate"), whole("Reply from the team:"), whole("We agree."), heads(), OILED),
        whole("Letters", bold=True),
        *(whole("Recommendation R2: Sweep the lane"), whole("Reply from the team:\nNo."), heads(), HUNG),
    ]
    head, first, second = joined(paper.table(*blocks))
    assert head == ["No.", "Recommendation", "Reply from the team", *HEADS, "Theme"]
    assert first == ["Recommendation R1", "Mend the gate", "We agree.", *OILED, "Lanes and gates"]
    assert second == ["Recommendation R2", "Sweep the lane", "No.", *HUNG, "Letters"]


def test_actions_that_are_counted_leave_the_recommendation_its_number() -> None:
    def form(number: int) -> Table:
        top = paper.row(f"Rec. {number}", paper.cell("Mend the gate", columns=3), None, None)
        own = Row(tuple(paper.cell(head, look=paper.BOLD) for head in ("No.", "Action", "By when", "Progress")))
        return paper.table(top, pair("Status", "Green"), own, (f"{number}.1", "Oil it", "May", "Oiled"))

    assert [row[0] for row in joined(form(1), form(2))[1:]] == ["Rec. 1", "Rec. 2"]


@pytest.mark.parametrize(
    "rows",
    [
        [heads(), OILED, HUNG],  # a table of actions alone
        [whole("Recommendation 1: Mend the gate"), heads(), OILED],  # a band, of which nothing else is said
        [pair("Purpose", "To note"), pair("Author", "Ann Ash"), heads(), OILED],  # no recommendation
    ],
)
def test_other_tables_stay_as_they_are(rows: list[Row]) -> None:
    table = paper.table(*rows)
    assert with_inner_tables([table], load()) == [table]


def test_a_form_cut_in_the_middle_of_a_label_is_put_together() -> None:
    def form(number: int) -> list[Row]:
        return [pair(f"Recommendation {number}", "Mend the gate"), pair("Executive response", "Agreed")]

    first = paper.table(*form(1), heads(), OILED)
    cut = paper.table(["Recommendation 2", "Sweep the lane"], ["Executive", "Agreed. Weekly"], top=500)
    rest = paper.table(pair("response", "from May."), heads(), HUNG, page=2)
    one, other = with_cut_cards(with_inner_tables([first, cut, rest], load()), load())
    assert said(one)[1] == ["Executive response", "Agreed"]
    assert said(other)[1:3] == [["Executive response", "Agreed. Weekly from May."], ["Action", "Hang a bell"]]


def test_a_row_that_another_card_prints_too_goes_back_to_its_card() -> None:
    rows = ["Recommendation", "Mend it"], ["Response", "Agreed"], ["Measure", "One gate"], ["Progress", "Begun"]
    cut, rest = paper.table(*rows[:2], top=500), paper.table(*rows[2:], page=2)
    assert with_cut_cards([cut, rest], load()) == [cut, rest]  # "Measure" may head anything
    _, again = with_cut_cards([paper.table(*rows), cut, rest], load())
    assert said(again) == [list(row) for row in rows]


def test_a_number_alone_is_no_theme() -> None:
    assert head_in(whole("Lanes and gates", bold=True), load()) is not None
    assert head_in(whole("No. 3", bold=True), load()) is None


def test_a_letter_between_name_and_number_counts_nothing() -> None:
    assert number_of("Recommendation R3", load()) == "3"


@pytest.mark.parametrize(("lines", "rag"), [("Red\nAmber", "red"), ("G\nA", "amber"), ("B\nB", "complete")])
def test_states_of_several_actions_tell_the_worst(lines: str, rag: str) -> None:
    shown = read_status(paper.cell(lines), load())
    assert (shown.rag, shown.composite) == (rag, len(set(lines.split())) > 1)
