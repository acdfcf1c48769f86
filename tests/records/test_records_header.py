"""The top of a report: labels, key/value tables, bare lines and prose."""

from __future__ import annotations

import pytest

from pipeline.models.runs import Run, Runs
from pipeline.models.text import Text
from pipeline.records.header.labels import labelled_cells, labelled_lines
from pipeline.records.header.read_header import boxed, in_front
from tests import paper
from tests.records.headers import header_of
from tests.records.test_records_reports import reports


def header(*printed, profile, furniture=(), pairs=()):
    paragraphs = [t if not isinstance(t, str) else paper.text(t, top=100 + 14 * i) for i, t in enumerate(printed)]
    found = [*pairs, *labelled_lines(paragraphs, profile)]
    return header_of(found, paragraphs, furniture, profile)


def names(people):
    return [p.name for p in people]


def test_labelled_lines(profile):
    found = header(
        "Fenmere District Council",
        "Transport Scrutiny Committee",
        "Buses in the Fens",
        "Interim Progress Report 6 months on",
        "Inquiry Report Completion Date: 27th January 2031",
        "Date of this update: 3rd November 2031",
        "Lead Officer responsible for this response: Maud Ings, Head of Transport",
        "Cabinet Member that has signed-off this update: Cllr Tom Oak",
        profile=profile,
    )
    assert (found.council, found.committee, found.inquiry) == (
        "Fenmere District Council",
        "Transport Scrutiny Committee",
        "Buses in the Fens",
    )
    assert (found.stage, found.stage_months) == ("interim", 6)
    assert (found.completion_date, found.update_date) == ("2031-01-27", "2031-11-03")
    assert (names(found.lead_officers), names(found.cabinet_members)) == (["Maud Ings"], ["Tom Oak"])
    assert found.printed[1][0] == "Date of this update"


def test_a_labelled_line_is_no_value_of_the_bold_title_above_it(profile):
    title = paper.text("Orchards: twelve month progress report", top=100, look=paper.BOLD)
    found = header(title, paper.text("Inquiry report completed: 12 March 2031", top=114), profile=profile)
    assert (found.inquiry, found.completion_date, found.update_date) == ("Orchards", "2031-03-12", None)


@pytest.mark.parametrize(
    ("line", "inquiry"),
    [
        ("Inquiry title: Storm damage at Marl Head, March 2030", "Storm damage at Marl Head, March 2030"),
        ("Inquiry title: Storm damage at Marl Head, 4 March 2030", "Storm damage at Marl Head"),
    ],
)
def test_an_inquiry_whose_name_holds_a_day_of_which_nothing_is_told(line, inquiry, profile):
    found = header("Marl District Council", f"{line} Date of this update: 11 May 2031", profile=profile)
    assert (found.inquiry, found.update_date) == (inquiry, "2031-05-11")
    told = [paper.text(said) for said in ("Review: reported in March 2030", "Review: progress report, March 2030")]
    assert "inquiry" not in {pair.field for pair in labelled_lines(told, profile)}


def test_a_label_that_names_the_committee_beside_its_review(profile):
    found = header("Ashby Borough Council", "Place and Growth Scrutiny Panel review: Market Stalls", profile=profile)
    assert (found.committee, found.inquiry) == ("Place and Growth Scrutiny Panel", "Market Stalls")
    found = header("Overview and Scrutiny Committee task group: Market Stalls", profile=profile)
    assert (found.committee, found.inquiry) == ("Overview and Scrutiny Committee", "Market Stalls")
    assert header("Review of:  Market Stalls", profile=profile).inquiry == "Market Stalls"


def test_the_months_beside_the_day_of_an_update(profile):
    for line in ("Date of this update (18 months): 3rd May 2031", "Date of this update: 3rd May 2031 (18 months)"):
        found = header(line, profile=profile)
        assert (found.update_date, found.stage_months) == ("2031-05-03", 18)
    found = header("This update: Interim progress report, 6 months on, 3rd May 2031", profile=profile)
    assert (found.update_date, found.stage, found.stage_months) == ("2031-05-03", "interim", 6)


def test_an_officer_is_not_also_the_member_named_behind_him(profile):
    said = "It was written by the lead officer, Maud Ings, and signed off by the Executive Member, Cllr Tom Oak."
    found = header(said, profile=profile)
    assert (names(found.lead_officers), names(found.cabinet_members)) == (["Maud Ings"], ["Tom Oak"])


