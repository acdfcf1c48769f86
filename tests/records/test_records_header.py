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


def case(point, *printed, **told):
    return pytest.param(printed, told, id=point)


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        case("nothing printed is unknown and never a default",
             council=None, stage=None, stage_months=None, update_date=None, lead_officers=[]),
        # The council, its committees and other bodies
        case("a council and its committee behind a dash",
             "Saltby Borough Council – Air Quality Panel", "Progress update",
             council="Saltby Borough Council", committee="Air Quality Panel", title="Progress update"),
        case("a council and its committee behind a colon", "London Borough of Fenmere: Housing Commission",
             council="London Borough of Fenmere", committee="Housing Commission"),
        case("a council and its committee with nothing between them", "Fenmere City Council Place Scrutiny Panel",
             council="Fenmere City Council", committee="Place Scrutiny Panel"),
        case("a committee on the line below its council", "Fenmere City Council\nPlace Scrutiny Panel",
             council="Fenmere City Council", committee="Place Scrutiny Panel"),
        case("a committee that begins with Council", "Council Tax Scrutiny Panel",
             committee="Council Tax Scrutiny Panel"),
        case("a council behind the committee that is labelled",
             "To: Place Scrutiny Committee, Ashby Borough Council",
             committee="Place Scrutiny Committee", council="Ashby Borough Council"),
        case("a body in front of a colon is no label", "Fenmere City Council: 6 month monitoring report",
             "Place Scrutiny Panel: progress on recommendations, 6 months on", "Inquiry closed: 9 November 2031",
             council="Fenmere City Council", committee="Place Scrutiny Panel", stage_months=6,
             completion_date="2031-11-09"),
        case("names in capitals are written as elsewhere", "FENMERE AND THE WOLDS DISTRICT COUNCIL", "PLACE PANEL",
             council="Fenmere and the Wolds District Council", committee="Place Panel"),
        case("parts of a name in capitals keep their capitals", "STOKE-ON-TEES BOROUGH COUNCIL",
             council="Stoke-on-Tees Borough Council"),
        case("a bracket tells which of several committees of one name",
             "Report to Scrutiny Board (Adults, Health and Homes)",
             committee="Scrutiny Board (Adults, Health and Homes)"),
        case("the bracket of a committee in capitals", "SCRUTINY BOARD (ADULTS AND HEALTH)",
             committee="Scrutiny Board (Adults and Health)"),
        case("a post in a bracket is no part of the name", "Place Scrutiny Panel (Chair)",
             committee="Place Scrutiny Panel"),
        case("an acronym in a bracket is no part of the name", "Overview and Scrutiny Committee (OSC)",
             committee="Overview and Scrutiny Committee"),
        case("Scrutiny for belongs to the name", "Scrutiny for Policies, Adults and Health Committee – 6 March 2031",
             committee="Scrutiny for Policies, Adults and Health Committee"),
        case("a committee in a title of capitals is cut out of it",
             "RESPONSE TO THE RECOMMENDATIONS OF THE PLACE SCRUTINY COMMITTEE ON VERGES",
             committee="Place Scrutiny Committee", inquiry="Verges"),
        case("a committee in somebody's post gets no report", "Report to Overview Committee",
             "Report of the Chairman of the Place Select Committee", committee="Overview Committee"),
        case("a report to the chair of a committee is the committee's",
             "To the Chair and Members of the Place Select Committee", committee="Place Select Committee"),
        case("a paper sent to people names no committee",
             "To: Cllr Ann Ash (Chair), Cllr Ted Oak, Cllrs B Elm and C Fir", committee=None),
        case("a body beside the day of its report counts where no other is told",
             "Report completion date: 3 May 2031 (Place Select Committee)", committee="Place Select Committee"),
        case("a body beside the day of its report does not count where another is told", "Bus Select Committee",
             "Report completion date: 3 May 2031 (Place Select Committee)", committee="Bus Select Committee"),
        case("a body that a report was presented to is not whose report it is",
             "Report completion date: 27 January 2031 (presented to Safeguarding Board on 17 March 2031)",
             committee=None),
        case("the end of a sentence over two lines is no committee", "Done, and so the Board",
             "need not ask again", committee=None),
        case("the end of a sentence without a comma is no committee", "Finished and the Board",
             "need not ask again", committee=None),
        case("a Welsh name counts where no other stands", "Cyngor Gwynfryn", "Care Scrutiny Committee",
             council="Cyngor Gwynfryn"),
        case("a Welsh name does not count beside the English one", "Cyngor Sir Aberwen", "Aberwen County Council",
             council="Aberwen County Council"),
        case("what a sentence tells a council is not its name", "Mrs Maud Ings told the Panel that the Council",
             council=None),
        case("a panel that belongs to no council stands for one", "Fenshire Police and Crime Panel",
             council="Fenshire Police and Crime Panel"),
        case("a panel with a host does not stand for the council", "Ashby County Council",
             "Fenshire Police and Crime Panel", council="Ashby County Council"),
        case("the department that answers is named", "Department for Tides", "Response to the Review of Small Harbours",
             body="Department for Tides", inquiry="Review of Small Harbours"),
        case("the government that answers is named", "Inquiry into hill roads: Northern Government response",
             body="Northern Government", inquiry="Inquiry into hill roads"),
        case("the council that answers is named", "Ashby District Council", "Bus Fares: progress report",
             body="Ashby District Council", inquiry="Bus Fares"),
        # The inquiry
        case("an enquiry is an inquiry", "Name of scrutiny enquiry: Night Buses", inquiry="Night Buses"),
        case("a label that names the committee beside its review", "Ashby Borough Council",
             "Place and Growth Scrutiny Panel review: Market Stalls",
             committee="Place and Growth Scrutiny Panel", inquiry="Market Stalls"),
        case("a label that names the committee beside its task group",
             "Overview and Scrutiny Committee task group: Market Stalls",
             committee="Overview and Scrutiny Committee", inquiry="Market Stalls"),
        case("a review of something", "Review of:  Market Stalls", inquiry="Market Stalls"),
        case("an inquiry that a label names keeps its name", "Inquiry: Review of Bus Fares",
             inquiry="Review of Bus Fares"),
        case("a title that a label names keeps its name", "Title: Review of Bus Fares",
             inquiry="Review of Bus Fares"),
        case("a review that a label names keeps its name", "Review: Review of the Response to Flooding",
             inquiry="Review of the Response to Flooding"),
        case("a subject may begin with Council", "Progress report on the review of Council Tax Relief",
             inquiry="Council Tax Relief"),
        case("a subject behind the recommendations of a panel",
             "Update on the Panel's recommendations on Flooding", inquiry="Flooding"),
        case("a heading over one recommendation names no inquiry", "Recommendation 1: Later buses", "ON TRACK",
             inquiry=None),
        case("what is named as a body is no subject", "Broads Authority", "Weed Cutting",
             council="Broads Authority", inquiry="Weed Cutting"),
        case("the kind of the committee alone is no subject", "Overview & Scrutiny recommendation tracker",
             inquiry=None),
        # The round
        case("a choice of the template that nobody made is no stage", "Interim/Final Progress Report 6 months on",
             stage=None),
        case("a sentence tells the stage whatever it goes on with", "The Roads Scrutiny Panel finished its inquiry. "
             "This interim progress report is made six months on.", stage="interim", stage_months=6),
        case("the months in front of the day of an update", "Date of this update (18 months): 3rd May 2031",
             update_date="2031-05-03", stage_months=18),
        case("the months behind the day of an update", "Date of this update: 3rd May 2031 (18 months)",
             update_date="2031-05-03", stage_months=18),
        case("the months in words behind the day of an update",
             "Date of this update: 13 June 2031 (twelve months on)", stage_months=12),
        case("the stage and months of an update in front of its day",
             "This update: Interim progress report, 6 months on, 3rd May 2031",
             update_date="2031-05-03", stage="interim", stage_months=6),
        case("a span of time in a sentence is no round", "The Panel asked for a report in a year.",
             stage_months=None),
        case("a sentence that calls the report by its months", "This is the twelve month report.", stage_months=12),
        case("of two rounds named together the later counts",
             "Bus Fares: six-month and final (twelve-month) progress", stage_months=12),
        case("the round of the next report does not count",
             "Bus Fares: progress at 6 months, the next report at 12 months", stage_months=6),
        # The days
        case("the day of a review's own report is not that of the update", "Review report dated: 20.03.2031",
             "Update dated: 25.09.2031 (6 months)",
             completion_date="2031-03-20", update_date="2031-09-25", stage_months=6),
        case("two dates and bodies on one line",
             "Inquiry Report Completion Date: 3 March 2031 (Council), 9 June 2031 (Cabinet)",
             completion_date="2031-03-03"),
        case("days that no label tells are told by their order", "Report signed off: Thursday 31 March 2031",
             "Reply received: 24/05/31", "Monitoring date: 8 December 2031",
             completion_date="2031-03-31", response_date="2031-05-24", update_date="2031-12-08"),
        case("a day whose label does not say is told by the order of events", "Commission's Paper: 12 March 2031",
             "Cabinet Response: 5 May 2031", "Date of next return: 1 June 2032", "Date of statement: 4 December 2031",
             completion_date="2031-03-12", update_date="2031-12-04", response_date="2031-05-05"),
        case("one day alone has no order", "Inquiry concluded: 2 March 2031", update_date=None),
        case("a time beside a day says nothing", "WEDNESDAY 12 JUNE 2031 AT 10.00AM",
             update_date="2031-06-12", inquiry=None),
        case("a label begins behind a bar or far from what stands before it",
             "Six-month report | Review published: 25 April 2031 | Update: 31 October 2031",
             stage_months=6, completion_date="2031-04-25", update_date="2031-10-31"),
        case("a heading with a colon and sentences behind it is no label",
             "Progress report: nine months on. The Panel's report was published on 8 March 2031, and Cabinet replied "
             "to all that is said in it in April. This update was prepared on 5 December 2031.",
             completion_date="2031-03-08", update_date="2031-12-05", stage_months=9),
        case("the day of a follow-up is the report's",
             "What has happened since? Six month follow-up, 12 November 2031", update_date="2031-11-12"),
        case("the day of a monitoring report is the report's", "Second monitoring report: 12 November 2031",
             update_date="2031-11-12"),
        case("the day of a presentation is the report's",
             "Presentation to the Place Scrutiny Panel, 12 November 2031", update_date="2031-11-12"),
        case("an update prepared for a meeting is of its day", "The Executive received the report on 21 July 2030. "
             "This update was prepared for the meeting on 18 May 2031.", update_date="2031-05-18"),
        case("the day on which an update was completed is its own", "Update completed: 8 October 2031",
             update_date="2031-10-08"),
        case("the day on which an update was prepared is its own", "Prepared on 8 October 2031",
             update_date="2031-10-08"),
        case("the day of an earlier update is not that of this one", "A first update was given in September 2030 and "
             "this is the second.", "Date: 15 March 2031", update_date="2031-03-15"),
        case("a year of money is no day", "Equipment was approved in the 2031/32 programme of the review.",
             completion_date=None, update_date=None),
        case("a span in a sentence is not the day of the report",
             "The review sat on six days between September 2030 and January 2031.", update_date=None),
        case("a sentence behind the day of a meeting tells of its own day",
             "Date: 22 October 2031. The Committee's report was published on 26 March 2031.",
             update_date="2031-10-22", completion_date="2031-03-26"),
        case("an inquiry is reported to the authority that had it made",
             "Inquiry reported to the Authority: 29 May 2030", completion_date="2030-05-29"),
        case("an inquiry is reported to the named authority that had it made",
             "Inquiry reported to Ashby Fire Authority: 29 May 2030", completion_date="2030-05-29"),
        case("an inquiry is reported to the committee that had it made",
             "Inquiry reported to Overview & Scrutiny Committee: 29 May 2030", completion_date="2030-05-29"),
        case("the day on which an inquiry went to the cabinet stands for its end where no other is told",
             "Review reported to Executive: 17 January 2031", "Updated: 3 May 2031",
             completion_date="2031-01-17", response_date="2031-01-17"),
        case("the day on which an inquiry went to the cabinet is not its end where another is told",
             "Review reported to Executive: 17 January 2031", "Review completed: 2 January 2031",
             completion_date="2031-01-02"),
        case("the day of the cabinet's response stands for the end of an inquiry where no other is told",
             "Executive response date: 17 January 2031", completion_date="2031-01-17"),
        case("the day on which an inquiry was completed counts before that on which a report was considered",
             "Walls of the Town: progress with recommendations",
             "This is the second and final report on the review: the first report was considered on 12 September 2031.",
             "The report of the inquiry was completed on 8 February 2031 and sent to those who gave evidence.",
             completion_date="2031-02-08"),
        case("the day of an earlier report is not that of this one",
             "Wharf Town Council: Walls of the Town, twelve-month monitoring",
             "Towns Overview and Scrutiny Committee, Tuesday 3 May 2031",
             "The first monitoring report was made in November 2030.",
             update_date="2031-05-03"),
        # Officers and members
        case("prose tells days and people", "This report gives the position as at 3 May 2031.",
             "The report of the review was agreed on 4 June 2030. "
             "The Lead Officer is Maud Ings and the Cabinet Member is Tom Oak.",
             update_date="2031-05-03", completion_date="2030-06-04",
             lead_officers=["Maud Ings"], cabinet_members=["Tom Oak"]),
        case("an officer is not also the member named behind him", "It was written by the lead officer, Maud Ings, and "
             "signed off by the Executive Member, Cllr Tom Oak.",
             lead_officers=["Maud Ings"], cabinet_members=["Tom Oak"]),
        case("a post alone does not hide the officer who is named", "Report of: Director of Place",
             "Lead Officer: Maud Ings", lead_officers=["Maud Ings"]),
        case("who only advised or approved is no lead officer", "Legal Officer: Ann Reed", "Lead Officer: Maud Ings",
             lead_officers=["Maud Ings"]),
        case("who leads counts before whom to ask", "Contact: Ann Reed, Scrutiny Officer", "Lead officer: Maud Ings",
             lead_officers=["Maud Ings"]),
        case("two people below one another are told apart by their posts",
             "By: Ann Reed, Cabinet Member for Roads; Maud Ings, Director of Place",
             cabinet_members=["Ann Reed"], lead_officers=["Maud Ings"]),
        case("who chairs or attends fills no field", "Chair of the review: Councillor Iris Webb",
             "Officers in attendance: Kay Wynn", inquiry=None, lead_officers=[], cabinet_members=[]),
        case("who makes a statement is its officer", "Position statement by the Cemeteries Manager, Maud Ings",
             lead_officers=["Maud Ings"]),
        case("a service that a report was prepared by is no officer",
             "Prepared for the Place Panel by the Parks Service", lead_officers=[]),
        case("a signature names whoever holds the post below it", "Ann Reed", "Director of Environment",
             lead_officers=["Ann Reed"], inquiry=None),
        case("a chair who signs is no officer", "Ada Finch", "Chair of the Panel", lead_officers=[]),
        case("a member may be accountable for a report", "Accountable member: Councillor Ada Finch",
             "Accountable officer: Ann Reed", cabinet_members=["Ada Finch"], lead_officers=["Ann Reed"]),
        case("what a member is responsible for is nobody's name",
             "Portfolio holder: Cllr Ada Finch (Northfield), Skills and Work", cabinet_members=["Ada Finch"]),
        case("a portfolio without its holder is nobody's name", "Portfolio: Corporate Services", cabinet_members=[]),
        case("a member behind the label of a portfolio", "Portfolio: Cllr Ada Finch", cabinet_members=["Ada Finch"]),
        # The second name is told by its shape alone, and its first word is a word of English as well.
        case("a label that asks for several has more than one name", "Lead officers: Ann Reed and Heath Orr",
             lead_officers=["Ann Reed", "Heath Orr"]),
        case("a label that asks for one has no second name by its shape", "Lead officer: Ann Reed and Heath Orr",
             lead_officers=["Ann Reed"]),
        case("a service beside a name is no second name", "Lead officers: Ann Reed and Park Services",
             lead_officers=["Ann Reed"]),
    ],
)  # fmt: skip
def test_what_lines_tell(printed, told, profile):
    found = header(*printed, profile=profile)
    values = {field: getattr(found, field) for field in told}
    assert {field: names(own) if isinstance(own, tuple) else own for field, own in values.items()} == told


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


