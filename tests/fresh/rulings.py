# ruff: noqa: E501 - one row of a table a line
"""How little of a table may be drawn."""

from __future__ import annotations

from typing import Any

from reportlab.lib import colors

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
    sentences,
)
from tests.unseen.kit import Case, Expected, table, top

HEAD = ["Recommendation", "Cabinet response", "Progress", "Status"]
STATES = ["On track", "At risk", "Complete"]
RAGS = ["green", "amber", "complete"]
ROWS = [[f"R{n + 1} {LIBRARIES[n]}", LIBRARY_ANSWERS[n], LIBRARY_NEWS[n], STATES[n]] for n in range(3)]
READ: list[Expected] = [dict(number=str(n + 1), recommendation=LIBRARIES[n], response=LIBRARY_ANSWERS[n], decision=LIBRARY_DECISIONS[n],
             update=LIBRARY_NEWS[n], rag=RAGS[n]) for n in range(3)]  # fmt: skip
TOP = "<h1>Carrow Bay Council</h1><p>Culture Scrutiny Panel</p><p>Library Review – six month progress report</p>"
SHARES = ["31%", "25%", "30%", "14%"]


def _web(css: str, tagged: bool = False) -> Web:
    return Web(
        TOP + html_table([HEAD, *ROWS], widths=SHARES),
        f"table{{width:100%;border-collapse:collapse}}{css}",
        tagged=tagged,
    )


def _banded() -> Office:
    rows = [[str(n + 1), ROADS[n], ROAD_NEWS[n], OFFICERS[n], STATES[n]] for n in range(3)]
    head = ["No.", "Recommendation", "Progress so far", "Lead officer", "RAG"]
    return Office([Head("Marl County Council"), "Highways Scrutiny Committee", "Potholes: progress on recommendations",
                   Grid([head, *rows], [12, 60, 50, 30, 22], style="Light Shading Accent 1")])  # fmt: skip


def _bare_long() -> Web:
    head = ["Recommendation", "Response", "Progress"]
    rows = [
        [f"{n}. {ROADS[n % 3]} in area {n}", f"Agreed for area {n}.", sentences(6 + n % 4, n)] for n in range(1, 15)
    ]
    return Web("<h1>Marl County Council</h1><p>Highways Scrutiny Committee</p><p>Pothole inquiry: twelve month progress report</p>" +
               html_table([head, *rows], widths=["34%", "20%", "46%"]), "td,th{padding:2px 14px 9px 0}", tagged=False)  # fmt: skip


def _bare_long_read() -> list[Expected]:
    return [
        dict(
            number=str(n),
            recommendation=f"{ROADS[n % 3]} in area {n}",
            response=f"Agreed for area {n}.",
            update=sentences(6 + n % 4, n),
        )
        for n in range(1, 15)
    ]


def _bare_six() -> Any:
    head = ["Ref", "Recommendation", "Lead officer", "Due date", "Latest update", "RAG"]
    rows = [[f"A{n + 1}", PLOTS[n] + " and tell the tenants so", OFFICERS[n], f"0{n + 1}/04/2024", PLOT_NEWS[n] + " Tenants were told of it.", c]
            for n, c in enumerate(("Green", "Amber", "Red"))]  # fmt: skip
    rules = [("BOTTOMPADDING", (0, 0), (-1, -1), 9)]
    return [
        *top("Hartlow Borough Council", "Community Panel", "Allotments"),
        table([head, *rows], [50, 220, 90, 80, 220, 60], rules),
    ]


def _bare_six_read() -> list[Expected]:
    return [dict(number=f"A{n + 1}", recommendation=PLOTS[n] + " and tell the tenants so", lead_officer=OFFICERS[n], due=f"0{n + 1}/04/2024",
                 update=PLOT_NEWS[n] + " Tenants were told of it.", rag=c) for n, c in enumerate(("green", "amber", "red"))]  # fmt: skip


def _long_row() -> Office:
    rows = [HEAD, ROWS[0], ["R2 " + MOBILE_TWICE, LIBRARY_ANSWERS[1], sentences(60), STATES[1]], ROWS[2]]
    return Office(
        [
            Head("Carrow Bay Council"),
            "Culture Scrutiny Panel",
            "Library Review – six month progress report",
            Grid(rows, [54, 42, 56, 22]),
        ],
        tagged=True,
    )


MOBILE_TWICE = LIBRARIES[1] + " and twice in summer"


def _long_row_read() -> list[Expected]:
    return [READ[0], {**READ[1], "recommendation": MOBILE_TWICE, "update": sentences(60)}, READ[2]]


def _thick() -> Any:
    rules = [
        ("BOX", (0, 0), (-1, -1), 2, colors.black),
        ("LINEBELOW", (0, 0), (-1, -1), 1.5, colors.HexColor("#5b2c83")),
    ]
    return [
        *top("Carrow Bay Council", "Culture Scrutiny Panel", "Library Review"),
        table([HEAD, *ROWS], [165, 130, 140, 70], rules),
    ]


def _head_only_long() -> Any:
    """A thin line under the headings, nothing else, over three pages; no row is cut."""
    head = ["No", "Recommendation", "Progress", "Status"]
    rows = [[str(n), f"{PLOTS[n % 3]} in parish {n}", sentences(3, n), STATES[n % 3]] for n in range(1, 31)]
    rules = [("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black), ("BOTTOMPADDING", (0, 0), (-1, -1), 8)]
    return [
        *top("Hartlow Borough Council", "Community Panel", "Allotments"),
        table([head, *rows], [30, 170, 240, 70], rules),
    ]


def _head_only_long_read() -> list[Expected]:
    return [
        dict(number=str(n), recommendation=f"{PLOTS[n % 3]} in parish {n}", update=sentences(3, n), rag=RAGS[n % 3])
        for n in range(1, 31)
    ]


CASES = [
    Case("under-rows", "rulings", lambda: _web("tr{border-bottom:1px solid #999}", tagged=True), [READ]),
    Case("under-rows-plain", "rulings", lambda: _web("tr{border-bottom:1px solid #999}"), [READ]),
    Case("dotted-rows", "rulings", lambda: _web("td,th{border-bottom:2px dotted #888}"), [READ]),
    Case("tiles", "rulings", lambda: _web("table{border-collapse:separate;border-spacing:4px}td{background:#eef2e6}th{background:#c3d69b}"), [READ]),
    Case("side-lines", "rulings", lambda: _web("td,th{border-right:1px solid #000}table{border:1px solid #000}tr{border-top:3px double #000}"), [READ]),
    Case("banded", "rulings", _banded, [[dict(number=str(n + 1), recommendation=ROADS[n], update=ROAD_NEWS[n], lead_officer=OFFICERS[n], rag=RAGS[n]) for n in range(3)]]),
    Case("bare-long", "rulings", _bare_long, [_bare_long_read()]),
    Case("bare-six", "rulings", _bare_six, [_bare_six_read()], wide=True),
    Case("long-row", "rulings", _long_row, [_long_row_read()]),
    Case("thick", "rulings", _thick, [READ]),
    Case("head-only-long", "rulings", _head_only_long, [_head_only_long_read()]),
]  # fmt: skip
