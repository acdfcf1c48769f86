# ruff: noqa: E501 - one row of a table a line
"""A third set, drawn when the papers before it could all be read: tables."""

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

BOX = "table{border-collapse:collapse;width:100%}td,th{border:1px solid #444}"
PLAIN = "table{border-collapse:collapse;width:100%}"
TOP = "<h1>Saltmere Borough Council</h1><p>Place Scrutiny Committee</p><p>Review of roads: six month update</p>"
WORDS = ["On track", "At risk", "Complete"]
RAGS = ["green", "amber", "complete"]


def _seasons() -> Web:
    head = [
        "Scrutiny recommendation",
        "Cabinet Member comments",
        "Update from service (Spring 2024)",
        "Update from service (Autumn 2024)",
        "Status / RAG",
    ]
    rows = [
        [f"{n + 1}. {LIBRARIES[n]}", LIBRARY_ANSWERS[n], f"Begun in town {n + 1}.", LIBRARY_NEWS[n], WORDS[n]]
        for n in range(3)
    ]
    return Web(TOP + html_table([head, *rows]), BOX, wide=True, tagged=False)


def _plan() -> Office:
    head = [
        "Rec.",
        "Recommendation text",
        "Accepted? (Y/N)",
        "Implementation plan",
        "Implemented by",
        "By whom",
        "Progress to March 2024",
    ]
    rows = [
        [str(n + 1), ROADS[n], "YYN"[n], f"Plan {n + 1} is written.", f"0{n + 1}/09/2024", OFFICERS[n], ROAD_NEWS[n]]
        for n in range(3)
    ]
    return Office(
        [
            Head("Saltmere Borough Council"),
            "Place Scrutiny Committee",
            "Roads inquiry: implementation of recommendations",
            Grid([head, *rows], [14, 56, 24, 46, 30, 30, 56]),
        ],
        wide=True,
    )


def _spanned() -> Web:
    head = ["No.", "Recommendation", "Action", "Lead officer", "Progress", "RAG"]
    rows: list[Any] = [head]
    for n in range(2):
        rows += [[f"<td rowspan=2>{n + 1}</td>", f"<td rowspan=2>{PLOTS[n]}</td>", f"Draw map {n + 1}", OFFICERS[n], PLOT_NEWS[n], "<td rowspan=2>Green</td>"],
                 [f"Tell tenants {n + 1}", OFFICERS[n + 1], f"Letters went out {n + 1}."]]  # fmt: skip
    return Web(TOP + html_table(rows), BOX)


def _status_first() -> Web:
    rows = [
        ["RAG", "Latest update", "Recommendation", "Ref"],
        *([w, ROAD_NEWS[n], ROADS[n], f"PS{n + 1}"] for n, w in enumerate(WORDS)),
    ]
    return Web(TOP + html_table(rows), BOX, tagged=False)


def _stops() -> Office:
    head = ["Recommendation (from the final report)", "Progress at 31.03.24", "Progress at 30.09.24", "BRAG"]
    rows = [[f"{n + 1}) {PLOTS[n]}", f"Site {n + 1} is chosen.", PLOT_NEWS[n], "GAB"[n]] for n in range(3)]
    return Office(
        [
            Head("Saltmere Borough Council"),
            "Place Scrutiny Committee",
            "Allotments: progress against recommendations",
            Grid([head, *rows], [60, 44, 50, 16]),
        ]
    )


def _three_rows() -> Office:
    rows = [["Allotments review: action plan and progress", "", "", "", ""], ["Ref", "Recommendation", "Delivery", "", "Status"], ["", "", "Owner", "Progress to date", ""],
            *([f"{n + 1}", PLOTS[n], OFFICERS[n], PLOT_NEWS[n], WORDS[n]] for n in range(3))]  # fmt: skip
    merges = [(0, 0, 0, 4), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 2, 4)]
    return Office(
        [
            Head("Saltmere Borough Council"),
            "Place Scrutiny Committee",
            Grid(rows, [14, 60, 30, 50, 20], merges, heads=3),
        ]
    )