def test_a_letter_that_hands_a_report_over_speaks_for_it(profile):
    letter = ("Dear Councillor Ash,", "Your Panel finished its inquiry into Market Stalls on 3 May 2031.")
    pages = {1: [paper.text(line, top=100 + 14 * at) for at, line in enumerate(letter)]}
    told = {claim.field: claim.value for claim in in_front(2, (), pages, (), profile)}
    assert told["completion_date"] == "2031-05-03"


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


def test_the_running_header_helps(profile):
    found = header("Clean air", profile=profile, furniture=["Saltby Borough Council – Air Panel"])
    assert (found.council, found.committee) == ("Saltby Borough Council", "Air Panel")


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


def test_a_label_in_bold_stands_above_its_value(profile):
    label = paper.text("Report Author(s)", top=100, look=paper.BOLD)
    found = header(label, paper.text("Maud Ings, Service Manager", top=114), profile=profile)
    assert names(found.lead_officers) == ["Maud Ings"]
    assert header("Report Author(s)", "Maud Ings, Service Manager", profile=profile).lead_officers == ()


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


def test_a_blank_column_stands_between_labels_and_values(profile):
    table = paper.table(["Inquiry", "", "Bus Stops"], ["Lead officer", "", "Maud Ings"], ["Ward", "", ""])
    found = header(profile=profile, pairs=labelled_cells(table, profile))
    assert (found.inquiry, names(found.lead_officers)) == ("Bus Stops", ["Maud Ings"])


