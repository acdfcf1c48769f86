"""What is shown, as text: goldens of two rounds, of a report nobody has assessed, and of one without numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.commands.closing import tally
from pipeline.models.page import Box
from pipeline.models.report import Assessed, Checked, Document, Status, Update
from pipeline.models.text import Locator, Text
from pipeline.report.view import Brief
from pipeline.report.view.changes import read_words
from tests.report.makers import by_hand, report, row, view, view_of
from tests.report.promises_by_hand import one_report, two_rounds
from tests.report.view_text import view_text

GOLDEN = Path(__file__).parent / "golden"
SHOWN: dict[str, Callable[[], Brief]] = {
    "fenmere-two-rounds": two_rounds,
    "wychmere-unassessed": lambda: one_report("wychmere-visitors"),
    "netherbrook-unnumbered": lambda: one_report("netherbrook-youth"),
    "elverstone-columns": lambda: one_report("elverstone-air"),
}


@pytest.mark.parametrize("name", SHOWN)
def test_the_view_is_as_the_golden_says(name, request):
    path = GOLDEN / f"{name}.txt"
    text = view_text(SHOWN[name]())
    if request.config.getoption("--regenerate"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["ashcombe-damp", "wychmere-visitors", "marrowdale-carers"])
def test_the_counts_are_those_of_extract(name):
    one = report(name)
    document = Document(one.source.file, one.source.sha256, one.source.pages, "complete", "OK", (one,))
    assert read_words([one]) == tally(document).words


def test_what_rests_on_a_doubtful_cell_is_to_be_checked_first():
    shown = two_rounds()
    (promise,) = [one for row in shown.recommendations for one in row.promises if "no mention" in one.outcome]
    assert promise.check_first == shown.enquiries[0].check_first == "Check page 2 of the 6-month report first."
    assert "Based on finding no mention" in promise.basis


def test_a_recommendation_has_two_lines_of_enquiry_at_most_and_they_stand_in_its_order():
    shown = view_of("fenmere-buses-06", "fenmere-buses-12")
    anchors = [one.anchor for one in shown.enquiries]
    assert anchors and max(map(anchors.count, anchors)) <= 2 and len(anchors) <= 10
    order = [one.anchor for one in shown.recommendations]
    assert anchors == sorted(anchors, key=order.index)
    for one in shown.recommendations:
        assert [shown.enquiries[number - 1].anchor for number in one.enquiries] == [one.anchor] * len(one.enquiries)


def test_all_that_a_row_says_is_shown():
    """Three update columns, a column of decisions, a tracker with several inquiries, an unknown heading, "as above"."""
    columns = tuple(Update(months, f"{months} months", Text(f"Said after {months} months.")) for months in (6, 12, 18))
    first = row(1, recommendation="That it is done.", update="It is.")
    second = row(
        2, recommendation="That it is done again.",
        update="Said after 18 months.", previous_update="Said after 12 months.",
        updates=columns, decision="partially_agreed", sources=(("decision", (Locator(1, Box(0, 0, 9, 9)),)),),
        inquiry="Parks", theme="Play", extra=(("Budget", Text("£5")),), resolved_from=1,
    )  # fmt: skip
    shown = view(by_hand("a", first, second)).recommendations[1]
    (side,) = shown.sides
    assert [(cell.heading, *cell.paragraphs) for cell in side.cells] == [
        ("Recommendation", "That it is done again."),
        ("Decision", "Partially agreed"),
        ("6 months", "Said after 6 months."),
        ("Previous update", "Said after 12 months."),
        ("Update", "Said after 18 months."),
        ("Budget", "£5"),
    ]
    assert [moment.label for moment in shown.timeline] == ["6 months", "12 months", "18 months"]
    assert shown.theme == "Parks, Play"
    assert shown.notes == ("“As above” refers to Recommendation 1.",)


def test_what_people_said_since_is_shown_beside_what_is_printed():
    decision = Assessed("green", None, None, "2026-03-03", "It is open.", "Clerk", "2026-03-04", "x")
    mark = Checked("update", "Clerk", "2026-03-04T10:00:00Z", "corrected", "y")
    blank = Status(blank="not_assessed")
    first = row(
        1, recommendation="That it is done.", update="It is.", status=blank, assessment=decision, checked=(mark,)
    )
    shown = view(by_hand("a", first, row(2, recommendation="That more is done.", status=blank)))
    one = shown.recommendations[0]
    assert one.now and one.now.words == "Not assessed"
    assert one.notes == ("Since assessed by the committee: Green, 3 March 2026. It is open.",)
    assert one.glance == ("Since assessed by the committee: Green",)
    assert [cell.note for cell in one.sides[0].cells] == ["", "Corrected by a person on 4 March 2026."]
    assert shown.assessment and [row.anchor for row in shown.assessment.rows] == ["r2"]
    assert [(choice.tag, choice.count) for choice in shown.filters] == [("unassessed", 1)]


def test_what_is_overdue_is_said_first_everywhere():
    rows = (
        row(1, recommendation="That seats are mended.", update="All mended.", rag="complete"),
        row(2, recommendation="That gates are painted.", update="Going on.", rag="amber", target_date="2019-03-31"),
    )
    shown = view(by_hand("late", *rows, update_date="2019-12-01"))
    assert shown.sentence.startswith("1 overdue against the target date; ")
    assert next((one.tag, one.count) for one in shown.filters) == ("overdue", 1)
    late = shown.recommendations[1]
    assert late.glance[0] == "Overdue by 245 days: target 31 March 2019"
    assert late.notes[0] == "Target date 31 March 2019 passed 245 days before 1 December 2019."
    assert shown.enquiries[0].anchor == late.anchor
    assert shown.enquiries[0].addressed_to == "nobody: the report names no officer"