def test_the_day_of_a_review_s_own_report_is_not_that_of_the_update(profile):
    found = header("Review report dated: 20.03.2031", "Update dated: 25.09.2031 (6 months)", profile=profile)
    assert (found.completion_date, found.update_date, found.stage_months) == ("2031-03-20", "2031-09-25", 6)


def test_a_letter_that_hands_a_report_over_speaks_for_it(profile):
    letter = ("Dear Councillor Ash,", "Your Panel finished its inquiry into Market Stalls on 3 May 2031.")
    pages = {1: [paper.text(line, top=100 + 14 * at) for at, line in enumerate(letter)]}
    told = {claim.field: claim.value for claim in in_front(2, (), pages, (), profile)}
    assert told["completion_date"] == "2031-05-03"


def test_a_post_alone_does_not_hide_the_officer_who_is_named(profile):
    found = header("Report of: Director of Place", "Lead Officer: Maud Ings", profile=profile)
    assert names(found.lead_officers) == ["Maud Ings"]


def test_a_choice_of_the_template_that_nobody_made_is_no_stage(profile):
    assert header("Interim/Final Progress Report 6 months on", profile=profile).stage is None


def test_two_dates_and_bodies_on_one_line(profile):
    found = header("Inquiry Report Completion Date: 3 March 2031 (Council), 9 June 2031 (Cabinet)", profile=profile)
    assert found.completion_date == "2031-03-03"


def test_days_that_no_label_tells_are_told_by_their_order(profile):
    found = header(
        "Report signed off: Thursday 31 March 2031",
        "Reply received: 24/05/31",
        "Monitoring date: 8 December 2031",
        profile=profile,
    )
    assert (found.completion_date, found.response_date, found.update_date) == ("2031-03-31", "2031-05-24", "2031-12-08")


def test_one_day_alone_has_no_order(profile):
    assert header("Inquiry concluded: 2 March 2031", profile=profile).update_date is None


def test_key_value_table(profile):
    table = paper.table(["Committee:", "Health Panel"], ["Lead officer", "Ann Ash"], ["Date of update", "5 May 2031"])
    found = header(profile=profile, pairs=labelled_cells(table, profile))
    assert (found.committee, found.update_date, names(found.lead_officers)) == (
        "Health Panel",
        "2031-05-05",
        ["Ann Ash"],
    )


def test_labelled_lines_in_cells_side_by_side(profile):
    left = "Inquiry completed: 3 May 2030\nLead officer: Ann Ash (Ponds and Ditches)"
    table = paper.table([left, "Progress reported: 5 May 2031 Cabinet Member: Cllr Ben Birch"])
    found = header(profile=profile, pairs=labelled_cells(table, profile))
    assert (found.completion_date, found.update_date) == ("2030-05-03", "2031-05-05")
    assert (names(found.lead_officers), names(found.cabinet_members)) == (["Ann Ash"], ["Ben Birch"])


def test_a_table_without_known_labels_is_no_header(profile):
    assert labelled_cells(paper.table(["Wall", "Mended"], ["Roof", "Sound"]), profile) == ()


def test_prose(profile):
    found = header(
        "This report gives the position as at 3 May 2031.",
        "The report of the review was agreed on 4 June 2030. "
        "The Lead Officer is Maud Ings and the Cabinet Member is Tom Oak.",
        profile=profile,
    )
    assert (found.update_date, found.completion_date) == ("2031-05-03", "2030-06-04")
    assert (names(found.lead_officers), names(found.cabinet_members)) == (["Maud Ings"], ["Tom Oak"])


def test_the_running_header_helps(profile):
    found = header("Clean air", profile=profile, furniture=["Saltby Borough Council – Air Panel"])
    assert (found.council, found.committee) == ("Saltby Borough Council", "Air Panel")


def test_council_and_committee_on_one_line(profile):
    found = header("Saltby Borough Council – Air Quality Panel", "Progress update", profile=profile)
    assert (found.council, found.committee, found.title) == (
        "Saltby Borough Council",
        "Air Quality Panel",
        "Progress update",
    )