def test_a_number_in_front_of_a_heading_is_no_side_of_the_page(profile):
    number, words = paper.text("3.2", top=100), paper.text("Waste Collection", top=100, x=320)
    both = Text(f"{number.value} {words.value}", Runs.of([*number.runs, *moved(words, 4)]))
    assert header(both, profile=profile).inquiry is None


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


def test_the_name_of_a_committee_over_two_lines(profile):
    lines = paper.text("Roads and Sustainable Places", top=100), paper.text("Overview and Scrutiny Committee", top=112)
    assert header(*lines, profile=profile).committee == "Roads and Sustainable Places Overview and Scrutiny Committee"
    apart = paper.text("Roads and Sustainable Places", top=100), paper.text("Overview and Scrutiny Committee", top=120)
    found = header(*apart, profile=profile)
    assert (found.committee, found.inquiry) == ("Overview and Scrutiny Committee", "Roads and Sustainable Places")


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
    "council", ["Ash Moors National Park Authority", "Fenshire Fire and Rescue Authority", "Ashby Waste Authority"]
)
def test_an_authority_is_a_council_and_no_subject(council, profile):
    found = header(council, "Scrutiny Panel: Dark Skies – eighteen month review", profile=profile)
    assert (found.council, found.inquiry, found.stage_months) == (council, "Dark Skies", 18)
    assert header("The Fire Authority met on 3 May 2031.", profile=profile).council is None
    assert header("Report to the Fire Authority", profile=profile).inquiry is None


