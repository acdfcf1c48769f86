"""Tables of a document become reports: themes, added rows, several tables, keys, look-alikes, packs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.models.page import Page
from pipeline.models.places import Places
from pipeline.models.runs import Runs
from pipeline.models.table import Row
from pipeline.records.read_reports import read_tables as read_reports
from pipeline.records.rows import printed_records
from pipeline.text.lexicon import Lexicon
from tests import paper
from tests.records.headers import heading_of

HEADS = ["No", "Recommendation", "Response", "Update", "RAG"]
ONE = ["1", "That the wall is mended", "Agreed", "Mended in May", "Green"]
TWO = ["2", "That the roof is mended", "Not agreed", "", ""]


def records(*rows, heads=HEADS, profile):
    table = paper.table(heads, *rows)
    heading = heading_of(table, profile)
    assert heading
    return printed_records(table.rows[heading.rows :], heading, profile)


def reports(*tables, profile, pages=None):
    return read_reports(pages or [Page(1, 595, 842, ())], tables, Places(), profile, Lexicon())


def only(*rows, heads=HEADS, profile):
    (found,) = reports(paper.table(heads, *rows), profile=profile)
    return found


def _on(number: int, row: Row) -> Row:
    """A row that stands on another page."""
    cells = [c and c._replace(fragments=tuple(f._replace(page=number) for f in c.fragments)) for c in row.cells]
    return row._replace(cells=tuple(cells))


@pytest.mark.parametrize(("third", "theme"), [("Gates", "Walls"), ("", "")])
def test_a_theme_that_the_foot_of_a_page_cut_is_that_of_the_rows_above(third, theme, profile):
    """Where no other row lacks one: software that cuts a merged cell may close it on both pages."""
    rows = [paper.row("Walls", *ONE), paper.row("", *TWO), paper.row(third, "3", *TWO[1:])]
    found = records(rows[0], *(_on(2, row) for row in rows[1:]), heads=["Theme", *HEADS], profile=profile)
    assert [record.cells[0].text.value for record in found] == ["Walls", theme, third]


def test_every_cell_finds_its_place(profile):
    heads = [*HEADS, "Lead officer", "Target date", "Theme", "Scrutiny review", "Cost"]
    found = only(
        [*ONE, "Maud Ings", "March 2031", "Walls", "Old town", "£2k"], heads=heads, profile=profile
    ).recommendations[0]
    assert (found.number, found.label, found.decision, found.rag) == ("1", "1", "agreed", "green")
    assert str(found.recommendation) == "That the wall is mended"
    assert (str(found.update), str(found.lead_officer), str(found.theme), found.inquiry) == (
        "Mended in May",
        "Maud Ings",
        "Walls",
        "Old town",
    )
    assert (found.target_date, str(found.target_date_printed)) == ("2031-03", "March 2031")
    assert [(name, str(value)) for name, value in found.extra] == [("Cost", "£2k")]
    assert {name for name, _ in found.sources} == {name for name, _ in found.evidence}


def test_empty_is_null_and_never_a_guess(profile):
    found = only(ONE, TWO, profile=profile).recommendations[1]
    assert (found.update, found.rag, found.progress, found.status.blank) == (None, None, None, "not_assessed")
    assert found.decision == "rejected"


def test_indexes_run_on_over_tables_and_numbers_may_restart(profile):
    first, second = paper.table(HEADS, ONE, TWO), paper.table(HEADS, ONE, top=400, bottom=500)
    (found,) = reports(first, second, profile=profile)
    assert [(r.index, r.number) for r in found.recommendations] == [(1, "1"), (2, "2"), (3, "1")]


def test_a_gap_in_the_numbers_is_said(profile):
    four = ["4", "That the roof is mended", "", "", ""]
    assert [i.code for i in only(ONE, four, profile=profile).issues] == ["NUMBER_GAP"]


def test_a_theme_row_heads_what_follows(profile):
    theme = paper.row(paper.cell("Old walls", columns=5), None, None, None, None)
    bold = paper.row(paper.cell("New roofs", look=paper.BOLD), "", "", "", "")
    found = records(ONE, theme, TWO, bold, ONE, profile=profile)
    assert [r.theme and r.theme.value for r in found] == [None, "Old walls", "New roofs"]


@pytest.mark.parametrize(("size", "first"), [(10.0, "Old walls"), (14.0, None)])
def test_what_heads_the_first_table_as_another_heads_the_second_is_its_theme(size, first, profile):
    own = [w._replace(box=w.box._replace(bottom=w.box.top + size)) for w in paper.line("Old walls", top=80, first=50)]
    page = Page(1, 595, 842, (*own, *paper.line("New roofs", top=310, first=60)))
    tables = [paper.table(HEADS, ONE), paper.table(HEADS, TWO, top=330, bottom=400)]
    (found,) = reports(*tables, profile=profile, pages=[page])
    assert [r.theme and r.theme.value for r in found.recommendations] == [first, "New roofs"]


def test_what_heads_the_first_records_as_a_row_heads_later_ones_is_their_theme(profile):
    own = paper.line("Old walls", top=80, first=50, look=paper.BOLD)
    band = paper.row(paper.cell("New roofs", columns=5, look=paper.BOLD), None, None, None, None)
    pages = [Page(1, 595, 842, own)]
    (found,) = reports(paper.table(HEADS, ONE, band, TWO), profile=profile, pages=pages)
    assert [r.theme and r.theme.value for r in found.recommendations] == ["Old walls", "New roofs"]


def test_a_repeated_heading_and_blank_rows_are_no_records(profile):
    (found,) = reports(paper.table(HEADS, ONE, HEADS, [""] * 5, TWO, [""] * 5), profile=profile)
    assert len(found.recommendations) == 2


def test_a_row_without_a_recommendation_is_added_and_says_so(profile):
    found = records(ONE, ["", "", "And a gate", "Painted", ""], profile=profile)
    assert len(found) == 1
    cells = [c.text.value if c else None for c in found[0].cells]
    assert cells == ["1", "That the wall is mended", "Agreed\nAnd a gate", "Mended in May\nPainted", "Green"]
    flags = only(ONE, ["", "", "And a gate", "", ""], profile=profile).recommendations[0].flags
    assert "ROW_JOIN_UNSURE" in [f.code for f in flags]


def test_a_row_that_the_recommendation_spans_is_surely_its_own(profile):
    spans = [paper.cell("1", rows=2), paper.cell("That the wall is mended", rows=2), *ONE[2:]]
    found = only(spans, [None, None, "And a gate", "Painted", ""], profile=profile).recommendations[0]
    assert str(found.update) == "Mended in May\nPainted"
    assert "ROW_JOIN_UNSURE" not in [f.code for f in found.flags]


def test_a_cell_over_several_recommendations_names_the_officer_and_day_of_each(profile):
    heads = ["No", "Recommendation", "Lead officer", "Target date", "Update"]
    officer, day = paper.cell("Maud Ings", rows=3), paper.cell("May 2031", rows=3)
    first = ["1", "That the wall is mended", officer, day, "Mended"]
    more = ["2", "That the gate is hung", None, None, "Hung"]
    action = ["", "", None, None, "And oiled"]
    found = only(first, more, action, heads=heads, profile=profile).recommendations
    assert [(str(r.lead_officer), str(r.target_date)) for r in found] == [("Maud Ings", "2031-05")] * 2


@pytest.mark.xfail(reason="nothing joins a number and the letters of its parts from two columns")
def test_letters_in_a_column_of_their_own_are_parts_of_the_number_that_spans_them(profile):
    heads = ["No", "", "Recommendation", "Update"]
    rows = [
        [paper.cell("1", rows=2), "a", "That the wall is mended", "Mended"],
        [None, "b", "That it is painted", "Painted"],
        ["2", "", "That the gate is hung", "Hung"],
    ]
    assert [r.number for r in only(*rows, heads=heads, profile=profile).recommendations] == ["1a", "1b", "2"]
    marked = [["1", "x", "That the wall is mended", "Mended"], ["2", "b", "That it is painted", "Painted"]]
    assert [r.number for r in only(*marked, heads=heads, profile=profile).recommendations] == ["1", "2"]


def test_an_answer_that_spans_recommendations_is_that_of_each(profile):
    heads = ["Recommendation", "Cabinet response", "Update"]
    first = ["1. That the wall is mended.", paper.cell("Both agreed. The mason comes in May.", rows=2), "Done."]
    bold = paper.cell("2. That the gate is painted.", look=paper.BOLD)
    found = only(first, [bold, None, ""], heads=heads, profile=profile).recommendations
    assert [(r.number, str(r.response)) for r in found] == [
        ("1", str(found[0].response)),
        ("2", str(found[0].response)),
    ]


def test_labels_inside_the_recommendation(profile):
    heads = ["Recommendations", "Update"]
    found = only(
        ["Recommendation One: Safe Walls We recommend that the wall is mended", "Done"], heads=heads, profile=profile
    )
    (one,) = found.recommendations
    assert (one.number, one.label, str(one.title), str(one.recommendation)) == (
        "1",
        "Recommendation One:",
        "Safe Walls",
        "We recommend that the wall is mended",
    )


def test_a_label_in_the_recommendation_counts_for_more_than_a_column_of_numbers(profile):
    """Paragraphs of the paper may be numbered; the words of both are kept."""
    rows = [[f"4.{n}", f"Recommendation {n}: That the wall is mended", "Agreed", "", ""] for n in (1, 2)]
    found = only(*rows, profile=profile).recommendations
    assert [(r.number, r.label) for r in found] == [("1", "4.1 Recommendation 1:"), ("2", "4.2 Recommendation 2:")]


def test_a_decision_that_is_not_understood_is_given_as_printed(profile):
    heads = ["No", "Recommendation", "Accepted?", "Update"]
    rows = [["1", "That the wall is mended", "Yes", "Mended"], ["2", "That it is painted", "12/03/24", "Painted"]]
    found = only(*rows, heads=heads, profile=profile).recommendations
    told = [(r.decision, [(name, str(text)) for name, text in r.extra]) for r in found]
    assert told == [("agreed", []), (None, [("Accepted?", "12/03/24")])]


def test_two_rounds_side_by_side(profile):
    heads = ["No", "Recommendation", "6 month update", "12 month update"]
    begun, built, asked = "Work has begun at the gate", "The gate was built in May", "A mason was asked for a price"
    rows = [[*ONE[:2], begun, built], [*TWO[:2], asked, ""]]
    found = only(*rows, heads=heads, profile=profile).recommendations
    rounds = [(str(r.update) if r.update else None, str(r.previous_update)) for r in found]
    assert rounds == [(built, begun), (None, asked)]
    assert [u.stage_months for u in found[0].updates] == [6, 12]
    assert "LATEST_BLANK" in [f.code for f in found[1].flags]


def test_latest_and_previous_status(profile):
    heads = ["Recommendation", "Update", "RAG", "Previous RAG"]
    (one,) = only(["That", "a", "Green", "Red"], heads=heads, profile=profile).recommendations
    assert one.rag == "green"
    assert [(name, str(value)) for name, value in one.extra] == [("Previous RAG", "Red")]


@pytest.mark.parametrize(
    ("heading", "who"),
    [("Committee assessment", "committee"), ("Officer RAG", "officer"), ("Cabinet RAG", "cabinet"), ("RAG", "unknown")],
)
def test_whose_assessment_it_is(heading, who, profile):
    (one,) = only(["That", "a", "Green"], heads=["Recommendation", "Update", heading], profile=profile).recommendations
    assert one.status.assessed_by == who


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("Red/Amber", "STATUS_COMPOSITE"),
        ("Paused", "STATUS_UNKNOWN_WORD"),
        (paper.cell("●"), "STATUS_NOT_READ"),
        (paper.cell("Green", paper.mark("fill", "#c00000")), "STATUS_DIFFERS"),
    ],
)
def test_a_doubtful_status_is_flagged(status, code, profile):
    (one,) = only(
        ["That it is", "a", status], heads=["Recommendation", "Update", "RAG"], profile=profile
    ).recommendations
    assert code in [f.code for f in one.flags]


@pytest.mark.parametrize(
    ("decision", "flagged"), [("Kicked upstairs", True), ("✔ Agreed", False), ("–", False), ("12 May 2024", False)]
)
def test_a_decision_that_is_not_understood_is_flagged(decision, flagged, profile):
    heads = ["Recommendation", "Decision", "Update"]
    (one,) = only(["That it is", decision, "It was."], heads=heads, profile=profile).recommendations
    assert ("DECISION_NOT_READ" in [f.code for f in one.flags]) is flagged


@pytest.mark.parametrize(("dash", "blank"), [("–", "not_assessed"), ("-", "not_assessed"), ("Paused", None)])
def test_a_dash_says_that_nothing_was_assessed(dash, blank, profile):
    (one,) = only(["That it is", "a", dash], heads=["Recommendation", "Update", "RAG"], profile=profile).recommendations
    assert one.status.blank == blank
    assert [f.code for f in one.flags if f.field == "rag"] == ([] if blank else ["STATUS_UNKNOWN_WORD"])


@pytest.mark.parametrize("said", ["60%", "0 %", "Ongoing", "Not applicable", "N/A", "Not rated"])
def test_a_status_that_is_known_to_stand_for_no_colour_is_not_asked_about(said, profile):
    (one,) = only(["That it is", "a", said], heads=["Recommendation", "Update", "RAG"], profile=profile).recommendations
    assert (one.rag, one.status.shown, one.status.blank) == (None, said, None)
    assert not [f for f in one.flags if f.field == "rag"]


def test_bands_of_the_table_are_no_status(profile):
    band = paper.mark("fill", "#00a046")
    banded = [paper.cell("That", band), paper.cell("a", band), paper.cell("", band)]
    (one,) = only(banded, heads=["Recommendation", "Update", "RAG"], profile=profile).recommendations
    assert (one.rag, one.status.blank) == (None, "not_assessed")


def test_the_key_below_is_read_and_is_no_record(profile):
    key = paper.table(["Amber", "On track"], ["Green", "Complete"], top=400, bottom=440)
    (found,) = reports(paper.table(HEADS, [*ONE[:4], "Amber"]), key, profile=profile)
    (one,) = found.recommendations
    assert (one.rag, one.progress, one.status.meaning) == ("amber", "on_track", "On track")


def test_a_colour_without_a_key_says_so(profile):
    found = only([*ONE[:4], paper.cell("", paper.mark("fill", "#00a046"))], profile=profile)
    assert "KEY_MISSING" in [i.code for i in found.issues]


def test_a_table_that_goes_on_without_its_heading_is_the_same(profile):
    first = paper.table(HEADS, ONE, bottom=300)
    rest = paper.table(["2", "That the roof is mended", "Agreed", "", ""], page=2, top=60)
    (found,) = reports(first, rest, profile=profile, pages=[Page(n, 595, 842, ()) for n in (1, 2)])
    assert (len(found.recommendations), found.first_page, found.last_page) == (2, 1, 2)


def test_a_table_of_another_shape_is_not(profile):
    other = paper.table(["Name", "Ward"], ["Jo Day", "Quay"], page=2, top=60)
    (found,) = reports(paper.table(HEADS, ONE), other, profile=profile, pages=[Page(n, 595, 842, ()) for n in (1, 2)])
    assert len(found.recommendations) == 1


def test_tables_that_look_alike_hold_nothing(profile):
    nested = replace(paper.table(HEADS, ONE), nested=True)
    findings = paper.table(["No", "Finding", "Comment"], ["1", "The wall is old", "Yes"])
    assert reports(nested, findings, profile=profile) == ()


def test_two_reports_of_a_pack(profile):
    def page(number, inquiry):
        words = [
            *paper.line("Council: Saltby", top=40, page=number),
            *paper.line(f"Inquiry: {inquiry}", top=60, page=number, first=5),
            *paper.line("Committee: Air Panel", top=80, page=number, first=9),
        ]
        return Page(number, 595, 842, tuple(words))

    tables = [paper.table(HEADS, ONE, page=1), paper.table(HEADS, ONE, TWO, page=2)]
    found = reports(*tables, profile=profile, pages=[page(1, "Walls"), page(2, "Roofs")])
    assert [(r.header.inquiry, len(r.recommendations), r.first_page) for r in found] == [
        ("Walls", 1, 1),
        ("Roofs", 2, 2),
    ]


@pytest.mark.parametrize(("first", "second", "count"), [("Walls", "Roofs", 2), ("Walls", "Walls", 1)])
def test_a_second_review_in_one_paper_is_a_report_of_its_own(first, second, count, profile):
    pages = [
        Page(number, 595, 842, paper.line(f"Review {number}: {name}", top=60, page=number, first=50))
        for number, name in ((1, first), (2, second))
    ]
    tables = [paper.table(HEADS, ONE, page=1), paper.table(HEADS, ONE, TWO, page=2)]
    found = reports(*tables, profile=profile, pages=pages)
    assert [r.header.inquiry for r in found] == [first, second][:count]
    assert sum(len(r.recommendations) for r in found) == 3


def test_a_sentence_cut_at_a_page_end_is_flagged(profile):
    cut = "That the wall along the river is mended before the winter floods come and also that the"
    start = paper.text(cut)
    words = start.runs
    far = words[-1]._replace(word=words[-1].word._replace(page=2))
    text = replace(start, runs=Runs.of([*words[:-1], far]))
    (one,) = only(
        [paper.cell("")._replace(text=text), "a"], heads=["Recommendation", "Update"], profile=profile
    ).recommendations
    assert "SENTENCE_CUT" in [f.code for f in one.flags]


def test_a_findings_table_between_header_and_report_takes_nothing_from_it(profile):
    said = [["Review title:", "Town walls"], ["Scrutiny Panel:", "Place Scrutiny Panel"]]
    top = paper.table(*said, ["Progress as at:", "3 May 2031"], top=60, bottom=100)
    rows = [["", "Findings", "Comments"], ["KF1", "The wall is old", "Noted"], ["KF2", "So is the gate", "Noted"]]
    findings, own = paper.table(*rows, top=120, bottom=180), paper.table(HEADS, ONE, TWO, top=200)
    (found,) = reports(top, findings, own, profile=profile)
    assert (found.header.inquiry, found.header.committee, found.header.update_date) == (
        "Town walls",
        "Place Scrutiny Panel",
        "2031-05-03",
    )


def test_comments_behind_what_was_decided_and_by_whom_are_the_news(profile):
    heads = ["No", "Recommendation", "Agreed", "Responsibility", "Comments", "Status"]
    row = ["1", "That the wall is mended", "Yes", "Head of Walls", "The masons came in May.", "Completed"]
    found = only(row, ["2", *row[1:]], heads=heads, profile=profile).recommendations[0]
    assert (str(found.update), found.response, found.decision) == ("The masons came in May.", None, "agreed")


def test_items_with_nothing_that_tells_what_came_of_them_are_no_recommendations(profile):
    rows = [["3 May 2031", "Town walls: 18 month progress", "Maud Ings"], ["7 June 2031", "Fostering", "Tom Oak"]]
    assert not reports(paper.table(["Date", "Item", "Lead"], *rows), profile=profile)