def test_a_bold_label_that_is_not_known_is_kept_as_printed(profile):
    line = paper.text("Ward: Old Quay", bold_until=5)
    assert [(label, value.value) for label, value in header(line, profile=profile).printed] == [("Ward", "Old Quay")]
    assert header("Ward: Old Quay", profile=profile).printed == ()


@pytest.mark.parametrize("look", [paper.style(bold=True), paper.style(colour="#5b2a86")])
def test_labels_that_only_print_tells_from_their_values(profile, look):
    """Two beside each other on a line: each label begins where the print turns bold, or to another colour."""
    left, right = (
        [("Report of", look, 50), ("Ann Ash, Head of Roads", paper.PLAIN, 100)],
        [("Portfolio Holder", look, 400)],
    )
    parts = [*left, *right, ("Cllr Tom Oak", paper.PLAIN, 485)]
    words = [w for text, own, x in parts for w in paper.line(text, x, look=own)]
    value, runs = "", []
    for word in words:
        runs.append(Run(len(value), len(value) + len(word.text), word))
        value += f"{word.text} "
    found = labelled_lines([Text(value.rstrip(), Runs.of(runs))], profile)
    assert [(own.label, own.value.value) for own in found] == [
        ("Report of", "Ann Ash, Head of Roads"),
        ("Portfolio Holder", "Cllr Tom Oak"),
    ]


def test_nothing_is_unknown_and_never_a_default(profile):
    found = header(profile=profile)
    assert (found.council, found.stage, found.stage_months, found.update_date, found.lead_officers) == (
        None,
        None,
        None,
        None,
        (),
    )


def test_a_body_in_front_of_a_colon_is_no_label(profile):
    found = header(
        "Fenmere City Council: 6 month monitoring report",
        "Place Scrutiny Panel: progress on recommendations, 6 months on",
        "Inquiry closed: 9 November 2031",
        profile=profile,
    )
    assert (found.council, found.committee, found.stage_months) == ("Fenmere City Council", "Place Scrutiny Panel", 6)
    assert found.completion_date == "2031-11-09"


def test_names_in_capitals_are_written_as_elsewhere(profile):
    found = header("FENMERE AND THE WOLDS DISTRICT COUNCIL", "PLACE PANEL", profile=profile)
    assert (found.council, found.committee) == ("Fenmere and the Wolds District Council", "Place Panel")


def test_a_committee_behind_its_council_or_on_the_line_below(profile):
    one = header("Fenmere City Council Place Scrutiny Panel", profile=profile)
    assert (one.council, one.committee) == ("Fenmere City Council", "Place Scrutiny Panel")
    below = paper.text("Fenmere City Council\nPlace Scrutiny Panel", top=100)
    two = header(below, profile=profile)
    assert (two.council, two.committee) == ("Fenmere City Council", "Place Scrutiny Panel")
    assert header("Council Tax Scrutiny Panel", profile=profile).committee == "Council Tax Scrutiny Panel"


def test_a_day_whose_label_does_not_say_is_told_by_the_order_of_events(profile):
    found = header(
        "Commission's Paper: 12 March 2031",
        "Cabinet Response: 5 May 2031",
        "Date of next return: 1 June 2032",
        "Date of statement: 4 December 2031",
        profile=profile,
    )
    assert (found.completion_date, found.update_date) == ("2031-03-12", "2031-12-04")
    assert found.response_date == "2031-05-05"


def test_a_council_and_its_committee_on_one_line(profile):
    found = header("London Borough of Fenmere: Housing Commission", profile=profile)
    assert (found.council, found.committee) == ("London Borough of Fenmere", "Housing Commission")


def test_a_bracket_tells_which_of_several_committees_of_one_name(profile):
    found = header("Report to Scrutiny Board (Adults, Health and Homes)", profile=profile)
    assert found.committee == "Scrutiny Board (Adults, Health and Homes)"
    capitals = header("SCRUTINY BOARD (ADULTS AND HEALTH)", profile=profile)
    assert capitals.committee == "Scrutiny Board (Adults and Health)"
    assert header("Place Scrutiny Panel (Chair)", profile=profile).committee == "Place Scrutiny Panel"
    short = header("Overview and Scrutiny Committee (OSC)", profile=profile)
    assert short.committee == "Overview and Scrutiny Committee"


def test_scrutiny_for_belongs_to_the_name(profile):
    found = header("Scrutiny for Policies, Adults and Health Committee – 6 March 2031", profile=profile)
    assert found.committee == "Scrutiny for Policies, Adults and Health Committee"


