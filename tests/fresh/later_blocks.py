# ruff: noqa: E501 - one row of a table a line
"""A third set, drawn when the papers before it could all be read: blocks, sections, packs, look-alikes."""

from __future__ import annotations

from typing import Any

from tests.fresh.kit import Grid, Head, Office, Shade, Web, html_table
from tests.fresh.words import (
    LIBRARIES,
    LIBRARY_ANSWERS,
    LIBRARY_DECISIONS,
    LIBRARY_NEWS,
    OFFICERS,
    PLOT_NEWS,
    PLOTS,
    ROAD_NEWS,
    ROADS,
    sentences,
)
from tests.unseen.kit import Case, Expected

BOX = "table{border-collapse:collapse;width:100%;margin-bottom:12px}td,th{border:1px solid #444}"
TOP = "<h1>Saltmere Borough Council</h1><p>Place Scrutiny Committee</p>"
WORDS = ["On track", "At risk", "Complete"]
RAGS = ["green", "amber", "complete"]


def _form() -> Web:
    """Labels in bold at the left, what they say at the right of them, no line."""

    def pair(label: str, text: str) -> str:
        return f"<div class=p><div><b>{label}</b></div><div>{text}</div></div>"

    blocks = "".join(pair(f"Recommendation {n + 1}", LIBRARIES[n]) + pair("Response", LIBRARY_ANSWERS[n]) + pair("Progress", LIBRARY_NEWS[n] + " " + sentences(2, n + 1)) +
                     pair("Status", WORDS[n]) + "<br>" for n in range(3))  # fmt: skip
    return Web(
        TOP + "<h2>Library review: progress on recommendations</h2>" + blocks,
        ".p{display:grid;grid-template-columns:28% 72%;padding:3px 0}",
        tagged=False,
    )


def _numbered_heads() -> Web:
    blocks = "".join(
        f"<h3>{n + 1}. {PLOTS[n]}</h3><p><b>Progress:</b> {PLOT_NEWS[n]}</p><p><b>Lead officer:</b> {OFFICERS[n]}</p><p><b>Status:</b> {WORDS[n]}</p>"
        for n in range(3)
    )
    return Web(TOP + "<h2>Allotments inquiry: recommendations and progress</h2>" + blocks, tagged=False)


def _said_did() -> Office:
    parts: list[Any] = [
        Head("Saltmere Borough Council"),
        "Place Scrutiny Committee",
        "Roads inquiry: update on recommendations",
    ]
    for n in range(3):
        rows = [
            [Shade(f"Recommendation {n + 1}: {ROADS[n]}", "DDDDDD", bold=True), ""],
            ["Response", f"Agreed in May {n + 1}."],
            ["Update", ROAD_NEWS[n]],
            ["Deadline", f"June 202{n + 4}"],
        ]
        parts.append(Grid(rows, [40, 130], [(0, 0, 0, 1)], heads=0))
    return Office(parts)


def _history() -> Web:
    blocks = "".join(f"<h3>Recommendation {n + 1}</h3><p>{ROADS[n]}.</p>" + html_table([["Date", "Update", "RAG"], ["May 2023", f"Step {n + 1} was planned.", "Amber"], ["November 2023", ROAD_NEWS[n], "Green"]])
                     for n in range(3))  # fmt: skip
    return Web(TOP + "<h2>Roads inquiry: progress on recommendations</h2>" + blocks, BOX)


def _plain_stanzas() -> Office:
    """No bold anywhere: labels end in colons."""
    parts: list[Any] = [
        Head("Saltmere Borough Council"),
        "Place Scrutiny Committee",
        "Library review: twelve month progress report",
    ]
    for n in range(3):
        parts += [
            f"Recommendation {n + 1}: {LIBRARIES[n]}.",
            f"Cabinet response: {LIBRARY_ANSWERS[n]}",
            f"Progress: {LIBRARY_NEWS[n]} {sentences(5, n + 1)}",
            f"Responsible officer: {OFFICERS[n]}",
            f"RAG: {WORDS[n]}",
        ]
    return Office(parts)


