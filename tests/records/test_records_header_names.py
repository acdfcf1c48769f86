"""Names and days at the top of a report that look like others: areas, groups, years of money, heads of letters."""

from __future__ import annotations

import pytest

from pipeline.models.text import concat
from pipeline.records.header.bodies import bodies_in
from pipeline.records.header.labels import labelled_cells, labelled_rows
from tests import paper
from tests.records.headers import header_of
from tests.records.test_records_header import header, names


def test_whoever_looked_into_it_is_no_committee(profile):
    assert not bodies_in("The Review Panel met on six days", profile)
    assert [b.name for b in bodies_in("the Policy Review Committee met", profile)] == ["Policy Review Committee"]


def test_the_head_of_a_letter_is_lines_of_its_own(profile):
    lines = ("Councillor Ada Finch", "Cabinet Member for Safer Streets", "18 November 2031")
    head = concat([paper.text(line, top=100 + 12 * at) for at, line in enumerate(lines)], " ")
    found = header(head, profile=profile)
    assert (names(found.cabinet_members), found.update_date) == (["Ada Finch"], "2031-11-18")


def test_the_day_of_a_stamp_stays_with_its_word(profile):
    stamp = concat([paper.text("RECEIVED", top=40), paper.text("18 APR 2031", top=52)], " ")
    assert header(stamp, "Parks Scrutiny Panel, 27 April 2031", profile=profile).update_date == "2031-04-27"


def test_a_summary_behind_a_label_is_read_as_prose(profile):
    said = "The Task Group reported in December 2030 and asked for a review of what had been done after twelve months."
    pairs = labelled_cells(
        paper.table(
            [paper.cell("Committee"), paper.cell("Parks Scrutiny Panel")],
            [paper.cell("Lead officer"), paper.cell("Ann Reed")],
            [paper.cell("Executive summary"), paper.cell(said)],
        ),
        profile,
    )
    assert header_of(pairs, [], (), profile).completion_date == "2030-12"


def test_labels_below_one_another_in_a_sheet_need_not_be_known_as_a_whole(profile):
    rows = [["Review completed", "18 September 2030"], ["Lead officer", "Ann Reed"], ["Cabinet Member", "Cllr Bo Ash"]]
    found = list(labelled_rows([paper.row(*row, "") for row in rows], profile))
    assert [pair.field for pair in found] == ["completion_date", "lead_officers", "cabinet_members"]


def test_the_middle_of_a_sentence_about_a_board_is_no_committee(profile):
    assert not bodies_in("Finished and the Board need not ask again", profile)


@pytest.mark.parametrize(
    ("said", "months"),
    [
        ("The form is filled in twice a year.", None),
        ("There were 14 thefts, compared with 25 a year before.", None),
        ("Reviews are good, compared with two years ago.", None),
        ("Figures are published two years in arrears.", None),
        ("The Panel asked to be told after a year.", 12),
        ("Officers were asked to report after about a year.", 12),
        ("A year has passed since the Panel reported.", 12),
        ("You asked to be told at eighteen months what had come of it.", 18),
    ],
)
def test_how_often_and_how_long_ago_are_no_rounds(said, months, profile):
    assert header(said, profile=profile).stage_months == months


def test_labels_with_their_values_stand_side_by_side_in_a_sheet(profile):
    rows = [
        ["Scrutiny body", "Place Scrutiny Panel", "", "Inquiry completed", "20/05/2031"],
        ["Cabinet Member", "Cllr Ada Finch", "", "Progress as at", "11/02/2032"],
        ["Lead Officer", "Ann Reed", "", "Version", "0.6"],
        ["Key", "B = Finished", "G = Going to plan", "A = Behind", "R = Stalled"],
    ]
    found = {pair.field: pair.value.value for pair in labelled_rows([paper.row(*row) for row in rows], profile)}
    assert found == {
        "committee": "Place Scrutiny Panel",
        "completion_date": "20/05/2031",
        "cabinet_members": "Cllr Ada Finch",
        "update_date": "11/02/2032",
        "lead_officers": "Ann Reed",
    }


def test_a_title_over_labelled_lines_is_no_label(profile):
    lines = "Review: Night Buses", "Review completed: 29 January 2031", "Lead officer: Ann Reed"
    cell = paper.cell("")._replace(text=concat([paper.text(t, top=100 + 12 * at) for at, t in enumerate(lines)], "\n"))
    table = paper.table(["ASHBY COUNCIL SCRUTINY MONITORING SHEET"], [cell])
    assert [pair.field for pair in labelled_cells(table, profile)] == ["inquiry", "completion_date", "lead_officers"]


@pytest.mark.parametrize("heading", ["Decision sought", "Progress in detail", "Status key", "How to read this report"])
def test_an_inquiry_is_what_a_sentence_quotes_and_no_heading_of_a_part(heading, profile):
    said = "The Roads Scrutiny Panel completed its inquiry, “Smooth Running”, on 4 November 2031."
    assert header(said, heading, profile=profile).inquiry == "Smooth Running"
    assert header("Smooth Running", heading, profile=profile).inquiry == "Smooth Running"
