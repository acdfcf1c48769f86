"""Headings that don't name the recommendations; columns that are settled by what stands in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.cells.columns.guessed import guessed_heading
from pipeline.cells.columns.heading_days import date_in, is_date
from pipeline.cells.columns.headings import heading_of, role_of
from pipeline.cells.columns.settle import settled
from pipeline.cells.lookalikes import is_brief
from pipeline.cells.numbering import numbered
from pipeline.cells.stanzas.cards import with_cards
from pipeline.models.table import Table
from pipeline.models.text import Text
from pipeline.profiles import load
from tests import paper
from tests.cells.test_cells_reports import reports

NEWS = "Scaffolding went up in April and the contractor expects to finish in September."
LABELLED = [["Rec 17: Every station has a contact", "Open", "2"], ["Recommendation 34: Publish it", "Closed", "3"]]
OPENED = [["That all bins go", "Agreed.", "Done"], ["That a tap is fitted", "Not agreed.", "None"]]


def test_numbers_of_recommendations_name_what_stands_beside_them() -> None:
    rows = [["1", "That all bins go", NEWS, "40%"], ["2", "To fit a tap in every park", NEWS, "100%"]]
    found = guessed_heading(paper.table(["Rec.", "As agreed", "Position", "Complete"], *rows), load())
    assert found
    assert [c.role for c in found.columns[:3]] == ["number", "recommendation", "update"]
    assert guessed_heading(paper.table(["No.", "As agreed", "Position", "Complete"], *rows), load()) is None


def test_prose_behind_numbers_counts_where_the_paper_speaks_of_progress() -> None:
    rows = [[str(n), "Keep the old library open all year", NEWS, "On track"] for n in (1, 2, 3)]
    table = paper.table(["", "The ask", "Latest news", "State"], *rows)
    found = guessed_heading(table, load(), lambda: True)
    assert found
    assert [c.role for c in found.columns[1:]] == ["recommendation", "update", "status"]
    assert guessed_heading(table, load()) is None
    other = paper.table(["", "The ask", "Latest news", "State"], *([["4", *row[1:]] for row in rows]))
    assert guessed_heading(other, load(), lambda: True) is None, "the numbers do not count"


def test_recommendations_that_nobody_answered_yet_are_no_report(profile) -> None:
    heads = ["No.", "Recommendation", "Rationale", "Cost", "Suggested lead", "Timescale"]
    row = ["1", "That a tap is fitted", NEWS, "£2k", "Parks Manager", "May 2031"]
    assert reports(paper.table(heads, row, row), profile=profile) == ()
    assert reports(paper.table([*heads, "Progress"], [*row, NEWS], [*row, NEWS]), profile=profile)


def test_no_row_below_the_headings_of_another_table_heads_it() -> None:
    rows = [[f"CR{n}", "Loss of the old library", NEWS, "16 Red", "Jo Day"] for n in (1, 2, 3)]
    table = paper.table(["Ref", "Risk", "Controls and progress", "Score (RAG)", "Owner"], *rows)
    assert guessed_heading(table, load(), lambda: True) is None


def nothing_above(table: Table) -> None:
    """No paragraph stands above a table."""


@pytest.mark.parametrize(
    ("heads", "rows", "found"),
    [
        (["Summary", "Status", "Deadline"], LABELLED, True),
        (["What was asked", "Executive reply", "Status"], OPENED, True),
        (["What was asked", "What Cabinet said", "Status"], OPENED, True),
        (["What was asked", "What they said", "How it goes"], [[a, b, "On track"] for a, b, _ in OPENED], True),
        (["What was asked", "What they said", "How it goes"], [[a, b, "At once"] for a, b, _ in OPENED], False),
        (["Ours", "Theirs", "Now"], [["Keep the old library open", "Accepted.", "On track"]] * 3, True),
        (["Ours", "Theirs", "Now"], [["Old library", "Accepted.", "On track"]] * 3, False),
        (["We said", "Cabinet said", "Since then"], [["Keep the old library open", "Agreed.", NEWS]] * 3, True),
        (["We said", "Cabinet said", "Since then"], [["Keep the old library open", "We may.", NEWS]] * 3, False),
        (["What was asked", "Owner", "Status"], [[a, "Jo Day", c] for a, _, c in OPENED], False),
        (["Risk", "Status", "Deadline"], LABELLED, False),
        (["Summary", "Status", "Owner"], [["A new depot", "Open", "AB"], ["A tap", "Closed", "CD"]], False),
    ],
)
def test_recommendations_under_other_words(heads: list[str], rows: list[list[str]], found: bool) -> None:
    table = paper.table(heads, *rows)
    assert heading_of(table, load()) is None
    assert (guessed_heading(table, load()) is not None) is found


@pytest.mark.parametrize(
    ("heads", "role"),
    [
        (["Recommendation", "Response", "Report back", "Status"], "update"),
        (["Recommendation", "Owner", "Report back", "Status"], "update"),
        (["Recommendation", "Owner", "Evidence", "Status"], None),
        (["Recommendation", "Update", "Notes", "Status"], None),
    ],
)
def test_the_prose_that_is_left_is_the_news(heads: list[str], role: str | None) -> None:
    table = paper.table(heads, *[["That it is mended", "Agreed. We will.", NEWS, "On track"]] * 3)
    heading = heading_of(table, load())
    assert heading is not None
    column = settled(heading, table, load()).columns[2]
    assert (column.role, column.guessed) == (role, role is not None)


def test_a_record_is_no_heading_of_those_below_it() -> None:
    rows = [[a, b, "On track"] for a, b, _ in OPENED]
    assert guessed_heading(paper.table(*rows, *rows), load()) is None


def test_a_recommendation_is_no_heading() -> None:
    assert heading_of(paper.table(["Summary", "x"], ["Recommendation 34: Publish it", "On track"]), load()) is None


def test_numbers_of_recommendations_are_no_recommendations() -> None:
    assert role_of("Number of recommendations", load()) is None
    assert role_of("Recommendation number", load()) == "number"


@pytest.mark.parametrize(
    ("heading", "dated", "only"),
    [
        ("Update March 2023", "2023-03", False),
        ("November 2023:", "2023-11", True),
        ("31/03/2024", "2024-03-31", True),
        ("Progress 2023/24", None, False),
        ("Progress", None, False),
    ],
)
def test_days_in_headings(heading: str, dated: str | None, only: bool) -> None:
    assert (date_in(heading, load()), is_date(heading, load())) == (dated, only)


def test_what_only_measures_a_status_gives_way() -> None:
    table = paper.table(["Recommendation", "Status", "Overall %"], ["That it ends", "On track", "60"])
    heading = heading_of(table, load())
    assert heading
    assert [c.role for c in settled(heading, table, load()).columns] == ["recommendation", "status", None]


@pytest.mark.parametrize(
    ("heading", "cells", "role"),
    [
        ("Executive decision", ["Agreed", "Rejected"], "decision"),
        ("Executive decision", ["Agreed", "Rejected, since there is no money"], "response"),
        ("Executive decision", ["Y", "N"], "decision"),
        ("Agreed?", ["Agreed", "Rejected"], "decision"),
        ("Agreed?", ["Yes", "Yes, once the grant has been paid"], "response"),
    ],
)
def test_a_column_of_decisions_may_be_the_whole_answer(heading: str, cells: list[str], role: str) -> None:
    table = paper.table(["Recommendation", heading, "Update"], *(["That it ends", cell, "Done."] for cell in cells))
    found = heading_of(table, load())
    assert found
    assert settled(found, table, load()).columns[1].role == role


@pytest.mark.parametrize(("one", "two"), [("1", "2"), ("2a", "2b"), ("A", "B")])
def test_a_first_column_of_numbers_needs_no_heading(one: str, two: str) -> None:
    table = paper.table(["", "Recommendation", "Update"], [one, "That it ends", "Done"], [two, "That it begins", "So"])
    heading = heading_of(table, load())
    assert heading
    assert settled(heading, table, load()).columns[0].role == "number"


def test_cards_of_two_pairs_a_row() -> None:
    rows = (["Recommendation", "That it ends", "Status", "Red"], ["Update", "Begun.", "Owner", "A. B."])
    cards = [paper.table(["Rec no.", str(n), "Target date", "May 2025"], *rows) for n in (1, 2)]
    (table,) = with_cards(cards, load(), nothing_above)
    texts = [c.text.value for c in table.rows[1].cells if c]
    assert texts == ["1", "May 2025", "That it ends", "Red", "Begun.", "A. B."]


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        (("Recommendation 1", "Recommendation 2"), [("1", "That it ends"), ("2", "That it ends")]),
        (("Rec 4: Buses", "Rec 5: Trams"), [("4", "Buses\nThat it ends"), ("5", "Trams\nThat it ends")]),
        (("Recommendation 1", "The rest"), [(None, "That it ends"), (None, "That it ends")]),
        (("Part 1", "Part 2"), [(None, "That it ends"), (None, "That it ends")]),
    ],
)
def test_numbers_that_stand_above_their_cards(heads: tuple[str, str], found: list[tuple[str | None, str]]) -> None:
    rows = (["Recommendation", "That it ends"], ["Progress", "Begun."], ["Status", "Red"])
    cards = [paper.table(*rows, top=100 * at, bottom=100 * at + 60) for at in (1, 2)]
    above = {at: Text(head) for at, head in enumerate(heads, start=1)}
    (table,) = with_cards(cards, load(), lambda card: above[round(card.boxes[0].box.top / 100)])
    numbers = [numbered(row.cells[0].text, load()).number if row.cells[0] else None for row in table.rows[1:]]
    texts = [row.cells[1].text.value for row in table.rows[1:] if row.cells[1]]
    assert list(zip(numbers, texts, strict=True)) == found


def test_who_leads_and_a_colour_stand_beside_the_number_of_a_card() -> None:
    def card(number: int, beside: str) -> Table:
        green = paper.cell("", paper.mark("fill", "#40a040"))
        rows = [["Asked for", "Mend the wall"], ["Response", "Agreed."], ["Progress", "Begun."]]
        head = [f"Recommendation {number}", beside, green]
        return paper.table(head, *([a, paper.cell(b, columns=2), None] for a, b in rows))

    (table,) = with_cards([card(1, "Lead: Ann Ash"), card(2, "Lead: Bo Birch")], load(), nothing_above)
    heads = [cell.text.value for cell in table.rows[0].cells if cell]
    lead, state = (heads.index(name) for name in ("Lead", "Status"))
    assert [row.cells[lead].text.value for row in table.rows[1:]] == ["Ann Ash", "Bo Birch"]
    assert all(row.cells[state].marks for row in table.rows[1:])
    (other,) = with_cards([card(1, "Mending: walls")], load(), nothing_above)
    assert "Lead" not in [cell.text.value for cell in other.rows[0].cells if cell]


def test_lines_printed_alike_between_cards_are_their_themes() -> None:
    def card(number: str, top: float) -> Table:
        rows = [[f"Recommendation {number}", "Mend the wall"], ["Response", "Agreed."], ["Progress", "Begun."]]
        return paper.table(["Number", number], *rows, top=100 * top, bottom=100 * top + 80)

    cards = [card("1", 1), card("2", 2), card("3", 3)]
    lines = {1: "Places", 2: "Places", 3: "Schools"}
    heads = {name: paper.text(name, look=paper.BOLD) for name in lines.values()}
    (table,) = with_cards(cards, load(), lambda card: heads[lines[round(card.boxes[0].box.top / 100)]])
    column = next(at for at, cell in enumerate(table.rows[0].cells) if cell and cell.text.value == "Theme")
    assert [row.cells[column].text.value for row in table.rows[1:]] == ["Places", "Places", "Schools"]


def test_several_cards_in_one_table_each_with_its_number_and_title_over_it() -> None:
    rows = [
        [f"Recommendation {n}: The store", ""] if label is None else [label, value]
        for n in (1, 2)
        for label, value in ((None, ""), ("Recommendation", "That it moves"), ("Progress", "Begun."), ("RAG", "Red"))
    ]
    table = paper.table(*rows)
    spanned = [r._replace(cells=(r.cells[0],)) if at % 4 == 0 else r for at, r in enumerate(table.rows)]
    (joined,) = with_cards([replace(table, rows=tuple(spanned))], load(), nothing_above)
    assert [[c.text.value for c in row.cells if c] for row in joined.rows[1:]] == [
        ["", f"Recommendation {n}: The store\nThat it moves", "Begun.", "Red"] for n in (1, 2)
    ]


def test_what_officers_recommend_on_an_application_is_no_report() -> None:
    rows = [["Fen Choir", "Award in full", "Agreed"], ["Mill Trust", "Decline", "Not agreed"]]
    table = paper.table(["Name", "Panel recommendation", "Decision"], *rows)
    heading = heading_of(table, load())
    assert heading and is_brief(heading, table, load())
    told = paper.table(["Name", "Recommendation", "Decision", "Update"], *([*r, "Paid."] for r in rows))
    heading = heading_of(told, load())
    assert heading and not is_brief(heading, told, load())


def test_one_heading_of_four_is_enough_where_the_paper_speaks_of_progress() -> None:
    rows = [["That it is mended", "Work is planned for the coming summer term.", NEWS, "Ann Ash"]] * 3
    table = paper.table(["Recommendation", "First thoughts of the service", "Where it stands", "Champion"], *rows)
    assert guessed_heading(table, load()) is None, "a list of a final report"
    heading = guessed_heading(table, load(), lambda: True)
    assert heading is not None
    roles = ["recommendation", "response", "update", "lead_officer"]
    assert [c.role for c in settled(heading, table, load()).columns] == roles


@pytest.mark.parametrize(
    ("heading", "cell", "role"),
    [
        ("Champion", "Maud Ings, Head of Parks", "lead_officer"),
        ("Finish", "End of March 2031", "target_date"),
        ("Date of visit", "3 March 2031", None),
        ("Portfolio holder", "Councillor Maud Ings", None),
        ("Budget line", "Parks 2", None),
    ],
)
def test_who_and_when_under_other_words(heading: str, cell: str, role: str | None) -> None:
    table = paper.table(["Recommendation", "Update", heading], *[["That it is mended", NEWS, cell]] * 3)
    found = heading_of(table, load())
    assert found is not None
    column = settled(found, table, load()).columns[2]
    assert (column.role, column.guessed) == (role, role is not None)


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("What did the Committee ask for?", "recommendation"),
        ("What the Scrutiny Panel wanted", "recommendation"),
        ("What did members say?", "recommendation"),
        ("What did Cabinet say?", "response"),
        ("What the Executive decided", "response"),
        ("What has been done since?", "update"),
        ("How far have we got?", "update"),
        ("Where are things now?", "update"),
        ("How is it going?", "status"),
        ("Is it done?", "status"),
        ("Our verdict", "status"),
        ("My assessment", "status"),
        ("We answered", "response"),
        ("A year on", "update"),
        ("A year on the road", None),
        ("Was it agreed?", "decision"),
        ("Who is doing it?", "lead_officer"),
        ("When will it be finished?", "target_date"),
        ("What happens next?", "action"),
        ("What you told us", None),
        ("What did people say?", None),
    ],
)
def test_a_heading_may_be_a_question_or_a_sentence(heading: str, role: str | None) -> None:
    assert role_of(heading, load()) == role


def _roles(heads: list[str], rows: list[list[str]]) -> list[str | None]:
    table = paper.table(heads, *rows)
    heading = heading_of(table, load())
    assert heading is not None
    return [column.role for column in settled(heading, table, load()).columns]


def test_prose_beside_a_decision_is_the_answer() -> None:
    heads = ["Recommendation", "Executive decision", "What was thought of it", "Progress"]
    rows = [["That it is mended", word, NEWS, NEWS] for word in ("Accept", "Accept", "Reject")]
    assert _roles(heads, rows) == ["recommendation", "decision", "response", "update"]
    assert _roles([heads[0], heads[1], heads[3]], [[a, b, d] for a, b, _, d in rows])[1] == "decision"


@pytest.mark.parametrize(
    ("head", "firsts", "role"),
    [
        ("Para.", ["3.1", "3.2", "3.4"], "number"),
        ("Para.", ["3", "3", "4"], None),
        ("Para.", ["Roads", "Parks", "Tips"], None),
        ("Page", ["12", "13", "15"], None),
    ],
)
def test_different_numbers_in_the_first_column_number_the_recommendations(head, firsts, role) -> None:
    rows = [[first, "That it is mended", "Agreed.", NEWS] for first in firsts]
    assert _roles([head, "Recommendation", "Response", "Progress"], rows)[0] == role


def test_words_in_the_title_of_a_card_are_no_label() -> None:
    tables = [
        paper.table(
            paper.row(paper.cell(f"Recommendation {n}: {title}", columns=2), None),
            ["We recommended", "That letters are written"],
            ["Response", "Agreed."],
            ["Progress", NEWS],
            top=100 * n,
            bottom=100 * n + 60,
        )
        for n, title in ((1, "Land owners"), (2, "Reading progress"))
    ]
    (found,) = with_cards(tables, load(), nothing_above)
    assert len(found.rows) == 3


CONSULTED = [
    ["1", "The new crossing will hold up the buses at peak times", "Detectors will be fitted.", "Changed"],
    ["2", "There is nowhere for the carers to stop their cars", "They may ask for a permit.", "No change"],
    ["3", "The trees in the drawings are far too large", "Smaller ones have been chosen.", "Changed"],
]


@pytest.mark.parametrize(
    ("answers", "found"),
    [(["Detectors will be fitted.", "They may ask for a permit.", "Smaller ones."], 0), (["Agreed."] * 3, 3)],
)
def test_what_anybody_said_is_no_recommendation_unless_it_was_agreed(answers, found, profile) -> None:
    rows = [[number, said, answer, state] for (number, said, _, state), answer in zip(CONSULTED, answers, strict=True)]
    table = paper.table(["No.", "What people told us", "Our response", "Outcome"], *rows)
    assert sum(len(report.recommendations) for report in reports(table, profile=profile)) == found


def test_a_card_with_two_updates_keeps_both() -> None:
    tables = [
        paper.table(
            ["Recommendation", f"{n}. That the wall is mended"],
            ["Accepted by Cabinet?", "Yes"],
            ["Update at six months", "Masons were asked."],
            ["Update at twelve months", "It stands."],
            top=100 * n,
            bottom=100 * n + 60,
        )
        for n in (1, 2)
    ]
    (found,) = reports(*tables, profile=load())
    assert [(r.decision, str(r.update), str(r.previous_update)) for r in found.recommendations] == [
        ("agreed", "It stands.", "Masons were asked.")
    ] * 2


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Accepted by Cabinet?", "decision"),
        ("Agreed? (Y / N / Part)", "decision"),
        ("Recommendations accepted by Cabinet", "recommendation"),
        ("Action agreed by Cabinet", "action"),
        ("Current rating", "status"),
        ("Due by", "target_date"),
        ("Last report (December 2031)", "update"),
    ],
)
def test_headings_that_say_who_decided(heading: str, role: str) -> None:
    assert role_of(heading, load()) == role


def test_states_with_a_word_or_two_behind_them_are_the_status() -> None:
    heads = ["Recommendation", "Response", "Progress log", "Position"]
    states = ["Completed", "On track for May", "At risk – depends on next year's budget", "Off track"]
    rows = [["That it is mended", "Agreed.", NEWS, state] for state in states]
    assert _roles(heads, rows) == ["recommendation", "response", "update", "status"]
    prose = [[*row[:3], f"The contractor says that it is {row[3].lower()} and that more will come"] for row in rows]
    assert _roles(heads, prose)[3] == "update"


def test_a_row_that_the_next_one_counts_on_from_heads_nothing() -> None:
    heads = ["No", "Action", "Officer", "By when", "Outcome sought"]
    rows = [[str(n), "Keep the old library open all year", "Library manager", f"{n} May 2031", NEWS] for n in (1, 2, 3)]
    rows[0][3] = "30 May 2031"
    assert guessed_heading(paper.table(heads, *rows), load(), lambda: True) is None
    assert guessed_heading(paper.table(*rows), load(), lambda: True) is None


@pytest.mark.parametrize("heading", ["Status,May 2024", "Status:May 2024", "Status (May 2024)"])
def test_a_day_set_close_behind_a_mark_ends_a_heading(heading: str) -> None:
    assert role_of(heading, load()) == "status"