def _closed_open() -> Office:
    open_rows = [
        ["Ref", "Recommendation", "Owner", "Due", "Progress"],
        *([f"O{n + 1}", ROADS[n], OFFICERS[n], f"May 202{n + 5}", ROAD_NEWS[n]] for n in range(3)),
    ]
    closed = [
        ["Ref", "Recommendation", "Owner", "Date closed", "Outcome"],
        *([f"C{n + 1}", PLOTS[n], OFFICERS[n], f"June 202{n + 1}", PLOT_NEWS[n]] for n in range(2)),
    ]
    widths = [16, 62, 32, 24, 40]
    return Office(
        [
            Head("Saltmere Borough Council"),
            "Audit Committee",
            "Tracker of recommendations",
            Head("Overdue recommendations", 2),
            Grid(open_rows, widths),
            Head("Completed recommendations", 2),
            Grid(closed, widths),
        ]
    )


def _inquiry_rows() -> Web:
    def band(text: str) -> list[str]:
        return [f"<th colspan=4>{text}</th>"]

    rows: list[Any] = [["Rec", "Recommendation", "Progress", "Status"], band("Winter pressures (report of 2022)"), *([str(n + 1), ROADS[n], ROAD_NEWS[n], WORDS[n]] for n in range(3)),
                       band("Reading for all (report of 2023)"), *([str(n + 1), LIBRARIES[n], LIBRARY_NEWS[n], WORDS[n]] for n in range(2))]  # fmt: skip
    return Web(TOP + "<p>Tracker of scrutiny recommendations</p>" + html_table(rows), BOX, tagged=False)


def _pack() -> Office:
    minutes = "Members asked about the recommendations of the library review. The officer said that progress was good."
    rows = [
        ["Ref", "Recommendation", "Lead", "Update", "RAG"],
        *(
            [f"{n}", f"{ROADS[n % 3]} in zone {n}", OFFICERS[n % 3], sentences(3, n), WORDS[n % 3]]
            for n in range(1, 13)
        ),
    ]
    planning = [
        ["Application", "Location", "Recommendation", "Decision"],
        ["24/1", "Mill Lane", "Approve", "Approved"],
        ["24/2", "Fen End", "Refuse", "Refused"],
    ]
    savings = [
        ["Saving", "Target £000", "Achieved £000", "RAG", "Comments"],
        ["Fewer vans", "40", "38", "Green", "On target."],
        ["One depot", "90", "20", "Red", "Late."],
    ]
    return Office([Head("Saltmere Borough Council"), "Place Scrutiny Committee, 9 May 2024", Head("Minutes of the last meeting", 2), minutes, "RESOLVED: that the report be noted.", "\f",
                   Head("Item 5: savings", 2), Grid(savings, [40, 30, 32, 20, 50]), "\f", Head("Item 6: six month progress report on roads", 2), Grid(rows, [14, 56, 28, 54, 20]), "\f",
                   Head("Item 7: planning", 2), Grid(planning, [30, 50, 50, 40])])  # fmt: skip


def _web(title: str, rows: list[list[str]]) -> Web:
    return Web(
        f"<h1>Saltmere Borough Council</h1><h2>{title}</h2>" + html_table(rows),
        BOX,
        wide=len(rows[0]) > 5,
        tagged=False,
    )


EQUALITY = [
    ["Action", "Lead", "Timescale", "Progress", "RAG"],
    ["Train all staff", "I. Fenn", "May 2024", "Half are trained.", "Amber"],
    ["Fit a ramp", "T. Quarry", "June 2024", "Fitted.", "Green"],
]
IMPROVE = [
    ["Area for improvement", "Actions", "Progress", "Impact", "BRAG"],
    ["Visits are late", "Hire staff", "Three are hired.", "Visits are sooner.", "Amber"],
    ["Files are thin", "Check files", "Checked.", "Files are full.", "Green"],
]
GRANTS = [
    ["Applicant", "Project", "Amount", "Panel recommendation", "Decision"],
    ["Fen Choir", "New piano", "£900", "Award in full", "Agreed"],
    ["Mill Trust", "Roof", "£4,000", "Decline", "Not agreed"],
]
GRADES = [
    ["Post", "Current grade", "Recommended grade", "Comments"],
    ["Clerk", "C", "D", "Agreed by panel."],
    ["Driver", "B", "B", "No change."],
]
DECISIONS = [
    ["Decision", "Reasons", "Alternatives", "Status"],
    ["To raise fees", "Costs rose", "None", "Agreed"],
    ["To close a lane", "Safety", "A sign", "Deferred"],
]
AUDITS = [
    ["Audit", "Number of recommendations made", "Number implemented", "Number overdue", "Status"],
    ["Payroll", "5", "4", "1", "Amber"],
    ["Stores", "3", "3", "0", "Green"],
]
TREASURY = [
    ["Indicator", "Limit", "Actual", "RAG", "Response"],
    ["Debt", "£20m", "£18m", "Green", "None needed."],
    ["Gilts", "5%", "6%", "Red", "Watch."],
]