def test_a_label_in_bold_stands_above_its_value(profile):
    label = paper.text("Report Author(s)", top=100, look=paper.BOLD)
    found = header(label, paper.text("Maud Ings, Service Manager", top=114), profile=profile)
    assert names(found.lead_officers) == ["Maud Ings"]
    assert header("Report Author(s)", "Maud Ings, Service Manager", profile=profile).lead_officers == ()


def test_who_only_advised_or_approved_is_no_lead_officer(profile):
    found = header("Legal Officer: Ann Reed", "Lead Officer: Maud Ings", profile=profile)
    assert names(found.lead_officers) == ["Maud Ings"]


def test_two_people_below_one_another_are_told_apart_by_their_posts(profile):
    found = header("By: Ann Reed, Cabinet Member for Roads; Maud Ings, Director of Place", profile=profile)
    assert (names(found.cabinet_members), names(found.lead_officers)) == (["Ann Reed"], ["Maud Ings"])


def test_a_subject_may_begin_with_a_word_that_elsewhere_says_nothing(profile):
    assert (
        header("Progress report on the review of Council Tax Relief", profile=profile).inquiry == "Council Tax Relief"
    )
    assert header("Update on the Panel's recommendations on Flooding", profile=profile).inquiry == "Flooding"


def test_a_day_in_the_foot_counts_beside_a_body_and_not_beside_a_time(profile):
    foot = ("Fenmere District Council | v0.3 | 9 February 2031",)
    assert header("Buses", furniture=foot, profile=profile).update_date == "2031-02-09"
    printed = ("12/03/2031, 10:14 Buses | Fenmere District Council",)
    assert header("Buses", furniture=printed, profile=profile).update_date is None
    assert header("Buses", furniture=("9 February 2031",), profile=profile).update_date is None


def test_the_name_of_a_committee_is_no_label(profile):
    rows = [["Growth Scrutiny Commission", "Item No"], ["Date", "3 May 2031"], ["Officer", "Maud Ings"]]
    pairs = labelled_cells(paper.table(*rows), profile)
    assert [pair.field for pair in pairs] == [None, "meeting_date", "lead_officers"]


def test_what_stands_left_and_right_of_a_page_is_two_lines(profile):
    left = paper.text("London Borough of Fenmere", top=100)
    right = paper.text("Health and Adults Scrutiny Commission", top=100, x=320)
    both = Text(f"{left.value} {right.value}", Runs.of([*left.runs, *moved(right, len(left.value) + 1)]))
    found = header(both, profile=profile)
    assert (found.council, found.committee) == ("London Borough of Fenmere", "Health and Adults Scrutiny Commission")


def moved(text, by):
    return [run._replace(start=run.start + by, end=run.end + by) for run in text.runs]


def test_who_leads_counts_before_whom_to_ask(profile):
    found = header("Contact: Ann Reed, Scrutiny Officer", "Lead officer: Maud Ings", profile=profile)
    assert names(found.lead_officers) == ["Maud Ings"]


def test_a_blank_column_stands_between_labels_and_values(profile):
    table = paper.table(["Inquiry", "", "Bus Stops"], ["Lead officer", "", "Maud Ings"], ["Ward", "", ""])
    found = header(profile=profile, pairs=labelled_cells(table, profile))
    assert (found.inquiry, names(found.lead_officers)) == ("Bus Stops", ["Maud Ings"])


def test_a_heading_over_one_recommendation_names_no_inquiry(profile):
    assert header("Recommendation 1: Later buses", "ON TRACK", profile=profile).inquiry is None


def test_a_number_in_front_of_a_heading_is_no_side_of_the_page(profile):
    number, words = paper.text("3.2", top=100), paper.text("Waste Collection", top=100, x=320)
    both = Text(f"{number.value} {words.value}", Runs.of([*number.runs, *moved(words, 4)]))
    assert header(both, profile=profile).inquiry is None


def test_a_review_that_a_label_names_keeps_its_name(profile):
    assert header("Inquiry: Review of Bus Fares", profile=profile).inquiry == "Review of Bus Fares"
    assert header("Title: Review of Bus Fares", profile=profile).inquiry == "Review of Bus Fares"
    named = "Review of the Response to Flooding"
    assert header(f"Review: {named}", profile=profile).inquiry == named


