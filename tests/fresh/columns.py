# ruff: noqa: E501 - one row of a table a line
"""Column sets that no paper before had."""

from __future__ import annotations

from typing import Any

from tests.fresh.kit import Grid, Head, Office, Web, html_table
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
)
from tests.unseen.kit import GRID, Case, expect, line, table, top

BOX = "table{border-collapse:collapse;width:100%}td,th{border:1px solid #444}"


def _asked() -> Web:
    head = ["Ref", "What the Panel asked for", "Executive reply", "Where are we now?", "Who", "By when", "Position"]
    states = ["Done", "Under way", "Not yet started"]
    rows = [[f"LIB{n}", LIBRARIES[n - 1], LIBRARY_ANSWERS[n - 1], LIBRARY_NEWS[n - 1], OFFICERS[n - 1], f"{n + 2}/2024",
             states[n - 1]] for n in (1, 2, 3)]  # fmt: skip
    return Web("<h1>Carrow Bay Council</h1><h2>Progress against the recommendations of the Library Review</h2>"
               "<p>Children and Culture Scrutiny Panel</p><p>Position at 9 May 2024</p>" + html_table([head, *rows]), BOX, wide=True)  # fmt: skip


def _positions() -> Office:
    rows = [["Recommendation", "Position reported in March", "Stage"],
            ["1. " + ROADS[0], ROAD_NEWS[0], "2"], ["2. " + ROADS[1], ROAD_NEWS[1], "4"], ["3. " + ROADS[2], ROAD_NEWS[2], "3"]]  # fmt: skip
    key = [
        "1 – Stop monitoring",
        "2 – Achieved",
        "3 – Not achieved (obstacle)",
        "4 – Not achieved (progress acceptable, continue monitoring)",
    ]
    return Office([Head("Thrusham City Council"), "Environment Scrutiny Board", "Inquiry into road repair: recommendation tracking",
                   Grid(rows, [80, 75, 18]), "Position status", *key])  # fmt: skip


def _measures() -> Any:
    head = [
        "Recommendation",
        "Responsibility",
        "Date",
        "Agreed Success Measure",
        "Evidence of Progress",
        "Assessment of Progress (Categories 1-4)",
    ]
    rows = [[f"{n}. {PLOTS[n - 1]}", OFFICERS[n - 1], f"May 202{n + 2}", "Fewer complaints", PLOT_NEWS[n - 1], c]
            for n, c in ((1, "1 (Fully Achieved)"), (2, "2 (On-Track)"), (3, "3 (Slipped)"))]  # fmt: skip
    return [*top("Brockton-on-Tees Council", "Place Select Committee", "Allotments"), table([head, *rows], [150, 70, 60, 70, 110, 70]),
            *line("1 = Fully Achieved, 2 = On-Track, 3 = Slipped, 4 = Not Achieved")]  # fmt: skip


def _organisational() -> Office:
    head = [
        "Ref",
        "Recommendation",
        "Organisational response",
        "Completion date",
        "Responsible officer",
        "Progress at June 2024",
    ]
    rows = [
        [f"R{n}", ROADS[n - 1], f"Accepted. See plan {n}.", f"{n} July 2024", OFFICERS[n - 1], ROAD_NEWS[n - 1]]
        for n in (1, 2, 3)
    ]
    return Office([Head("Organisational response form"), "Council: Sir Dinas County Council", "Date issued: February 2024",
                   Grid([head, *rows], [14, 66, 50, 28, 34, 60])], wide=True)  # fmt: skip


def _ministerial() -> Web:
    findings = [
        ["", "Findings", "Comments"],
        ["1", "Few libraries open late.", "Noted."],
        ["2", "Fines deter families.", "Not accepted."],
    ]
    head = [
        "",
        "Recommendations",
        "To",
        "Accept/Reject",
        "Comments",
        "Target date of action/completion",
        "Progress, July 2023",
    ]
    rows = [[str(n), LIBRARIES[n - 1], "MCS", a, c, d, LIBRARY_NEWS[n - 1]] for n, a, c, d in (
        (1, "Accept", "Rotas will change.", "Q2 2023"), (2, "Accept", "Once a month only.", "Q4 2023"), (3, "Reject", "Income is needed.", "–"))]  # fmt: skip
    return Web("<h2>Ministerial Response: progress</h2><p><b>Ministerial Response to:</b> S.R.4/2022</p><p><b>Review title:</b> Libraries</p>"
               "<h3>Findings</h3>" + html_table(findings) + "<h3>Recommendations</h3>" + html_table([head, *rows]), BOX, wide=True, tagged=False)  # fmt: skip


def _matrix() -> Web:
    head = [
        "Evaluation recommendation (January 2021)",
        "Management response",
        "Action officer/unit",
        "Review of action taken (September 2021)",
    ]
    rows = [[PLOTS[n], f"Agreed, see part {n}.", OFFICERS[n], PLOT_NEWS[n]] for n in range(3)]
    return Web("<h1>Recommendation tracking matrix</h1><p>Hartlow Borough Council</p>" + html_table([head, *rows]) +
               "<p>Key: CP = country plan, SO = site officer</p>", BOX)  # fmt: skip


def _merged() -> Office:
    rows = [["No", "Recommendation", "Executive response", "", "Monitoring", ""], ["", "", "Decision", "Reason", "Latest position", "RAG"],
            *([str(n), LIBRARIES[n - 1], d, f"Reason {n}.", LIBRARY_NEWS[n - 1], r] for n, d, r in (
                (1, "Agreed", "G"), (2, "Part agreed", "A"), (3, "Rejected", "R")))]  # fmt: skip
    merges = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5)]
    return Office([Head("Wyre Hollow District Council"), "Overview and Scrutiny Committee", "Library review: monitoring of recommendations",
                   Grid(rows, [10, 52, 24, 28, 48, 12], merges, heads=2)], tagged=True)  # fmt: skip