def _for_decision() -> Office:
    return Office([Head("Saltmere Borough Council"), "Report to: Cabinet", "Status: For decision", "Lead officer: Isla Fenn", "Target date: June 2024", Head("Fees for allotments", 2),
                   "Recommendation 1: That fees rise by a pound.", "Recommendation 2: That the Director signs the order.", "Background: Fees have not changed since 2019.", "Response: Forty tenants replied.", "Next review date: May 2026"])  # fmt: skip


def _debate() -> Web:
    items = "".join(
        f"<p>Recommendation {n} was read out. Councillor Fenn asked for the progress made: the officer said that work was in hand.</p><p><b>Response</b></p><p>The Cabinet Member thanked the panel.</p>"
        for n in (1, 2, 3)
    )
    return Web("<h1>Saltmere Borough Council</h1><h2>Minutes, 9 May 2024</h2>" + items)


def _records(
    texts: tuple[str, ...], news: tuple[str, ...], count: int = 3, prefix: str = "", **more: Any
) -> list[Expected]:
    return [dict(number=f"{prefix}{n + 1}", recommendation=texts[n], update=news[n], **more) for n in range(count)]


LIB: list[Expected] = [
    dict(number=str(n + 1), response=LIBRARY_ANSWERS[n], decision=LIBRARY_DECISIONS[n], rag=RAGS[n]) for n in range(3)
]
CASES = [
    Case("form", "stanzas", _form, [[{**r, "recommendation": LIBRARIES[n], "update": LIBRARY_NEWS[n] + " " + sentences(2, n + 1)} for n, r in enumerate(LIB)]]),
    Case("numbered-heads", "stanzas", _numbered_heads, [[{**r, "lead_officer": OFFICERS[n], "rag": RAGS[n]} for n, r in enumerate(_records(PLOTS, PLOT_NEWS))]]),
    Case("plain-stanzas", "stanzas", _plain_stanzas, [[{**r, "recommendation": LIBRARIES[n] + ".", "update": f"{LIBRARY_NEWS[n]} {sentences(5, n + 1)}", "lead_officer": OFFICERS[n]} for n, r in enumerate(LIB)]]),
    Case("said-did", "blocks", _said_did, [[{**r, "response": f"Agreed in May {n + 1}.", "due": f"June 202{n + 4}"} for n, r in enumerate(_records(ROADS, ROAD_NEWS))]]),
    Case("history", "blocks", _history, [[dict(number=str(n + 1), recommendation=ROADS[n] + ".", update=ROAD_NEWS[n], previous_update=f"Step {n + 1} was planned.", rag="green") for n in range(3)]]),
    Case("closed-open", "sections", _closed_open, [[*_records(ROADS, ROAD_NEWS, prefix="O", rag="red"), *_records(PLOTS, PLOT_NEWS, 2, "C", rag="complete")]]),
    Case("inquiry-rows", "sections", _inquiry_rows, [[*({**r, "rag": RAGS[n], "theme": "Winter pressures (report of 2022)"} for n, r in enumerate(_records(ROADS, ROAD_NEWS))),
        *({**r, "rag": RAGS[n], "theme": "Reading for all (report of 2023)"} for n, r in enumerate(_records(LIBRARIES, LIBRARY_NEWS, 2)))]]),
    Case("long-pack", "packs", _pack, [[dict(number=str(n), recommendation=f"{ROADS[n % 3]} in zone {n}", update=sentences(3, n), rag=RAGS[n % 3], lead_officer=OFFICERS[n % 3]) for n in range(1, 13)]], refused=2),
    Case("equality-plan", "lookalikes", lambda: _web("Equality action plan: progress", EQUALITY), []),
    Case("improvement", "lookalikes", lambda: _web("Improvement plan: progress report", IMPROVE), []),
    Case("grants", "lookalikes", lambda: _web("Grants panel", GRANTS), []),
    Case("grades", "lookalikes", lambda: _web("Review of posts", GRADES), []),
    Case("decisions", "lookalikes", lambda: _web("Decisions of Cabinet", DECISIONS), []),
    Case("audit-counts", "lookalikes", lambda: _web("Internal audit: progress on recommendations", AUDITS), []),
    Case("treasury", "lookalikes", lambda: _web("Treasury indicators", TREASURY), []),
    Case("for-decision", "lookalikes", _for_decision, []),
    Case("debate", "lookalikes", _debate, []),
]  # fmt: skip