def _head_paint() -> Web:
    head = ["Ref", "Recommendation", "Progress update", "Status"]
    rows = [[f"R{n}", f"{ROADS[n % 3]} in zone {n}", sentences(4, n), WORDS[n % 3]] for n in range(1, 21)]
    return Web(
        TOP + html_table([head, *rows], widths=["8%", "34%", "44%", "14%"]),
        PLAIN + "th{background:#1f3864;color:#fff}td{padding-bottom:10px}tr{break-inside:avoid}",
        tagged=False,
    )


def _head_paint_read() -> list[Expected]:
    return [
        dict(number=str(n), recommendation=f"{ROADS[n % 3]} in zone {n}", update=sentences(4, n), rag=RAGS[n % 3])
        for n in range(1, 21)
    ]


ROWS = [[f"{n + 1}. {LIBRARIES[n]}", LIBRARY_ANSWERS[n], LIBRARY_NEWS[n], WORDS[n]] for n in range(3)]
HEAD = ["Recommendation", "Executive response", "Progress", "Status"]
READ: list[Expected] = [
    dict(
        number=str(n + 1),
        recommendation=LIBRARIES[n],
        response=LIBRARY_ANSWERS[n],
        decision=LIBRARY_DECISIONS[n],
        update=LIBRARY_NEWS[n],
        rag=RAGS[n],
    )
    for n in range(3)
]


def _web(css: str) -> Web:
    return Web(TOP + html_table([HEAD, *ROWS], widths=["31%", "25%", "30%", "14%"]), PLAIN + css, tagged=False)


def _bands_long() -> Web:
    rows = [
        [f"{n}. {PLOTS[n % 3]} in parish {n}", f"Agreed for parish {n}.", sentences(3, n), WORDS[n % 3]]
        for n in range(1, 25)
    ]
    return Web(
        TOP + html_table([HEAD, *rows], widths=["30%", "18%", "38%", "14%"]),
        PLAIN + "tbody tr,tr{break-inside:avoid}tr:nth-child(even){background:#e8eef7}",
        tagged=False,
    )


def _bands_long_read() -> list[Expected]:
    return [
        dict(
            number=str(n),
            recommendation=f"{PLOTS[n % 3]} in parish {n}",
            response=f"Agreed for parish {n}.",
            update=sentences(3, n),
            rag=RAGS[n % 3],
        )
        for n in range(1, 25)
    ]


def _divs() -> Web:
    """No table at all in the source: boxes side by side, a line under each row."""

    def row(cells: list[str], kind: str) -> str:
        return f"<div class='row {kind}'>" + "".join(f"<div>{c}</div>" for c in cells) + "</div>"

    css = ".row{display:grid;grid-template-columns:31% 25% 30% 14%;border-bottom:1px solid #999;padding:4px 0}.head{font-weight:bold}.row div{padding-right:10px}"
    return Web(TOP + row(HEAD, "head") + "".join(row(r, "") for r in ROWS), css, tagged=False)


def _cut_rows() -> Web:
    rows = [
        [f"{n}. {ROADS[n % 3]} in zone {n}", f"Agreed for zone {n}.", sentences(14 + n, n), WORDS[n % 3]]
        for n in range(1, 7)
    ]
    return Web(
        TOP + html_table([HEAD, *rows], widths=["30%", "18%", "38%", "14%"]),
        PLAIN + "tr{border-bottom:1px solid #777}thead tr{border-top:2px solid #000}",
        tagged=False,
    )


def _cut_rows_read() -> list[Expected]:
    return [
        dict(
            number=str(n),
            recommendation=f"{ROADS[n % 3]} in zone {n}",
            response=f"Agreed for zone {n}.",
            update=sentences(14 + n, n),
            rag=RAGS[n % 3],
        )
        for n in range(1, 7)
    ]


def _two_marks() -> Web:
    arrow = "<svg width=12 height=12><path d='M6 0 L12 6 L8 6 L8 12 L4 12 L4 6 L0 6 Z' fill='#555'/></svg>"
    disc = "<svg width=14 height=14><circle cx=7 cy=7 r=6 fill='#{}'/></svg>"
    rows = [["No.", "Recommendation", "Progress", "RAG", "Direction of travel"],
            *([str(n + 1), PLOTS[n], PLOT_NEWS[n], disc.format(c), arrow] for n, c in enumerate(("00B050", "FFC000", "C00000")))]  # fmt: skip
    return Web(TOP + html_table(rows), BOX)


