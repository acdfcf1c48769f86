"""Column sets: what stands in which column, and how the columns are headed."""

from __future__ import annotations

from reportlab.lib import colors
from reportlab.platypus import Flowable, Spacer

from tests.drawing import GRID, Case, Expected, expect, line, table, top

TREES = "That the Council plants two hundred street trees each winter"
TAPS = "That a drinking water tap is fitted in every market square"
BINS = "That the blue bins are emptied once a week"
SEATS = "That a seat is set up at each bus stop outside the centre"


def _york() -> list[Flowable]:
    rows = [
        ["Reference", "Origin", "Date", "Area", "Recommendation", "Exec Date", "Lead Officer/EM", "Action taken",
         "Status"],
        ["SR (25/26) 01", "PLC", "01/02/26", "Parks", TREES, "01/03/26", "AB/CD", "Planting began in the west.",
         "Complete"],
        ["SR (25/26) 02", "PLC", "01/02/26", "Streets", TAPS, "02/04/26", "EF", "Two taps have been ordered.",
         "Ongoing"],
        ["SR (23/24) 19", "HOS", "11/12/24", "Waste", BINS, "", "GH/AB", "Waiting for the new lorries.", "Paused"],
        *([""] * 9 for _ in range(5)),
    ]  # fmt: skip
    key = ["Green:achieved, stop monitoring", "Amber:acceptable progress, continue", "Red:unacceptable progress"]
    head = [*line("City of Ormsworth Council", True, 13), *line("Scrutiny recommendation tracker 2025/26")]
    body = table(rows, [70, 45, 55, 55, 190, 55, 70, 140, 60], rowHeights=None)
    return [*head, body, Spacer(1, 8), *line("KEY", True), *[f for k in key for f in line(k)]]


def _isle() -> list[Flowable]:
    rows = [
        ["No.", "Recommendation", "Priority", "Responsibility", "Agreed", "Comments", "Date"],
        ["1", TREES, "1", "The Executive", "Yes", "Agreed and paid for.", "March 2003"],
        [""] * 7,
        ["2", TAPS, "3", "Head of Streets", "No", "Members prefer shops to offer water.", "-"],
        [""] * 7,
        ["3", BINS, "2", "Head of Waste", "In part", "Only in summer.", "On-going"],
    ]
    return [*top("Thorness Island Council", "Waste Select Committee", "Clean Streets"),
            table(rows, [30, 150, 45, 80, 45, 110, 55], rowHeights=None)]  # fmt: skip


def _holders() -> list[Flowable]:
    rows = [
        ["Select Committee", "Meeting Date", "Recommendation Made", "Recommendation made to:",
         "Action taken or Planned to Date"],
        ["Environment", "3 June 2004", TREES, "Portfolio Holder for Parks", "Action List circulated"],
        ["Environment", "3 June 2004", TAPS, "Portfolio Holder for Streets", "To be renegotiated"],
        ["Children", "8 July 2004", BINS, "Portfolio Holder for Waste", "Begins in May"],
    ]  # fmt: skip
    return [*line("Thorness Island Council", True, 13), *line("Recommendations made to portfolio holders"),
            table(rows, [80, 70, 160, 100, 105])]  # fmt: skip


def _questions() -> list[Flowable]:
    rows = [
        ["No", "Para Ref", "What?", "How?", "Who by?", "When?"],
        ["1.", "78/91", "Plant more street trees", "• order saplings<br/>• find sites", "P. Weaver<br/>ditto",
         "Done (March 2004)<br/>By end 2005/06"],
        ["2.", "84", "Fit water taps", "• choose a maker", "R. Anning", "June 2005"],
    ]  # fmt: skip
    return [*line("Brackley Vale Borough Council", True, 13), *line("Improvement actions: progress report"),
            table(rows, [30, 50, 130, 130, 80, 95])]  # fmt: skip


def _fire() -> list[Flowable]:
    rows = [
        ["Summary", "Sub actions", "Deadline date", "Status", "Overall %"],
        ["Recommendation 34: The chief officer should publish the survey", "3", "31/03/2024",
         "Open – Actions ongoing on track", "60"],
        ["Rec 17: Every station should have a named contact", "2", "30/06/2024",
         "Open – Actions ongoing off track", "20"],
        ["AFI 1 - The service should check its vetting", "4", "01/12/2023", "Completed – Actions done", "100"],
    ]  # fmt: skip
    return [*line("Harland Fire and Rescue Authority", True, 13), *line("Inspection recommendations: update"),
            *line("• 3 recommendations"), table(rows, [220, 60, 70, 110, 55])]  # fmt: skip


