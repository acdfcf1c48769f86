"""Titles, decisions, headings, rounds: what the words of a cell say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cells.columns.headings import heading_of, months_of, role_of
from pipeline.cells.columns.settle import settled
from pipeline.cells.decisions import decision_of_column, decision_of_response
from pipeline.cells.rows import printed_records
from pipeline.cells.status.colours import name_of, rag_of
from pipeline.cells.titles import titled
from pipeline.cells.updates import rounds_of
from pipeline.profiles import load
from tests import paper
from tests.cells.test_cells_reports import reports


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("Taking the Lead We recommend that the Leader", "Taking the Lead", "We recommend that the Leader"),
        ("Safety. We recommend that schools", "Safety", "We recommend that schools"),
        ("Damp homes: That each complaint", "Damp homes", "That each complaint"),
        ("Lighting\nThat the lamps are mended", "Lighting", "That the lamps are mended"),
        ("Trees – The Panel asks that trees", "Trees", "The Panel asks that trees"),
        ("We recommend that the Leader", None, "We recommend that the Leader"),
        ("That the wall is mended", None, "That the wall is mended"),
        ("Mend the wall before winter comes and say how", None, "Mend the wall before winter comes and say how"),
    ],
)
def test_titles_told_by_words(text, title, body, profile):
    found = titled(paper.text(text), profile)
    assert (found.title and found.title.value, found.body.value) == (title, body)


def test_a_title_told_by_bold(profile):
    found = titled(paper.text("A wall for all seasons the wall is to be mended", bold_until=22), profile)
    assert (found.title and found.title.value, found.body.value) == (
        "A wall for all seasons",
        "the wall is to be mended",
    )


@pytest.mark.parametrize("bold_until", [12, 2])  # on a scan one word of bold print may be the only one that seems so
def test_bold_inside_a_sentence_is_no_title(bold_until, profile):
    found = titled(paper.text("We recommend that the wall is mended", bold_until=bold_until), profile)
    assert (found.title, found.body.value) == (None, "We recommend that the wall is mended")


def test_a_title_that_begins_as_an_opener_does(profile):
    found = titled(paper.text("The long wall The Committee recommends that it is mended", bold_until=13), profile)
    assert (str(found.title), str(found.body)) == ("The long wall", "The Committee recommends that it is mended")


def test_a_recommendation_without_opener_is_unsure(profile):
    assert not titled(paper.text("mend the wall before winter"), profile).sure
    assert titled(paper.text("That the wall is mended"), profile).sure


@given(
    st.lists(st.sampled_from("We recommend that Safe Routes . : the wall – is mended".split()), min_size=1, max_size=14)
)
def test_title_and_body_hold_all_words(profile, parts):
    text = paper.text(" ".join(parts))
    found = titled(text, profile)
    kept = [w for t in (found.title, found.body) if t for w in t.value.split() if w not in ".:–"]
    assert kept == [w for w in parts if w not in ".:–"]


@pytest.mark.parametrize(
    ("response", "decision"),
    [
        ("Cabinet Response: Agreed. Work has begun.", "agreed"),
        ("Agreed in principle", "agreed"),
        ("Agreed", "agreed"),
        ("Accepted.\nOfficers will begin", "agreed"),
        ("Executive response – Not agreed: too dear", "rejected"),
        ("Not accepted. The cost", "rejected"),
        ("Partially agreed; the first part", "partially_agreed"),
        ("Agreed in part", "partially_agreed"),
        ("Agreed, subject to money", "agreed"),
        ("Agreed where the law allows", "agreed"),
        ("Agreed The team will build the form", "agreed"),
        ("No Mow May was tried in three parks", None),
        ("The Council agreed a plan in May", None),
        ("The Board accepts this. The first pump will go.", "agreed"),
        ("The Board does not accept this recommendation.", "rejected"),
        ("Cabinet has accepted the recommendation in part", "partially_agreed"),
        ("The Executive partially accepts this.", "partially_agreed"),
        ("The Board accepts that pumps are old", None),
        ("The Board agrees to look at this in May", None),
        ("No action has been taken for want of a site that would be large enough", None),
        ("Both councils have accepted.", "agreed"),
        ("Derbyniwyd yn rhannol / Accepted in part. The Council can ask", "partially_agreed"),
        ("Accepted / Derbyniwyd", "agreed"),
        ("Accepted / Rejected", None),
        ("Ashby Council: accepted. Fenmere Council: not accepted.", None),
        ("Ashby Council: accepted. Fenmere Council: accepted.", "agreed"),
        ("", None),
    ],
)
def test_decision_of_a_response(response, decision, profile):
    assert decision_of_response(response, profile) == decision


@pytest.mark.parametrize(
    ("cell", "decision"),
    [
        ("Y", "agreed"),
        ("Yes", "agreed"),
        ("N", "rejected"),
        ("No", "rejected"),
        ("In part", "partially_agreed"),
        ("Partly", "partially_agreed"),
        ("Not agreed", "rejected"),
        ("Accept in principle", "agreed"),
        ("Derbyniwyd / Accepted", "agreed"),
        ("tbc", None),
    ],
)
def test_decision_of_a_column(cell, decision, profile):
    assert decision_of_column(cell, profile) == decision


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Accepted Recommendations", "recommendation"),
        ("Original Response and Actions", "response"),
        ("Progress Update", "update"),
        ("Committee Assessment of Progress (RAG status)", "status"),
        ("Task Group’s assessment", "status"),
        ("What?", "recommendation"),
        ("How?", "action"),
        ("Who by?", "lead_officer"),
        ("When?", "target_date"),
        ("No.", "number"),
        ("Agreed Y/N", "decision"),
        ("12 month update", "update"),
        ("Recommend-ations", "recommendation"),
        ("Timescal e", "target_date"),
        ("BRAG", "status"),
        ("Motion & Resolutions", "recommendation"),
        ("Theme", "theme"),
        ("Scrutiny review", "inquiry"),
        ("Cost", None),
        ("", None),
        ("x" * 200, None),
    ],
)
def test_roles_of_headings(heading, role, profile):
    assert role_of(heading, profile) == role


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("6 month update", 6),
        ("Progress: twelve months on", 12),
        ("18-month position", 18),
        ("Twenty-four months", 24),
        ("two years on", 24),
        ("a year on", 12),
        ("1 year review", 12),
        ("update", None),
        ("three year plan", None),
    ],
)
def test_months(text, months):
    assert months_of(text, load()) == months


def test_a_title_row_above_the_heading_is_passed_over(profile):
    table = paper.table([paper.cell("Clean air", columns=2), None], ["Recommendation", "Update"], ["1. That", "Done"])
    heading = heading_of(table, profile)
    assert heading
    assert (heading.rows, [c.role for c in heading.columns]) == (2, ["recommendation", "update"])


def test_a_heading_of_two_rows(profile):
    table = paper.table(
        [paper.cell("Recommendation", rows=2), paper.cell("RAG rating", columns=2), None],
        [None, "Latest", "Previous"],
        ["1. That", "Green", "Red"],
    )
    heading = heading_of(table, profile)
    assert heading
    assert heading.rows == 2
    assert [(c.role, c.previous) for c in heading.columns] == [
        ("recommendation", False),
        ("status", False),
        ("status", True),
    ]


@pytest.mark.parametrize("heads", [["Finding", "Comment"], ["Risk", "Update"], ["Recommendation", "Cost"]])
def test_tables_that_hold_no_records(heads, profile):
    assert heading_of(paper.table(heads, ["a", "b"]), profile) is None


def test_a_decision_that_is_prose_is_a_response(profile):
    prose = "The Cabinet welcomes this and has asked officers to begin"
    table = paper.table(["Recommendation", "Executive decision", "Update"], ["1. That", prose, "Done"])
    heading = heading_of(table, profile)
    assert heading
    assert [c.role for c in settled(heading, table, profile).columns] == ["recommendation", "response", "update"]


def test_a_column_without_heading_is_guessed_from_its_cells(profile):
    table = paper.table(["Recommendation", "Update", ""], ["1. That", "Done", "Green"], ["2. That", "Soon", "Red"])
    heading = heading_of(table, profile)
    assert heading
    last = settled(heading, table, profile).columns[-1]
    assert (last.role, last.guessed) == ("status", True)


def rounds(heads, *rows, profile):
    table = paper.table(heads, *rows)
    heading = heading_of(table, profile)
    assert heading
    found = rounds_of(heading, printed_records(table.rows[heading.rows :], heading, profile))
    return [c.months for c in found.columns], found.own and found.own.months, found.previous and found.previous.months


def test_the_latest_round_with_any_text_is_the_reports_own(profile):
    heads = ["Recommendation", "6 month update", "12 month update"]
    assert rounds(heads, ["1. That", "a", "b"], profile=profile) == ([6, 12], 12, 6)
    assert rounds(heads, ["1. That", "a", ""], profile=profile) == ([6, 12], 6, None)
    assert rounds(heads, ["1. That", "a", ""], ["2. That", "", "b"], profile=profile) == ([6, 12], 12, 6)


def test_rounds_printed_latest_first_are_put_in_order(profile):
    heads = ["Recommendation", "12 month update", "6 month update"]
    assert rounds(heads, ["1. That", "b", "a"], profile=profile) == ([6, 12], 12, 6)


@pytest.mark.parametrize(
    ("colour", "name", "rag"),
    [
        ("#00a046", "green", "green"),
        ("#ff0000", "red", "red"),
        ("#c00000", "red", "red"),
        ("#ffc000", "amber", "amber"),
        ("#ffff00", "amber", "amber"),
        ("#0070c0", "blue", "complete"),
        ("#7030a0", "purple", None),
        ("#808080", "grey", None),
        ("#ffffff", "white", None),
        ("#000000", "black", None),
        ("#ff0060", "red", "red"),
        (None, None, None),
    ],
)
def test_colours(colour, name, rag):
    assert name_of(colour) == name
    assert rag_of(name) == rag


def test_a_sentence_that_asks_is_no_title(profile):
    asked = "Ferries should run on Sundays. The Council should pay for them."
    assert titled(paper.text(asked), profile).title is None


def test_letters_and_roman_numbers_count_where_most_recommendations_open_so(profile):
    rows = [["(i) That it is mended", "Mended", "Green"], ["(ii) That it is kept", "Kept", "Green"]]
    (found,) = reports(paper.table(["Recommendation", "Progress", "Status"], *rows), profile=profile)
    assert [(r.number, str(r.recommendation)) for r in found.recommendations] == [
        ("i", "That it is mended"),
        ("ii", "That it is kept"),
    ]


@pytest.mark.parametrize(("last", "role"), [("Not agreed", "decision"), ("Agreed, up to a cost of £5,000", "response")])
def test_a_column_of_decisions_under_any_heading(last, role, profile):
    table = paper.table(["Recommendation", "Cabinet", "Progress"], ["That it is mended", "Agreed", "Mended"],
                        ["That it is kept", last, "Kept"])  # fmt: skip
    heading = heading_of(table, profile)
    assert heading
    assert settled(heading, table, profile).columns[1].role == role


def test_the_name_of_a_council_is_not_cut_in_two(profile):
    asked = "Ashby Borough Council should keep all its wardens"
    assert titled(paper.text(asked), profile).title is None


@pytest.mark.parametrize(("signs", "role"), [("DDPLP", "status"), ("12345", "number"), ("ABCDE", "number")])
def test_letters_that_come_again_are_no_numbers(signs, role, profile):
    rows = [[sign, "That it is mended", "Agreed", "Mended"] for sign in signs]
    table = paper.table(["", "Recommendation", "Response", "Progress"], *rows)
    heading = heading_of(table, profile)
    assert heading
    assert settled(heading, table, profile).columns[0].role == role


@pytest.mark.parametrize(("said", "decision"), [("Approved 17/06/31 (two days)", "agreed"), ("P", "partially_agreed")])
def test_a_decision_with_its_day_or_as_a_letter(said, decision, profile):
    assert decision_of_column(said, profile) == decision


@pytest.mark.parametrize("front", [[], ["Theme"]])
def test_numbers_under_the_heading_of_the_recommendations_have_one_of_their_own(front, profile):
    rows = [[*front, str(n), "That it is mended", "Agreed", "Mended"] for n in (1, 2, 3)]
    table = paper.table([*front, paper.cell("Recommendation", columns=2), None, "Response", "Progress"], *rows)
    heading = heading_of(table, profile)
    assert heading
    columns = settled(heading, table, profile).columns[len(front) :]
    assert [(c.heading, c.role) for c in columns[:2]] == [("No.", "number"), ("Recommendation", "recommendation")]
