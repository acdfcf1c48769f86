# ruff: noqa: E501 - one row of a table a line
"""Where a row stands tells something of it; papers that hold more than one report, or other pages than upright ones."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import PageBreak

from tests.fresh.kit import Grid, Head, Office, Web, html_table
from tests.fresh.words import LIBRARIES, LIBRARY_ANSWERS, LIBRARY_NEWS, OFFICERS, PLOT_NEWS, PLOTS, ROAD_NEWS, ROADS
from tests.unseen.kit import Case, line, table, top

BOX = "table{border-collapse:collapse;width:100%}td,th{border:1px solid #444}"
HEAD = ["Ref", "Recommendation", "Lead officer", "Progress"]


def _rows(refs: str, texts: tuple[str, ...], news: tuple[str, ...]) -> list[list[str]]:
    return [[ref, texts[n], OFFICERS[n], news[n]] for n, ref in enumerate(refs.split())]


def _states() -> Office:
    widths = [20, 62, 34, 56]
    return Office([Head("Northwold District Council"), "Audit and Scrutiny Committee", "Recommendations monitoring, March 2024",
        Head("Completed since the last meeting", 2), Grid([HEAD, *_rows("H01 H02", ROADS, ROAD_NEWS)], widths),
        Head("In progress", 2), Grid([HEAD, *_rows("L04 L05 L06", LIBRARIES, LIBRARY_NEWS)], widths),
        Head("Not started", 2), Grid([HEAD, *_rows("A09", PLOTS, PLOT_NEWS)], widths),
        Head("Overdue", 2), "There are no overdue recommendations."])  # fmt: skip


def _state_rows() -> Web:
    def band(text: str) -> list[str]:
        return [f"<td colspan=4><b>{text}</b></td>"]

    rows = [
        HEAD,
        band("Completed"),
        *_rows("1 2", ROADS, ROAD_NEWS),
        band("Ongoing – on track"),
        *_rows("3 4", PLOTS, PLOT_NEWS),
        band("Overdue"),
        *_rows("5", LIBRARIES, LIBRARY_NEWS),
    ]
    return Web(
        "<h1>Northwold District Council</h1><p>Scrutiny Committee</p><p>Tracker of scrutiny recommendations</p>"
        + html_table(rows),
        BOX,
    )


def _annexes() -> Any:
    head = ["Recommendation", "Update on implementation", "Status"]
    rows = [[f"Recommendation {n}: {ROADS[n - 2]}", ROAD_NEWS[n - 2], "On track"] for n in (2, 3)]
    other = [[f"Recommendation {n}: {PLOTS[n - 4]}", PLOT_NEWS[n - 4], "Complete"] for n in (4, 6)]
    return [*line("Annex A", True, 12), *top("City of Ebor Council", "Economy Scrutiny Committee", "Potholes"), table([head, *rows], [200, 220, 90]), PageBreak(),
            *line("Annex B", True, 12), *top("City of Ebor Council", "Communities Scrutiny Committee", "Allotments"), table([head, *other], [200, 220, 90])]  # fmt: skip


def _themes() -> Web:
    head = ["No.", "Recommendation", "Progress", "RAG"]
    rows: list[Any] = [["<th colspan=4>A. Reading</th>"], head]
    rows += [[f"A{n + 1}", LIBRARIES[n], LIBRARY_NEWS[n], "Green"] for n in range(3)]
    rows += [
        ["<th colspan=4>B. Growing</th>"],
        head,
        *([f"B{n + 1}", PLOTS[n], PLOT_NEWS[n], "Amber"] for n in range(2)),
    ]
    return Web(
        "<h1>Carrow Bay Council</h1><p>Wellbeing Panel</p><p>Healthy places inquiry: progress report</p>"
        + html_table(rows),
        BOX,
        tagged=False,
    )


def _mixed() -> Any:
    minutes = table(
        [
            ["Minute", "Action", "By whom", "Progress"],
            ["14", "Send the map to members", "T. Quarry", "Sent."],
            ["15", "Invite the library staff", "I. Fenn", "Done."],
        ],
        [60, 220, 100, 130],
    )
    risks = table(
        [
            ["Ref", "Risk", "Likelihood", "Impact", "Mitigation", "RAG"],
            ["R1", "Fuel costs rise", "3", "4", "Buy early", "Red"],
            ["R2", "Staff leave", "2", "4", "Hire", "Amber"],
        ],
        [40, 140, 70, 60, 130, 60],
    )
    kpis = table(
        [
            ["KPI", "Target", "Actual", "RAG", "Comment"],
            ["Potholes mended in time", "90%", "91%", "Green", "Good."],
            ["Loans", "10,000", "9,400", "Amber", "Low."],
        ],
        [160, 70, 70, 60, 140],
    )
    rows = [
        ["No.", "Recommendation", "Response", "Progress", "RAG"],
        *([str(n + 1), LIBRARIES[n], LIBRARY_ANSWERS[n], LIBRARY_NEWS[n], "Green"] for n in range(3)),
    ]
    return [*line("Carrow Bay Council", True, 14), *line("Agenda: Culture Scrutiny Panel, 9 May 2024"), *line("1. Apologies"), *line("2. Actions from the last meeting"), minutes, PageBreak(),
            *line("Item 5: risk register", True), risks, PageBreak(), *line("Item 6", True), *top("Carrow Bay Council", "Culture Scrutiny Panel", "Library Review"),
            table(rows, [30, 160, 120, 140, 60]), PageBreak(), *line("Item 7: performance, quarter 4", True), kpis]  # fmt: skip


def _two() -> Office:
    one = [
        ["Rec", "Recommendation", "Executive response", "Six month update"],
        *([str(n + 1), LIBRARIES[n], LIBRARY_ANSWERS[n], LIBRARY_NEWS[n]] for n in range(3)),
    ]
    budget = [
        ["Service", "Budget £000", "Forecast £000", "Variance £000", "Comment"],
        ["Roads", "4,200", "4,350", "150", "Winter."],
        ["Parks", "900", "880", "-20", "Vacancies."],
    ]
    other = [
        ["Ref", "Recommendation", "Owner", "Twelve month update", "RAG"],
        *([f"P{n + 1}", ROADS[n], OFFICERS[n], ROAD_NEWS[n], r] for n, r in enumerate(("Green", "Amber", "Red"))),
    ]
    return Office([Head("Carrow Bay Council"), "Culture Scrutiny Panel", "Library Review: six month progress report", Grid(one, [14, 56, 46, 56]), "\f",
                   Head("Budget monitor"), Grid(budget, [40, 32, 32, 32, 36]), "\f",
                   Head("Carrow Bay Council"), "Transport Scrutiny Panel", "Pothole Review: twelve month progress report", Grid(other, [14, 60, 30, 50, 18])])  # fmt: skip


def _covering() -> Web:
    rows = [
        ["Recommendation", "Progress", "Officer", "Status"],
        *([f"{n + 1}. {PLOTS[n]}", PLOT_NEWS[n], OFFICERS[n], "On target"] for n in range(3)),
    ]
    return Web("<h1>Hartlow Borough Council</h1><p>Report to: Community Panel</p><p>Report of: Director of Place</p><h2>1. Recommendations</h2><p>1.1 That the panel notes the progress set out in Appendix 1.</p>"
               "<p>1.2 That the panel decides whether to receive a further update.</p><h2>2. Reasons for recommendations</h2><p>2.1 The panel asked for this report in 2023.</p>"
               "<h2>3. Implications</h2>" + html_table([["Area", "Implication"], ["Finance", "None."], ["Legal", "None."]]) +
               "<div style='break-before:page'></div><h2>Appendix 1: Allotments inquiry, progress on recommendations</h2>" + html_table(rows), BOX)  # fmt: skip


def _turned() -> Any:
    rows = [
        ["No.", "Recommendation", "Progress update", "Target", "RAG"],
        *([str(n + 1), ROADS[n], ROAD_NEWS[n], f"May 202{n + 5}", r] for n, r in enumerate(("Red", "Green", "Amber"))),
    ]
    return [*top("Marl County Council", "Highways Scrutiny Committee", "Potholes"), table(rows, [40, 240, 240, 90, 70])]


def _turn_back(canvas: Any, _: Any) -> None:
    canvas.setPageRotation(90)


def _sizes() -> Web:
    rows = [
        ["Ref", "Recommendation", "Response", "Latest position", "RAG"],
        *([f"{n + 1}", LIBRARIES[n], LIBRARY_ANSWERS[n], LIBRARY_NEWS[n], "Amber"] for n in range(3)),
    ]
    return Web("<h1>Carrow Bay Council</h1><p>Culture Scrutiny Panel</p><p>This paper tells how the review of libraries has fared.</p><div class=wide><h2>Library Review: progress</h2>" + html_table(rows) + "</div>",
               BOX + "@page big{size:420mm 297mm}.wide{page:big}", tagged=False)  # fmt: skip


def _record(ref: str, texts: tuple[str, ...], news: tuple[str, ...], n: int, **more: Any) -> dict[str, Any]:
    return dict(number=ref, recommendation=texts[n], lead_officer=OFFICERS[n], update=news[n], **more)


def _three(texts: tuple[str, ...], news: tuple[str, ...], rags: str, prefix: str = "") -> list[dict[str, Any]]:
    return [
        dict(number=f"{prefix}{n + 1}", recommendation=texts[n], update=news[n], rag=r)
        for n, r in enumerate(rags.split())
    ]


CASES = [
    Case("states", "sections", _states, [[
        *(_record(f"H0{n + 1}", ROADS, ROAD_NEWS, n, rag="complete", progress="delivered") for n in range(2)),
        *(_record(f"L0{n + 4}", LIBRARIES, LIBRARY_NEWS, n, rag=None, progress="on_track") for n in range(3)),
        _record("A09", PLOTS, PLOT_NEWS, 0, rag=None, progress="not_started")]]),
    Case("state-rows", "sections", _state_rows, [[
        *(_record(str(n + 1), ROADS, ROAD_NEWS, n, rag="complete") for n in range(2)),
        *(_record(str(n + 3), PLOTS, PLOT_NEWS, n, rag="green") for n in range(2)), _record("5", LIBRARIES, LIBRARY_NEWS, 0, rag="red")]]),
    Case("annexes", "sections", _annexes, [
        [dict(number=str(n), recommendation=ROADS[n - 2], update=ROAD_NEWS[n - 2], rag="green") for n in (2, 3)],
        [dict(number=str(n), recommendation=PLOTS[n - 4], update=PLOT_NEWS[n - 4], rag="complete") for n in (4, 6)]]),
    Case("themes", "sections", _themes, [[
        *(dict(number=f"A{n + 1}", recommendation=LIBRARIES[n], update=LIBRARY_NEWS[n], rag="green", theme="A. Reading") for n in range(3)),
        *(dict(number=f"B{n + 1}", recommendation=PLOTS[n], update=PLOT_NEWS[n], rag="amber", theme="B. Growing") for n in range(2))]]),
    Case("mixed-pack", "packs", _mixed, [_three(LIBRARIES, LIBRARY_NEWS, "green green green")], refused=3),
    Case("two-in-one", "packs", _two, [[dict(number=str(n + 1), recommendation=LIBRARIES[n], response=LIBRARY_ANSWERS[n], update=LIBRARY_NEWS[n]) for n in range(3)],
        _three(ROADS, ROAD_NEWS, "green amber red", "P")], refused=1),
    Case("covering", "packs", _covering, [_three(PLOTS, PLOT_NEWS, "green green green")]),
    Case("turned", "pages", _turned, [_three(ROADS, ROAD_NEWS, "red green amber")], wide=True, decorate=_turn_back),
    Case("sizes", "pages", _sizes, [_three(LIBRARIES, LIBRARY_NEWS, "amber amber amber")]),
]  # fmt: skip