def _latest_previous() -> list[Flowable]:
    rows = [
        ["No.", "Recommendation", "Progress", "RAG rating", ""],
        ["", "", "", "Latest", "Previous"],
        ["1", TREES, "Half are in the ground.", "GREEN", "AMBER"],
        ["2", TAPS, "No maker was found.", "RED", "GREEN"],
    ]
    spans = [("SPAN", (3, 0), (4, 0)), *(("SPAN", (x, 0), (x, 1)) for x in range(3))]
    return [*top("Ormsworth City Council", "Environment Panel", "Clean Streets"),
            table(rows, [30, 190, 175, 60, 60], [*GRID, *spans], heads=2)]  # fmt: skip


def _latest_first() -> list[Flowable]:
    rows = [
        ["Recommendation", "18 month update", "12 month update", "6 month update", "RAG"],
        ["1. " + TREES, "", "Ninety are planted.", "Sites are chosen.", "Amber"],
        ["2. " + TAPS, "", "Taps stand in two squares.", "A maker is found.", "Green"],
    ]
    return [*top("Ormsworth City Council", "Environment Panel", "Clean Streets", "Twelve"),
            table(rows, [170, 100, 100, 100, 45])]  # fmt: skip


def _inquiries() -> list[Flowable]:
    rows = [
        ["Scrutiny Review", "Ref", "Recommendation", "Cabinet Response", "Progress", "Status"],
        ["Clean Streets", "R1", TREES, "Agreed.", "Half are in the ground.", "On track"],
        ["", "R2", TAPS, "Agreed in part. In towns only.", "Two are fitted.", "Complete"],
        ["Better Buses", "R1", SEATS, "Not agreed. No money is left.", "None.", "Closed"],
    ]
    return [*line("Ormsworth City Council", True, 13), *line("Recommendations tracker: all reviews"),
            table(rows, [70, 30, 150, 105, 105, 55], [*GRID, ("SPAN", (0, 1), (0, 2))])]  # fmt: skip


def _card(number: int, text: str, response: str, progress: str, officer: str, status: str) -> list[Flowable]:
    rows = [
        [f"Recommendation {number}", text],
        ["Cabinet response", response],
        ["Progress update", progress],
        ["Lead officer", officer],
        ["Target date", "May 2025"],
        ["Status", status],
    ]
    shade = ("BACKGROUND", (0, 0), (0, -1), colors.HexColor("#dde3ea"))
    return [table(rows, [110, 390], [*GRID, shade], heads=0), Spacer(1, 12)]


def _cards() -> list[Flowable]:
    return [
        *top("Wexley District Council", "Prosperity Scrutiny Committee", "Clean Streets"),
        *_card(1, TREES, "Agreed.", "Half are in the ground.", "Ada Thrower", "Green"),
        *_card(2, TAPS, "Not agreed. Shops offer water.", "No further step is planned.", "Ben Ode", "Red"),
        *_card(3, BINS, "Agreed in part. In summer.", "The rounds have changed.", "Cy Marsh", "Complete"),
    ]


def _sections() -> list[Flowable]:
    head = ["Ref", "Recommendation", "Lead officer", "Progress to date"]
    live = [head, ["21 BC 07", TREES, "A. Thrower", "Half are in the ground."]]
    done = [head, ["H&amp;S 05", TAPS, "B. Ode", "All taps run."], ["22 BC 01", BINS, "C. Marsh", "It is done weekly."]]
    late = [head, ["", "No recommendations are outstanding", "", ""]]
    widths = [60, 190, 80, 170]
    return [
        *top("Northfold District Council", "Governance Committee", "All reviews"),
        *line("Table A: Recommendations in progress", True), table(live, widths), Spacer(1, 8),
        *line("Table B: Completed recommendations", True), table(done, widths), Spacer(1, 8),
        *line("Table C: Overdue recommendations", True), table(late, widths),
    ]  # fmt: skip


def _stanzas() -> list[Flowable]:
    parts = [
        *top("Essendon Fire Authority", "Audit Committee", "Station Culture"),
        *line("Recommendation 9", True), *line("Stations should hold an open evening each year."),
        *line("Authority action:", True), *line("Each station names a host."),
        *line("April 2023:", True), *line("Hosts were named at six stations."),
        *line("October 2023", True), *line("Nine stations have held their evening."),
        *line("Recommendation 10", True), *line("Records of training should be kept in one place."),
        *line("April 2023:", True), *line("A system was bought."),
        *line("January 2024", True), *line("All records have been moved."),
    ]  # fmt: skip
    return parts


def _labelled() -> list[Flowable]:
    return [
        *line("Phase 1 recommendations: quarterly update", True, 13),
        *line("Theme 3 Plans", True, 12),
        *line("Recommendation 33.10a", True), *line("Plans of high buildings should be kept on paper and screen."),
        *line("Responsible for completion: Norbury Brigade"), *line("Progress: Plans of forty buildings are on file."),
        *line("Target date: May 2025"), *line("Status: In progress"),
        *line("Recommendation 33.10b", True), *line("Owners should be told when plans are missing."),
        *line("Responsible for completion: Owners’ Forum"), *line("Progress: Letters were sent to all owners."),
        *line("Target date: June 2024"), *line("Status: Complete"),
    ]  # fmt: skip