def test_a_welsh_name_counts_where_no_other_stands(profile):
    assert header("Cyngor Gwynfryn", "Care Scrutiny Committee", profile=profile).council == "Cyngor Gwynfryn"
    both = header("Cyngor Sir Aberwen", "Aberwen County Council", profile=profile)
    assert both.council == "Aberwen County Council"


def test_a_committee_in_a_title_of_capitals_is_cut_out_of_it(profile):
    found = header("RESPONSE TO THE RECOMMENDATIONS OF THE PLACE SCRUTINY COMMITTEE ON VERGES", profile=profile)
    assert (found.committee, found.inquiry) == ("Place Scrutiny Committee", "Verges")


def test_who_chairs_or_attends_fills_no_field(profile):
    found = header("Chair of the review: Councillor Iris Webb", "Officers in attendance: Kay Wynn", profile=profile)
    assert (found.inquiry, found.lead_officers, found.cabinet_members) == (None, (), ())


def test_a_lone_day_in_a_box_is_not_that_of_a_deadline(profile):
    table = paper.table(["Original deadline", "31 March 2031"], ["Place Scrutiny Panel", "5 May 2031"])
    assert [text.value for text in boxed([table], profile)] == ["Place Scrutiny Panel", "5 May 2031"]


def test_a_form_is_quoted_once_though_another_table_stands_between_it_and_the_records(profile):
    form = paper.table(
        ["Name of review", "Bus Fares"], ["Position as at", "12 January 2031"], ["Committee", "Place Panel"], bottom=150
    )
    figures = paper.table(["Year", "Fares"], ["2029", "351"], ["2030", "402"], top=160, bottom=200)
    rows = paper.table(
        ["No.", "Recommendation", "Response", "Progress"],
        ["1", "That fares are cut", "Agreed.", "They were cut."],
        ["2", "That buses are bought", "Agreed.", "Two were bought."],
        top=210,
    )
    (found,) = reports(form, figures, rows, profile=profile)
    assert [label for label, _ in found.header.printed] == ["Name of review", "Position as at", "Committee"]


def test_a_committee_in_somebodys_post_gets_no_report(profile):
    post = "Report of the Chairman of the Place Select Committee"
    found = header("Report to Overview Committee", post, profile=profile)
    assert found.committee == "Overview Committee"
    to = header("To the Chair and Members of the Place Select Committee", profile=profile)
    assert to.committee == "Place Select Committee"


def test_a_time_beside_a_day_says_nothing(profile):
    found = header("WEDNESDAY 12 JUNE 2031 AT 10.00AM", profile=profile)
    assert (found.update_date, found.inquiry) == ("2031-06-12", None)


def test_the_name_of_a_committee_over_two_lines(profile):
    lines = paper.text("Roads and Sustainable Places", top=100), paper.text("Overview and Scrutiny Committee", top=112)
    assert header(*lines, profile=profile).committee == "Roads and Sustainable Places Overview and Scrutiny Committee"
    apart = paper.text("Roads and Sustainable Places", top=100), paper.text("Overview and Scrutiny Committee", top=120)
    found = header(*apart, profile=profile)
    assert (found.committee, found.inquiry) == ("Overview and Scrutiny Committee", "Roads and Sustainable Places")


def test_a_span_of_time_in_a_sentence_is_no_round(profile):
    assert header("The Panel asked for a report in a year.", profile=profile).stage_months is None
    assert header("This is the twelve month report.", profile=profile).stage_months == 12


def test_who_makes_a_statement_is_its_officer(profile):
    found = header("Position statement by the Cemeteries Manager, Maud Ings", profile=profile)
    assert names(found.lead_officers) == ["Maud Ings"]
    assert header("Prepared for the Place Panel by the Parks Service", profile=profile).lead_officers == ()


def test_what_a_sentence_tells_a_council_is_not_its_name(profile):
    assert header("Mrs Maud Ings told the Panel that the Council", profile=profile).council is None


def test_a_label_begins_behind_a_bar_or_far_from_what_stands_before_it(profile):
    found = header("Six-month report | Review published: 25 April 2031 | Update: 31 October 2031", profile=profile)
    assert (found.stage_months, found.completion_date, found.update_date) == (6, "2031-04-25", "2031-10-31")


