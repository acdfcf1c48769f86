# ruff: noqa: E501 - one row of a table a line
"""Papers of councils that hold tables or headings like a report's, and no report."""

from __future__ import annotations

from typing import Any

from tests.fresh.kit import Grid, Head, Office, Web, html_table
from tests.unseen.kit import Case, line, table

BOX = "table{border-collapse:collapse;width:100%}td,th{border:1px solid #444}"


def _office(title: str, rows: list[list[str]], *before: Any) -> Office:
    wide = len(rows[0]) > 5
    return Office(
        [
            Head("Hartlow Borough Council"),
            title,
            *before,
            Grid(rows, [(250 if wide else 172) / len(rows[0])] * len(rows[0])),
        ],
        wide=wide,
    )


def _web(title: str, rows: list[list[str]], tagged: bool = True) -> Web:
    return Web(
        f"<h1>Marl County Council</h1><h2>{title}</h2>" + html_table(rows), BOX, wide=len(rows[0]) > 5, tagged=tagged
    )


RISKS = [["Risk ref", "Risk description", "Current controls", "Further action recommended", "Progress on action", "RAG"],
         ["SR1", "Flooding of the depot", "Pumps", "Raise the wall", "Wall designed.", "Amber"],
         ["SR2", "Loss of data", "Copies", "Test the copies", "Tested in May.", "Green"]]  # fmt: skip
AUDIT = [["Audit", "Finding", "Priority", "Agreed management action", "Owner", "Due date", "Status"],
         ["Payroll", "Leavers are paid late", "High", "Change the form", "I. Fenn", "May 2024", "Implemented"],
         ["Stores", "Stock is not counted", "Medium", "Count each month", "T. Quarry", "June 2024", "Overdue"]]  # fmt: skip
KPIS = [["Measure", "Recommended target", "Result", "Direction of travel", "RAG", "Comment on progress"],
        ["Potholes mended in two days", "90%", "88%", "Up", "Amber", "Better than last quarter."],
        ["Loans per resident", "4.0", "4.2", "Up", "Green", "On target."]]  # fmt: skip
ACTIONS = [["Minute", "Action", "By whom", "Progress"], ["41", "Send the map of gullies to members", "T. Quarry", "Sent on 3 May."],
           ["42", "Invite the librarian to the next meeting", "U. Strand", "Invited."]]  # fmt: skip
PLANNING = [["Application", "Site and proposal", "Officer recommendation", "Decision"], ["24/0012/FUL", "3 Mill Lane, Hartlow: new porch", "Approve", "Approved"],
            ["24/0033/OUT", "Land at Fen End: nine houses", "Refuse", "Refused"], ["24/0040/FUL", "The Old Barn: change of use", "Approve with conditions", "Deferred"]]  # fmt: skip
FORWARD = [["Item", "Decision maker", "Date of decision", "Lead officer", "Recommendation expected", "Status"],
           ["Car park charges", "Cabinet", "June 2024", "I. Fenn", "To raise charges", "Open"], ["Library hours", "Cabinet", "July 2024", "T. Quarry", "To consult", "Private"]]  # fmt: skip
COMMITMENTS = [["What we have committed to", "Led by", "Timescale", "Measure", "Shared outcome"], ["Plant a wood in each ward", "Parks", "2026", "Trees planted", "SO1, SO2"],
               ["Open a hub in each town", "Housing", "2027", "Hubs open", "SO3"]]  # fmt: skip
CONSULTATION = [["Consultee", "Comment", "Response", "Change to plan"], ["Hartlow Parish", "Recommends a lower speed", "Noted. Speeds are set by the county.", "None"],
                ["A resident", "The wood should be kept", "Agreed.", "Policy 4 changed"]]  # fmt: skip
