"""The sheet of lines of enquiry: within its limits, neutral, addressed to a post."""

from __future__ import annotations

import pytest

from pipeline.compare import alone, compare
from pipeline.models.page import Box
from pipeline.models.report import Flag, Person
from pipeline.models.text import Locator, Text
from tests.compare.rounds_by_hand import made, prose, row
from tests.compare.test_compare_properties import keeps_the_words


def test_the_limits_hold_and_the_order_is_that_of_the_report():
    for found in (compare(pair.earlier, pair.later) for pair in prose("wordings")):
        keeps_the_words(found.enquiries)
        assert len(found.enquiries) <= 10
        places = [(one.report_id, one.index) for one in found.enquiries]
        assert all(places.count(place) <= 2 for place in places)
        assert places == sorted(places)


def test_the_post_that_the_report_prints_is_addressed():
    officer = Person("Ann Ashe", "Head of Parks")
    report = made("a", [row(1, "That it is done.", update="We will hold the event again.")], lead_officers=(officer,))
    assert [one.addressed_to for one in alone(report).enquiries] == ["Head of Parks"]


def asked_of(officer: str | None, **header: object) -> list[str]:
    """Whom a line on one overdue recommendation goes to; its row prints `officer`."""
    cell = {"lead_officer": Text(officer)} if officer else {}
    late = row(1, "That it is done.", update="Work has begun.", rag="amber", target_date="2019-03", **cell)
    found = alone(made("a", [late], update_date="2019-12-01", **header)).enquiries
    return [one.addressed_to for one in found]


def test_the_officer_of_the_row_comes_before_that_of_the_report():
    header = {"lead_officers": (Person("Ann Ashe", "Environmental Health Manager"),)}
    assert asked_of("Parks Manager", **header) == ["Parks Manager"]
    assert asked_of("Rowan Pike, Parks Manager", **header) == ["Parks Manager"]
    assert asked_of(None, **header) == ["Environmental Health Manager"]


@pytest.mark.parametrize("printed", ["Lead Officer", "Responsible officer:", "TBC", "–", "Officer responsible"])
def test_a_heading_or_placeholder_is_nobody(printed: str):
    assert asked_of(printed, lead_officers=(Person("Ann Ashe", printed),)) == ["Ann Ashe"]
    assert asked_of(printed) == [""]


def test_a_target_date_that_has_passed_is_asked_about_first():
    rows = [
        row(1, "That a warden is found.", update="We will look again.", rag="green"),
        row(2, "That gates are painted.", update="Painting goes on.", rag="amber", target_date="2019-03-31"),
        row(3, "That seats are mended.", update="All mended.", rag="complete", target_date="2019-03-31"),
        row(4, "That trees are felled.", update="None was felled.", target_date="2019-11-30"),
        row(5, "That a pond is dug.", update="Digging.", rag="amber", target_date="2019-12"),
        row(6, "That cars are banned.", update="Not agreed.", rag="red", target_date="2019-01", decision="rejected"),
    ]
    found = alone(made("a", rows, update_date="2019-12-01"))
    assert [(one.index, one.days, one.is_open) for one in found.overdue] == [(2, 245, True), (4, 1, False)]
    first, second = found.enquiries[:2]
    assert first.text == "The target date was 31 March 2019, 245 days before 1 December 2019; the status is amber."
    assert second.text == "The target date was 30 November 2019, 1 day before 1 December 2019; no status is given."
    assert "target_passed" not in {one.topic for one in found.enquiries[2:]}


def test_a_report_without_a_day_calls_nothing_overdue():
    late = row(1, "That gates are painted.", update="Painting goes on.", rag="amber", target_date="2019-03-31")
    assert alone(made("a", [late])).overdue == ()


def test_absence_is_said_as_just_that():
    promised = row(
        1, "That it is done.", response="A warden will be appointed in May 2019.", update="Gates were painted."
    )
    report = made("a", [promised], completion_date="2019-01-01", update_date="2019-12-01")
    (one,) = [one for one in alone(report).enquiries if one.topic == "not_mentioned"]
    assert one.text.endswith("No mention of it was found in the later text.")
    assert one.basis == "absence"


def test_a_doubtful_cell_is_to_be_looked_at_first():
    place = Locator(4, Box(1.0, 2.0, 3.0, 4.0))
    flagged = row(
        1, "That it is done.", response="A warden will be appointed in May 2019.", update="Gates were painted.",
        flags=(Flag("ROW_JOIN_UNSURE", "response", "Two readings differ."),), sources=(("response", (place,)),),
    )  # fmt: skip
    found = alone(made("a", [flagged], completion_date="2019-01-01", update_date="2019-12-01"))
    assert [one.check_first for one in found.commitments] == [(place,)]
    assert [one.check_first for one in found.enquiries] == [(place,)]