def _bracketed() -> Office:
    rows = [
        ["No.", "Recommendation", "Progress", "Status"],
        *(
            [str(n + 1), PLOTS[n], PLOT_NEWS[n], s]
            for n, s in enumerate(("Red (off track)", "Amber (delayed)", "Blue (complete)"))
        ),
    ]
    return Office(
        [
            Head("Saltmere Borough Council"),
            "Place Scrutiny Committee",
            "Allotments review: progress report",
            Grid(rows, [14, 70, 56, 32]),
        ]
    )


def _coded() -> Office:
    rows = [
        ["No.", "Recommendation", "Evidence of progress", "Assessment"],
        *(
            [str(n + 1), ROADS[n], ROAD_NEWS[n], Shade(s)]
            for n, s in enumerate(("1 - Fully achieved", "2 - On track", "3 - Slipped"))
        ),
    ]
    return Office(
        [
            Head("Saltmere Borough Council"),
            "Place Scrutiny Committee",
            "Roads review: progress report",
            Grid(rows, [14, 70, 56, 32]),
        ],
        tagged=True,
    )


def _three(
    texts: tuple[str, ...], news: tuple[str, ...], *rags: str | None, prefix: str = "", **more: Any
) -> list[Expected]:
    return [
        dict(number=f"{prefix}{n + 1}", recommendation=texts[n], update=news[n], rag=r, **more)
        for n, r in enumerate(rags)
    ]


CASES = [
    Case("seasons", "columns", _seasons, [[{**r, "response": LIBRARY_ANSWERS[n], "previous_update": f"Begun in town {n + 1}."} for n, r in enumerate(_three(LIBRARIES, LIBRARY_NEWS, *RAGS))]]),
    Case("plan", "columns", _plan, [[dict(number=str(n + 1), recommendation=ROADS[n], decision=("agreed", "agreed", "rejected")[n], action=f"Plan {n + 1} is written.",
        due=f"0{n + 1}/09/2024", lead_officer=OFFICERS[n], update=ROAD_NEWS[n]) for n in range(3)]]),
    Case("spanned", "columns", _spanned, [[dict(number=str(n + 1), recommendation=PLOTS[n], action=f"Draw map {n + 1}\nTell tenants {n + 1}", lead_officer=f"{OFFICERS[n]}\n{OFFICERS[n + 1]}",
        update=f"{PLOT_NEWS[n]}\nLetters went out {n + 1}.", rag="green") for n in range(2)]]),
    Case("status-first", "columns", _status_first, [_three(ROADS, ROAD_NEWS, *RAGS, prefix="PS")]),
    Case("stops", "columns", _stops, [[{**r, "previous_update": f"Site {n + 1} is chosen."} for n, r in enumerate(_three(PLOTS, PLOT_NEWS, "green", "amber", "complete"))]]),
    Case("three-rows", "columns", _three_rows, [[{**r, "lead_officer": OFFICERS[n]} for n, r in enumerate(_three(PLOTS, PLOT_NEWS, *RAGS))]]),
    Case("head-paint", "rulings", _head_paint, [_head_paint_read()]),
    Case("uprights", "rulings", lambda: _web("td,th{border-right:1px solid #000;padding-bottom:10px}"), [READ]),
    Case("uprights-head", "rulings", lambda: _web("td,th{border-left:1px solid #000}thead{border-bottom:2px solid #000}td{padding-bottom:12px}"), [READ]),
    Case("bands-long", "rulings", _bands_long, [_bands_long_read()]),
    Case("divs", "rulings", _divs, [READ]),
    Case("cut-rows", "rulings", _cut_rows, [_cut_rows_read()]),
    Case("two-marks", "status", _two_marks, [_three(PLOTS, PLOT_NEWS, "green", "amber", "red")]),
    Case("bracketed", "status", _bracketed, [_three(PLOTS, PLOT_NEWS, "red", "amber", "complete")]),
    Case("coded", "status", _coded, [[{**r, "progress": p} for r, p in zip(_three(ROADS, ROAD_NEWS, "complete", "green", "amber"), ("delivered", "on_track", "concern"), strict=True)]]),
]  # fmt: skip