def test_a_heading_with_a_colon_and_sentences_behind_it_is_no_label(profile):
    told = "The Panel's report was published on 8 March 2031, and Cabinet replied to all that is said in it in April. "
    prepared = "This update was prepared on 5 December 2031."
    found = header(f"Progress report: nine months on. {told}{prepared}", profile=profile)
    assert (found.completion_date, found.update_date, found.stage_months) == ("2031-03-08", "2031-12-05", 9)


def test_the_round_may_stand_behind_the_day(profile):
    assert header("Date of this update: 13 June 2031 (twelve months on)", profile=profile).stage_months == 12


def in_columns(*lines, starts, top=100):
    """Lines whose parts stand in columns, as one paragraph."""
    parts = [
        paper.text(text, top=top + 12 * at, x=x)
        for at, line in enumerate(lines)
        for text, x in zip(line, starts, strict=True)
    ]
    begins = [sum(len(part.value) + 1 for part in parts[:at]) for at in range(len(parts))]
    runs = [run for part, start in zip(parts, begins, strict=True) for run in moved(part, start)]
    runs = [run._replace(word=run.word._replace(index=1000 * top + at)) for at, run in enumerate(runs)]
    return Text(" ".join(part.value for part in parts), Runs.of(runs))


def test_labels_side_by_side_over_their_values(profile):
    labels = ("Review completed", "Lead officer", "Cabinet Member")
    values = ("16 May 2031", "Maud Ings", "Cllr Iris Webb")
    found = header(in_columns(labels, values, starts=(50, 200, 350)), profile=profile)
    assert (found.completion_date, names(found.lead_officers)) == ("2031-05-16", ["Maud Ings"])
    assert names(found.cabinet_members) == ["Iris Webb"]


def test_labels_with_their_values_side_by_side_are_none_of_what_stands_below(profile):
    first = ("Review agreed: 18 July 2030", "Reporting officer: Maud Ings, Head of Roads")
    second = ("This report: 16 October 2031", "Portfolio: Cllr Iris Webb, Roads")
    found = header(in_columns(first, second, starts=(50, 350)), profile=profile)
    assert (found.completion_date, found.update_date) == ("2030-07-18", "2031-10-16")
    assert (names(found.lead_officers), names(found.cabinet_members)) == (["Maud Ings"], ["Iris Webb"])


def test_a_council_beside_its_committee_in_a_form(profile):
    first = ["Ashby County Council", "Place Select Committee, 23 January 2031"]
    table = paper.table(first, ["Review reported", "14 March 2030"], ["Lead officer", "Ann Reed"])
    found = header(profile=profile, pairs=labelled_cells(table, profile))
    assert (found.council, found.committee) == ("Ashby County Council", "Place Select Committee")
    assert (found.update_date, found.completion_date) == ("2031-01-23", "2030-03-14")


@pytest.mark.parametrize(
    "line",
    [
        "What has happened since? Six month follow-up, 12 November 2031",
        "Second monitoring report: 12 November 2031",
        "Presentation to the Place Scrutiny Panel, 12 November 2031",
    ],
)
def test_the_day_of_a_follow_up_is_the_reports(line, profile):
    assert header(line, profile=profile).update_date == "2031-11-12"


@pytest.mark.parametrize(
    "council", ["Ash Moors National Park Authority", "Fenshire Fire and Rescue Authority", "Ashby Waste Authority"]
)
def test_an_authority_is_a_council_and_no_subject(council, profile):
    found = header(council, "Scrutiny Panel: Dark Skies – eighteen month review", profile=profile)
    assert (found.council, found.inquiry, found.stage_months) == (council, "Dark Skies", 18)
    assert header("The Fire Authority met on 3 May 2031.", profile=profile).council is None
    assert header("Report to the Fire Authority", profile=profile).inquiry is None


def test_what_is_named_as_a_body_is_no_subject(profile):
    found = header("Broads Authority", "Weed Cutting", profile=profile)
    assert (found.council, found.inquiry) == ("Broads Authority", "Weed Cutting")


def test_a_panel_that_belongs_to_no_council_stands_for_one(profile):
    panel = header("Fenshire Police and Crime Panel", profile=profile)
    assert panel.council == "Fenshire Police and Crime Panel"
    hosted = header("Ashby County Council", "Fenshire Police and Crime Panel", profile=profile)
    assert hosted.council == "Ashby County Council"