_CARDS: list[Expected] = expect(
    ["1", TREES, "Agreed.", "agreed", "Half are in the ground.", "Ada Thrower", "May 2025", "green"],
    ["2", TAPS, "Not agreed. Shops offer water.", "rejected", "No further step is planned.", "Ben Ode", "May 2025",
     "red"],
    ["3", BINS, "Agreed in part. In summer.", "partially_agreed", "The rounds have changed.", "Cy Marsh", "May 2025",
     "complete"],
    fields="number recommendation response decision update lead_officer due rag",
)  # fmt: skip

CASES = [
    Case("york", "columns", _york, [expect(
        ["SR (25/26) 01", TREES, None, "AB/CD", "Planting began in the west.", "complete", "Parks"],
        ["SR (25/26) 02", TAPS, None, "EF", "Two taps have been ordered.", None, "Streets"],
        ["SR (23/24) 19", BINS, None, "GH/AB", "Waiting for the new lorries.", None, "Waste"],
        fields="number recommendation due lead_officer update rag theme")], wide=True),
    Case("isle", "columns", _isle, [expect(
        ["1", TREES, "agreed", "Agreed and paid for.", "The Executive", "March 2003", None],
        ["2", TAPS, "rejected", "Members prefer shops to offer water.", "Head of Streets", "-", None],
        ["3", BINS, "partially_agreed", "Only in summer.", "Head of Waste", "On-going", None],
        fields="number recommendation decision response lead_officer due rag")]),
    Case("holders", "columns", _holders, [expect(
        [None, TREES, "Action List circulated"], [None, TAPS, "To be renegotiated"], [None, BINS, "Begins in May"],
        fields="number recommendation update")]),
    Case("questions", "columns", _questions, [expect(
        ["1", "Plant more street trees", "• order saplings\n• find sites", "Done (March 2004)\nBy end 2005/06"],
        ["2", "Fit water taps", "• choose a maker", "June 2005"],
        fields="number recommendation action due")]),
    Case("fire", "columns", _fire, [expect(
        ["34", "The chief officer should publish the survey", "31/03/2024", "green", "on_track"],
        ["17", "Every station should have a named contact", "30/06/2024", "red", "not_delivered"],
        ["AFI 1", "The service should check its vetting", "01/12/2023", "complete", "delivered"],
        fields="number recommendation due rag progress")]),
    Case("latest-previous", "columns", _latest_previous, [expect(
        ["1", TREES, "Half are in the ground.", "green"], ["2", TAPS, "No maker was found.", "red"],
        fields="number recommendation update rag")]),
    Case("latest-first", "columns", _latest_first, [expect(
        ["1", TREES, "Ninety are planted.", "Sites are chosen.", "amber"],
        ["2", TAPS, "Taps stand in two squares.", "A maker is found.", "green"],
        fields="number recommendation update previous_update rag")]),
    Case("inquiries", "columns", _inquiries, [expect(
        ["1", TREES, "agreed", "Half are in the ground.", "green", "Clean Streets"],
        ["2", TAPS, "partially_agreed", "Two are fitted.", "complete", "Clean Streets"],
        ["1", SEATS, "rejected", "None.", None, "Better Buses"],
        fields="number recommendation decision update rag inquiry")]),
    Case("sections", "columns", _sections, [expect(
        ["21 BC 07", TREES, "Half are in the ground.", None, "on_track"],
        ["H&S 05", TAPS, "All taps run.", "complete", "delivered"],
        ["22 BC 01", BINS, "It is done weekly.", "complete", "delivered"],
        fields="number recommendation update rag progress")]),
    Case("cards", "blocks", _cards, [_CARDS]),
    Case("stanzas", "blocks", _stanzas, [expect(
        ["9", "Stations should hold an open evening each year.", "Nine stations have held their evening.",
         "Hosts were named at six stations."],
        ["10", "Records of training should be kept in one place.", "All records have been moved.",
         "A system was bought."],
        fields="number recommendation update previous_update")]),
    Case("labelled", "blocks", _labelled, [expect(
        ["33.10a", "Plans of high buildings should be kept on paper and screen.",
         "Plans of forty buildings are on file.", "Norbury Brigade", None, "on_track", "Theme 3 Plans"],
        ["33.10b", "Owners should be told when plans are missing.", "Letters were sent to all owners.",
         "Owners’ Forum", "complete", "delivered", "Theme 3 Plans"],
        fields="number recommendation update lead_officer rag progress theme")]),
]  # fmt: skip