COUNTS = [
    ["Theme", "Number of recommendations", "In progress", "Complete"],
    ["Roads", "12", "5", "7"],
    ["Libraries", "9", "9", "0"],
    ["Total", "21", "14", "7"],
]
SELF = [
    ["Standard", "Evidence", "Rating", "Next steps"],
    ["Members are trained", "Log of courses", "Green", "Repeat in May"],
    ["Papers are sent in time", "Checks", "Amber", "Recommend a timetable"],
]
PROGRAMME = [["Meeting", "Topic", "Purpose", "Lead officer", "Outcome and recommendations"], ["4 June", "Potholes", "To question the contractor", "I. Fenn", "Report noted"],
             ["9 July", "Libraries", "To agree the scope", "T. Quarry", "Scope agreed"]]  # fmt: skip


def _officer_report() -> Office:
    return Office([Head("Hartlow Borough Council"), "Report to Cabinet, 4 June 2024", Head("Car park charges", 2),
        Head("Recommendation 1", 3), "That charges rise by ten pence from July.", Head("Recommendation 2", 3), "That the Director of Place signs the order.",
        Head("Reasons for recommendations", 3), "Charges have not changed since 2019.", Head("Options considered", 3), "Option A: no change. This was rejected.",
        Head("Response to consultation", 3), "Forty replies came in.", Head("Financial implications", 3), "Income rises by £20,000."])  # fmt: skip


def _minutes() -> Any:
    parts: list[Any] = [*line("Minutes of the Community Panel, 4 June 2024", True, 13)]
    for n, text in enumerate(("Allotments review: progress", "Potholes"), 12):
        parts += [*line(f"{n}. {text}", True), *line("The officer gave an update. Members asked about Recommendation 2 and were told that work was in hand."),
                  *line("Recommendation 1"), *line("Members thought that this was complete."), *line("RESOLVED: That the report be noted."), *line("Action: T. Quarry")]  # fmt: skip
    return parts


def _scrutiny_report() -> Web:
    """The inquiry's own report: its recommendations in boxes, before anyone has answered them."""
    boxes = "".join(
        f"<p>We heard from twelve people about matter {n}.</p><div style='border:1px solid;padding:4px'><p><b>Recommendation {n}</b></p><p>That the Council looks into matter {n}.</p></div>"
        for n in (1, 2, 3)
    )
    return Web(
        f"<h1>Marl County Council</h1><h2>Final report of the Flood Inquiry</h2><h3>Findings</h3>{boxes}<h3>Next steps</h3><p>A progress report is due in six months.</p>"
    )


def _kpis() -> Any:
    return [
        *line("Hartlow Borough Council", True, 13),
        *line("Performance against plan"),
        table(KPIS, [130, 80, 50, 80, 50, 130]),
    ]


def _consultation() -> Any:
    return [
        *line("Hartlow Borough Council", True, 13),
        *line("Local plan: statement of consultation"),
        table(CONSULTATION, [100, 160, 160, 95]),
    ]


CASES = [
    Case("risks", "lookalikes", lambda: _office("Strategic risk register: progress report", RISKS), [], refused=1),
    Case("audit", "lookalikes", lambda: _web("Internal audit: progress report", AUDIT), []),
    Case("kpis", "lookalikes", _kpis, []),
    Case("minute-actions", "lookalikes", lambda: _web("Matters arising", ACTIONS, tagged=False), []),
    Case("planning", "lookalikes", lambda: _office("Planning Committee: schedule of applications", PLANNING), []),
    Case("forward-plan", "lookalikes", lambda: _office("Forward plan", FORWARD), []),
    Case("commitments", "lookalikes", lambda: _web("Our plan to 2028", COMMITMENTS), []),
    Case("consultation", "lookalikes", _consultation, []),
    Case("counts", "lookalikes", lambda: _web("Summary of progress on recommendations", COUNTS), []),
    Case("self-check", "lookalikes", lambda: _office("Self assessment of scrutiny", SELF), []),
    Case("programme", "lookalikes", lambda: _office("Work programme", PROGRAMME), []),
    Case("officer-report", "lookalikes", _officer_report, []),
    Case("minutes", "lookalikes", _minutes, []),
    Case("inquiry-report", "lookalikes", _scrutiny_report, []),
]  # fmt: skip