def test_of_two_rounds_named_together_the_later_counts(profile):
    assert header("Bus Fares: six-month and final (twelve-month) progress", profile=profile).stage_months == 12
    assert header("Bus Fares: progress at 6 months, the next report at 12 months", profile=profile).stage_months == 6


def test_the_kind_of_the_committee_alone_is_no_subject(profile):
    assert header("Overview & Scrutiny recommendation tracker", profile=profile).inquiry is None


def test_an_inquiry_is_reported_to_the_body_that_had_it_made(profile):
    for body in ("the Authority", "Ashby Fire Authority", "Overview & Scrutiny Committee"):
        assert header(f"Inquiry reported to {body}: 29 May 2030", profile=profile).completion_date == "2030-05-29"


def test_labels_beside_their_values_are_not_read_down(profile):
    lines = (("Stage", "First update (six months)"), ("Inquiry report", "8 July 2030"), ("This update", "20 May 2031"))
    printed = [in_columns(line, starts=(50, 200), top=100 + 14 * at) for at, line in enumerate(lines)]
    found = header(*printed, profile=profile)
    assert (found.stage_months, found.completion_date, found.update_date) == (6, "2030-07-08", "2031-05-20")


def test_a_paper_sent_to_people_names_no_committee(profile):
    found = header("To: Cllr Ann Ash (Chair), Cllr Ted Oak, Cllrs B Elm and C Fir", profile=profile)
    assert found.committee is None


def test_the_day_on_which_an_inquiry_went_to_the_cabinet_stands_for_its_end_where_no_other_is_told(profile):
    found = header("Review reported to Executive: 17 January 2031", "Updated: 3 May 2031", profile=profile)
    assert (found.completion_date, found.response_date) == ("2031-01-17", "2031-01-17")
    told = header("Review reported to Executive: 17 January 2031", "Review completed: 2 January 2031", profile=profile)
    assert told.completion_date == "2031-01-02"
    assert header("Executive response date: 17 January 2031", profile=profile).completion_date == "2031-01-17"


def test_a_sentence_behind_the_day_of_a_meeting_tells_of_its_own_day(profile):
    found = header("Date: 22 October 2031. The Committee's report was published on 26 March 2031.", profile=profile)
    assert (found.update_date, found.completion_date) == ("2031-10-22", "2031-03-26")


def test_a_body_beside_the_day_of_its_report_counts_where_no_other_is_told(profile):
    label = "Report completion date: 3 May 2031 (Place Select Committee)"
    assert header(label, profile=profile).committee == "Place Select Committee"
    assert header("Bus Select Committee", label, profile=profile).committee == "Bus Select Committee"


def test_a_body_that_a_report_was_presented_to_is_not_whose_report_it_is(profile):
    label = "Report completion date: 27 January 2031 (presented to Safeguarding Board on 17 March 2031)"
    assert header(label, profile=profile).committee is None


def test_a_council_behind_the_committee_that_is_labelled(profile):
    found = header("To: Place Scrutiny Committee, Ashby Borough Council", profile=profile)
    assert (found.committee, found.council) == ("Place Scrutiny Committee", "Ashby Borough Council")


def test_an_update_prepared_for_a_meeting_is_of_its_day(profile):
    said = "The Executive received the report on 21 July 2030. This update was prepared for the meeting on 18 May 2031."
    assert header(said, profile=profile).update_date == "2031-05-18"


def test_parts_of_a_name_in_capitals_keep_their_capitals(profile):
    assert header("STOKE-ON-TEES BOROUGH COUNCIL", profile=profile).council == "Stoke-on-Tees Borough Council"


@pytest.mark.parametrize(
    ("line", "months"),
    [
        ("Only the Lonely? – eight months on", 8),
        ("Ten months have passed since the Panel reported.", 10),
        ("Bus Fares: two months of evidence", None),
    ],
)
def test_any_number_of_months_in_words_is_a_round_once_it_has_passed(line, months, profile):
    assert header_of((), [paper.text(line)], (), profile).stage_months == months