def test_labels_beside_their_values_are_not_read_down(profile):
    lines = (("Stage", "First update (six months)"), ("Inquiry report", "8 July 2030"), ("This update", "20 May 2031"))
    printed = [in_columns(line, starts=(50, 200), top=100 + 14 * at) for at, line in enumerate(lines)]
    found = header(*printed, profile=profile)
    assert (found.stage_months, found.completion_date, found.update_date) == (6, "2030-07-08", "2031-05-20")


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
    texts = [in_columns(*first, starts=starts), in_columns(last, starts=starts, top=150)]
    found = header_of(tuple(labelled_lines(texts, profile)), texts, (), profile)
    assert (found.council, found.completion_date) == ("Ashby Council", "2031-05-07")
    assert [p.name for p in (*found.lead_officers, *found.cabinet_members)] == ["Tess Brand", "Imran Sadiq"]


def test_the_text_of_pages_in_front_tells_neither_council_nor_round(profile):
    cover = [paper.text("A strategy for space"), paper.text("Government response to the Space Committee", top=130)]
    foreword = [paper.text("ESA Energy Council"), paper.text("Costs fell by a tenth in the last 12 months.", top=130)]
    claims = in_front(7, (), {1: cover, 6: foreword}, ["A strategy for space"], profile)
    assert not {claim.field for claim in claims if claim.value} & {"council", "stage_months"}