def _rounds() -> Any:
    rows = [["No.", "Recommendation", "Progress reported", "", "", ""], ["", "", "May 2023", "RAG", "November 2023", "RAG"],
            ["1", ROADS[0], "Three in ten are mended in time.", "Red", ROAD_NEWS[0], "Green"],
            ["2", ROADS[1], "The gullies are mapped.", "Green", ROAD_NEWS[1], "Amber"]]  # fmt: skip
    spans = [("SPAN", (2, 0), (5, 0)), ("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (1, 1))]
    return [
        *top("Marl County Council", "Highways Committee", "Potholes", "Twelve"),
        table(rows, [30, 160, 115, 40, 120, 45], [*GRID, *spans], heads=2),
    ]


def _dated() -> Office:
    head = ["Recommendation", "Update March 2023", "Update September 2023", "Update March 2024"]
    rows = [[f"Recommendation {n}: {PLOTS[n - 1]}", f"Planned for spot {n}.", PLOT_NEWS[n - 1], ""] for n in (1, 2, 3)]
    return Office(
        [
            Head("Hartlow Borough Council"),
            "Community Panel",
            "Allotments review: update on recommendations",
            Grid([head, *rows], [60, 38, 40, 36]),
        ]
    )


def _costed() -> Web:
    head = [
        "#",
        "Agreed recommendation",
        "Outcome sought",
        "Cost",
        "Lead Member",
        "Commentary on delivery",
        "Delivery confidence",
    ]
    rows = [
        [str(n), ROADS[n - 1], f"Safer road {n}", f"£{n}0,000", f"Cllr {OFFICERS[n - 1]}", ROAD_NEWS[n - 1], c]
        for n, c in ((1, "Green"), (2, "Red"), (3, "Amber"))
    ]
    return Web(
        "<h1>Marl County Council</h1><p>Highways Scrutiny Committee</p><p>Pothole inquiry: six month monitoring report</p>"
        + html_table([head, *rows]),
        BOX,
        wide=True,
    )


CASES = [
    Case("asked", "columns", _asked, [[dict(number=f"LIB{n}", recommendation=LIBRARIES[n - 1], response=LIBRARY_ANSWERS[n - 1],
        decision=LIBRARY_DECISIONS[n - 1], update=LIBRARY_NEWS[n - 1], lead_officer=OFFICERS[n - 1], due=f"{n + 2}/2024", rag=r)
        for n, r in ((1, "complete"), (2, None), (3, None))]]),
    Case("positions", "columns", _positions, [expect(
        ["1", ROADS[0], ROAD_NEWS[0], "2", "delivered"], ["2", ROADS[1], ROAD_NEWS[1], "4", "not_delivered"], ["3", ROADS[2], ROAD_NEWS[2], "3", "not_delivered"],
        fields="number recommendation update status.shown progress")]),
    Case("measures", "columns", _measures, [expect(
        ["1", PLOTS[0], OFFICERS[0], "May 2023", PLOT_NEWS[0], "delivered"], ["2", PLOTS[1], OFFICERS[1], "May 2024", PLOT_NEWS[1], "on_track"],
        ["3", PLOTS[2], OFFICERS[2], "May 2025", PLOT_NEWS[2], "concern"], fields="number recommendation lead_officer due update progress")]),
    Case("organisational", "columns", _organisational, [[dict(number=str(n), recommendation=ROADS[n - 1], response=f"Accepted. See plan {n}.",
        decision="agreed", due=f"{n} July 2024", lead_officer=OFFICERS[n - 1], update=ROAD_NEWS[n - 1]) for n in (1, 2, 3)]]),
    Case("ministerial", "columns", _ministerial, [expect(
        ["1", LIBRARIES[0], "agreed", "Rotas will change.", "Q2 2023", LIBRARY_NEWS[0]], ["2", LIBRARIES[1], "agreed", "Once a month only.", "Q4 2023", LIBRARY_NEWS[1]],
        ["3", LIBRARIES[2], "rejected", "Income is needed.", "–", LIBRARY_NEWS[2]], fields="number recommendation decision response due update")], refused=1),
    Case("matrix", "columns", _matrix, [[dict(number=None, recommendation=PLOTS[n], response=f"Agreed, see part {n}.", decision="agreed",
        lead_officer=OFFICERS[n], update=PLOT_NEWS[n]) for n in range(3)]]),
    Case("merged", "columns", _merged, [[dict(number=str(n), recommendation=LIBRARIES[n - 1], decision=LIBRARY_DECISIONS[n - 1], update=LIBRARY_NEWS[n - 1], rag=r)
        for n, r in ((1, "green"), (2, "amber"), (3, "red"))]]),
    Case("rounds", "columns", _rounds, [expect(
        ["1", ROADS[0], ROAD_NEWS[0], "Three in ten are mended in time.", "green"], ["2", ROADS[1], ROAD_NEWS[1], "The gullies are mapped.", "amber"],
        fields="number recommendation update previous_update rag")]),
    Case("dated", "columns", _dated, [[dict(number=str(n), recommendation=PLOTS[n - 1], update=PLOT_NEWS[n - 1], previous_update=f"Planned for spot {n}.") for n in (1, 2, 3)]]),
    Case("costed", "columns", _costed, [[dict(number=str(n), recommendation=ROADS[n - 1], update=ROAD_NEWS[n - 1], rag=r)
        for n, r in ((1, "green"), (2, "red"), (3, "amber"))]]),
]  # fmt: skip