def test_a_sentence_that_says_who_leads_counts_before_the_author(profile):
    lines = ("Report of: Director of Homes, Ann Ash", "The lead officer for this review is Howard Leach.")
    texts = [paper.text(line, top=80 + 30 * at) for at, line in enumerate(lines)]
    pairs = tuple(labelled_lines(texts, profile))
    assert [p.name for p in header_of(pairs, texts, (), profile).lead_officers] == ["Howard Leach"]
    pairs = tuple(labelled_lines([paper.text("Lead officer: Ann Ash")], profile))
    assert [p.name for p in header_of(pairs, texts[1:], (), profile).lead_officers] == ["Ann Ash"]


def test_a_day_counts_before_the_month_that_it_lies_in(profile):
    lines = ("Parks for All – progress at October 2031", "Report to the Parks Scrutiny Panel, 17 October 2031")
    texts = [paper.text(line, top=80 + 30 * at) for at, line in enumerate(lines)]
    assert header_of((), texts, (), profile).update_date == "2031-10-17"


def test_whom_to_ask_stands_beside_an_address(profile):
    line = "Portfolio Holder – Councillor Bryn Maddox Contact officer – Lucy Farr, Head of Homes (lucy@ashby.example)"
    found = header_of((), [paper.text(line)], (), profile)
    assert [p.name for p in found.cabinet_members] == ["Bryn Maddox"]
    assert [p.name for p in found.lead_officers] == ["Lucy Farr"]
    assert found.inquiry is None


@pytest.mark.parametrize(
    ("did", "day"),
    [
        ("agreed the final report of its inquiry into verges", "2031-06-14"),
        ("received a progress report on its inquiry into verges", "2031-07-11"),
    ],
)
def test_an_inquiry_ends_with_the_meeting_that_agrees_its_report(did, day, profile):
    line = f"At its meeting on 14 June 2031 the Roads Scrutiny Committee {did}. Cabinet replied on 11 July 2031."
    assert header_of((), [paper.text(line)], (), profile).completion_date == day


def test_a_form_of_white_whose_labels_nearly_touch_their_values(profile):
    starts = (50, 150, 300, 376)
    first = [
        ("Council", "Ashby Council", "Scrutiny", "Place Panel"),
        ("Meeting", "3 May 2032", "Round", "Twelve months"),
        ("Review", "Allotments", "Review agreed", "7 May 2031"),
    ]
    last = ("Officer", "Tess Brand, Parks", "Cabinet Member", "Cllr Imran Sadiq")
    texts = [
        in_columns(*first, starts=starts),
        in_columns(last, starts=starts, top=150),
    ]
    found = header_of(tuple(labelled_lines(texts, profile)), texts, (), profile)
    assert (found.council, found.completion_date) == ("Ashby Council", "2031-05-07")
    assert [p.name for p in (*found.lead_officers, *found.cabinet_members)] == ["Tess Brand", "Imran Sadiq"]


def test_the_day_on_which_an_inquiry_was_completed_counts_before_that_on_which_a_report_was_considered(profile) -> None:
    told = (
        "Walls of the Town: progress with recommendations",
        "This is the second and final report on the review: the first report was considered on 12 September 2031.",
        "The report of the inquiry was completed on 8 February 2031 and sent to those who gave evidence.",
    )
    assert header(*told, profile=profile).completion_date == "2031-02-08"


@pytest.mark.parametrize(
    ("lines", "body", "inquiry"),
    [
        (
            ("Department for Tides", "Response to the Review of Small Harbours"),
            "Department for Tides",
            "Review of Small Harbours",
        ),
        (("Inquiry into hill roads: Northern Government response",), "Northern Government", "Inquiry into hill roads"),
        (("Ashby District Council", "Bus Fares: progress report"), "Ashby District Council", "Bus Fares"),
    ],
)
def test_the_body_that_answers_is_named(lines, body, inquiry, profile):
    found = header(*lines, profile=profile)
    assert (found.body, found.inquiry) == (body, inquiry)


def test_the_text_of_pages_in_front_tells_neither_council_nor_round(profile):
    cover = [paper.text("A strategy for space"), paper.text("Government response to the Space Committee", top=130)]
    foreword = [paper.text("ESA Energy Council"), paper.text("Costs fell by a tenth in the last 12 months.", top=130)]
    claims = in_front(7, (), {1: cover, 6: foreword}, ["A strategy for space"], profile)
    assert not {claim.field for claim in claims if claim.value} & {"council", "stage_months"}
