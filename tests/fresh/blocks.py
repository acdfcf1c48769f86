# ruff: noqa: E501 - one row of a table a line
"""One block, small table or run of labelled paragraphs per recommendation."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Spacer

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
from tests.unseen.kit import Case, Expected, expect, line, top

BOX = "table{border-collapse:collapse;width:100%;margin-bottom:14px}td,th{border:1px solid #444}"
STATES = ["On track", "At risk", "Complete"]
RAGS = ["green", "amber", "complete"]


def _merged_top() -> Office:
    parts: list[Any] = [
        Head("Carrow Bay Council"),
        "Culture Scrutiny Panel",
        "Library Review: six month progress report",
    ]
    for n in range(3):
        rows = [[Shade(f"Recommendation {n + 1}", "D9E2F3", bold=True), ""], [LIBRARIES[n], ""], ["Response", LIBRARY_ANSWERS[n]],
                ["Progress to date", LIBRARY_NEWS[n]], ["Lead officer", OFFICERS[n]], ["RAG", STATES[n]]]  # fmt: skip
        parts.append(Grid(rows, [40, 130], [(0, 0, 0, 1), (1, 0, 1, 1)], heads=0))
    return Office(parts)


def _four_cells() -> Web:
    blocks = [html_table([
        ["<th>Rec no.", str(n + 1), "<th>Status", STATES[n]], ["<th>Recommendation", f"<td colspan=3>{ROADS[n]}</td>"],
        ["<th>Lead officer", OFFICERS[n], "<th>Target date", f"{n + 3} March 2025"], ["<th>Update", f"<td colspan=3>{ROAD_NEWS[n]}</td>"]], 0, ["18%", "42%", "18%", "22%"])
        for n in range(3)]  # fmt: skip
    return Web(
        "<h1>Marl County Council</h1><p>Highways Scrutiny Committee</p><p>Potholes: update on recommendations</p>"
        + "".join(blocks),
        BOX,
    )


def _heading_table() -> Office:
    parts: list[Any] = [
        Head("Hartlow Borough Council"),
        "Community Panel",
        "Allotments review: progress on recommendations",
    ]
    for n in range(3):
        rows = [
            ["Action", "Owner", "Due", "Progress", "RAG"],
            [f"Write plan {n + 1}", OFFICERS[n], f"May 202{n + 4}", PLOT_NEWS[n], STATES[n]],
        ]
        parts += [Head(f"Recommendation {n + 1}", 2), PLOTS[n], Grid(rows, [40, 30, 24, 56, 22])]
    return Office(parts)


def _inline() -> Any:
    found = []
    for n in range(3):
        found += [*line(f"R{n + 1}. {LIBRARIES[n]}", True), *line(f"Management response: {LIBRARY_ANSWERS[n]}"),
                  *line(f"Update (October 2024): {LIBRARY_NEWS[n]}"), *line(f"Status: {STATES[n]}"), Spacer(1, 6)]  # fmt: skip
    return [*top("Carrow Bay Council", "Culture Scrutiny Panel", "Library Review"), *found]


def _bold_labels() -> Web:
    blocks = [f"<h3>Recommendation {n + 1}: Step {n + 1}</h3><p>{LIBRARIES[n]}.</p><p><b>Cabinet’s response</b></p><p>{LIBRARY_ANSWERS[n]}</p>"
              f"<p><b>Progress at 6 months</b></p><p>Begun in place {n + 1}.</p><p><b>Progress at 12 months</b></p><p>{LIBRARY_NEWS[n]}</p>"
              f"<ul><li>seen by members</li><li>seen by readers</li></ul><p><b>RAG rating</b></p><p>{STATES[n]}</p>" for n in range(3)]  # fmt: skip
    return Web(
        "<h1>Carrow Bay Council</h1><p>Culture Scrutiny Panel</p><h2>Library Review: twelve month progress report</h2>"
        + "".join(blocks),
        "",
        tagged=False,
    )


def _dated() -> Office:
    parts: list[Any] = [Head("Fire recommendations: progress"), "Marl Fire and Rescue Authority"]
    for n in range(3):
        parts += [Head(f"Recommendation {n + 4}", 2), ROADS[n], Shade("Service action:", bold=True), f"A plan for step {n + 1} was made.",
                  Shade("May 2023", bold=True), f"Step {n + 1} has begun.", Shade("November 2023", bold=True), ROAD_NEWS[n]]  # fmt: skip
    return Office(parts)


def _pairs() -> Web:
    blocks = [
        f"<p><b>Recommendation {n + 1}</b> – {PLOTS[n]}.</p><p><i>Progress:</i> {PLOT_NEWS[n]}</p><p><i>Lead officer:</i> {OFFICERS[n]}</p>"
        for n in range(3)
    ]
    return Web(
        "<h1>Hartlow Borough Council</h1><p>Community Panel</p><h2>Allotments inquiry – six months on</h2>"
        + "".join(blocks)
    )


def _over_pages() -> Any:
    found = []
    for n in range(1, 9):
        found += [*line(f"Recommendation {n}", True, 12), *line(f"{ROADS[n % 3]} in district {n}."), *line("Response", True), *line(f"Accepted for district {n}."),
                  *line("Progress update", True), *line(sentences(12, n)), *line("Target date: June 2025"), *line(f"RAG: {('Green', 'Amber', 'Red')[n % 3]}")]  # fmt: skip
    return [*top("Marl County Council", "Highways Scrutiny Committee", "Potholes"), *found]


def _footer(canvas: Any, document: Any) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(40, 25, "Potholes: progress report")
    canvas.drawRightString(555, 25, f"Page {document.page}")


LIB = [dict(number=str(n + 1), recommendation=LIBRARIES[n], response=LIBRARY_ANSWERS[n], decision=LIBRARY_DECISIONS[n], update=LIBRARY_NEWS[n], rag=RAGS[n]) for n in range(3)]  # fmt: skip
BULLETS = "\n• seen by members\n• seen by readers"
OVER: list[Expected] = [dict(number=str(n), recommendation=f"{ROADS[n % 3]} in district {n}.", response=f"Accepted for district {n}.", decision="agreed",
                             update=sentences(12, n), due="June 2025", rag=("green", "amber", "red")[n % 3]) for n in range(1, 9)]  # fmt: skip

CASES = [
    Case("merged-top", "blocks", _merged_top, [[{**r, "lead_officer": o} for r, o in zip(LIB, OFFICERS, strict=True)]]),
    Case("four-cells", "blocks", _four_cells, [[dict(number=str(n + 1), recommendation=ROADS[n], lead_officer=OFFICERS[n], due=f"{n + 3} March 2025",
        update=ROAD_NEWS[n], rag=RAGS[n]) for n in range(3)]]),
    Case("heading-table", "blocks", _heading_table, [[dict(number=str(n + 1), recommendation=PLOTS[n], action=f"Write plan {n + 1}", lead_officer=OFFICERS[n],
        due=f"May 202{n + 4}", update=PLOT_NEWS[n], rag=RAGS[n]) for n in range(3)]]),
    Case("inline", "stanzas", _inline, [LIB]),
    Case("bold-labels", "stanzas", _bold_labels, [[{**r, "recommendation": f"Step {r['number']} {r['recommendation']}.", "update": r["update"] + BULLETS,
        "previous_update": f"Begun in place {r['number']}."} for r in LIB]]),
    Case("dated-stanzas", "stanzas", _dated, [expect(*([str(n + 4), ROADS[n], ROAD_NEWS[n], f"Step {n + 1} has begun."] for n in range(3)),
        fields="number recommendation update previous_update")]),
    Case("pairs", "stanzas", _pairs, [[dict(number=str(n + 1), recommendation=PLOTS[n] + ".", update=PLOT_NEWS[n], lead_officer=OFFICERS[n]) for n in range(3)]]),
    Case("over-pages", "stanzas", _over_pages, [OVER], decorate=_footer),
]  # fmt: skip
