# ruff: noqa: E501 - one row of a table a line
"""A third round of the kinds in `gaps.py`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib import colors
from reportlab.platypus import Flowable

from tests.fresh.gaps import (
    ALL,
    BOX,
    COUNT,
    LONG,
    NUMBERS,
    RAGS,
    SHARES,
    TITLED,
    TOP,
    WORDS,
    records,
    report_head,
)
from tests.fresh.kit import Grid, Head, Office, Shade, Web, html_table
from tests.fresh.pools import POOL_ANSWERS, POOL_DAYS, POOL_DECISIONS, POOL_NEWS, POOL_OFFICERS, POOL_TITLES, POOLS
from tests.fresh.words import sentences
from tests.unseen.kit import Case, table

PILLS = ".complete{background:#0070c0;color:#fff}.green{background:#00a046;color:#fff}.amber{background:#ffbf00}.red{background:#c00000;color:#fff}"
LONGER = [f"{text} {sentences(6, 7 * n + 1)}" for n, text in enumerate(LONG)]


def _cards_two() -> Web:
    """Two cards beside one another."""
    cards = "".join(
        f"<div class=card><div class=head><b>{n + 1}. {POOL_TITLES[n]}</b><span class='pill {RAGS[n]}'>{WORDS[n]}</span></div><p>{POOLS[n]}.</p><p><b>Response:</b> {POOL_ANSWERS[n]}</p><p><b>Progress:</b> {POOL_NEWS[n]}</p></div>"
        for n in range(COUNT)
    )
    css = f".all{{display:grid;grid-template-columns:1fr 1fr;gap:6mm}}.card{{border:1px solid #bbb;padding:3mm;break-inside:avoid}}.head{{display:flex;justify-content:space-between}}.pill{{padding:0 2mm}}{PILLS}"
    return Web(TOP + f"<div class=all>{cards}</div>", css, tagged=False)


def _columns_cut() -> Web:
    """Lines between the columns alone, no numbers; the foot of a page cuts a row, the headings stand on each page."""
    head = ["What the panel asked for", "The reply of Cabinet", "Where things stand", "State"]
    rows = [[POOLS[n], POOL_ANSWERS[n], LONGER[n], WORDS[n]] for n in range(COUNT)]
    css = "table{border-collapse:collapse;width:100%}td,th{border-left:1px solid #777;border-right:1px solid #777;padding:5px}"
    return Web(TOP + html_table([head, *rows], widths=["27%", "22%", "39%", "12%"]), css, tagged=False)


def _columns_cut_drawn() -> Sequence[Flowable]:
    head = ["Ref", "Recommendation", "Update", "Lead", "Status"]
    rows = [[f"{n + 1}", POOLS[n], LONGER[n], POOL_OFFICERS[n], WORDS[n]] for n in range(COUNT)]
    rules = [
        ("LINEAFTER", (0, 0), (3, -1), 0.5, colors.black),
        ("BOX", (0, 0), (-1, -1), 0.5, colors.black),
        ("LINEBELOW", (0, 0), (-1, 0), 1, colors.black),
    ]
    return [*report_head(), table([head, *rows], [30, 140, 210, 60, 60], rules)]


def _codes_said() -> Web:
    """Codes of one letter, explained in a sentence above the table."""
    head = ["No", "Recommendation", "Executive decision", "Progress", "RAG"]
    codes = ("F", "P", "F", "X", "F", "F")
    rows = [[f"{n + 1}", POOLS[n], codes[n], LONG[n], WORDS[n]] for n in range(COUNT)]
    key = "<p>Decisions: F = agreed in full; P = agreed in part; X = not agreed.</p>"
    return Web(TOP + key + html_table([head, *rows]), BOX, tagged=False)


def _counts_touching() -> Office:
    """Counts in the first rows of the very table."""
    rows: list[Any] = [
        ["Red: 1", "Amber: 1", "Green: 2", "Complete: 2"], ["No", "Recommendation", "Progress", "RAG"],
        *([str(n + 1), POOLS[n], LONG[n], WORDS[n]] for n in range(COUNT)),
    ]  # fmt: skip
    return Office(
        [
            Head("Wenbridge District Council"),
            "Leisure Scrutiny Committee",
            "Swimming pools: progress report",
            Grid(rows, [22, 60, 66, 26], heads=2),
        ]
    )


def _title_rows_state() -> Web:
    """A row over each record holds its number, title and state; the columns below it the rest."""
    rows = ["<tr><th>Recommendation</th><th>Response</th><th>Progress</th></tr>"]
    for n in range(COUNT):
        rows.append(f"<tr><td colspan=2><b>{n + 1}. {POOL_TITLES[n]}</b></td><td class={RAGS[n]}>{WORDS[n]}</td></tr>")
        rows.append(f"<tr><td>{POOLS[n]}.</td><td>{POOL_ANSWERS[n]}</td><td>{LONG[n]}</td></tr>")
    return Web(TOP + f"<table>{''.join(rows)}</table>", BOX + PILLS, tagged=False)


def _tables_headed() -> Office:
    """A small table for each, its title in a row above, headings printed in each of them."""
    parts: list[Any] = [
        Head("Wenbridge District Council"),
        "Leisure Scrutiny Committee",
        "Swimming pools: progress report",
    ]
    for n in range(COUNT):
        rows = [
            [f"Recommendation {n + 1}: {POOL_TITLES[n]}", "", ""],
            [f"{POOLS[n]}.", "", ""],
            ["Response", "Progress", "RAG"],
            [POOL_ANSWERS[n], LONG[n], Shade(WORDS[n])],
        ]
        parts.append(Grid(rows, [55, 95, 25], [(0, 0, 0, 2), (1, 0, 1, 2)], heads=1))
    return Office(parts)


def _sidebar_discs() -> Web:
    """The state is a coloured disc below the number at the side; a key says what the colours mean."""
    tints = {"complete": "#0070c0", "green": "#00a046", "amber": "#ffbf00", "red": "#c00000"}
    blocks = "".join(
        f"<div class=row><div class=side><div class=no>{n + 1}</div><svg width=22 height=22><circle cx=11 cy=11 r=9 fill='{tints[RAGS[n]]}'/></svg></div><div class=body><h3>Recommendation</h3><p>{POOLS[n]}.</p><h3>Progress</h3><p>{LONG[n]}</p></div></div>"
        for n in range(COUNT)
    )
    css = ".row{display:flex;margin-bottom:6mm;break-inside:avoid}.side{width:22mm;text-align:center;margin-right:5mm}.body{flex:1}.no{font-size:24pt}h3{margin:0;font-size:11pt}p{margin:1mm 0 3mm}"
    return Web(
        TOP + "<p>Key: blue - complete; green - on track; amber - some concern; red - not delivered</p>" + blocks,
        css,
        tagged=False,
    )


def _labels_tight() -> Web:
    """Labels in a column of their own with no white between one and the next; days and officers among them."""
    blocks = "".join(
        f"<dl><dt>Recommendation</dt><dd>{POOLS[n]}</dd><dt>Executive response</dt><dd>{POOL_ANSWERS[n]}</dd><dt>Lead officer</dt><dd>{POOL_OFFICERS[n]}</dd><dt>Target date</dt><dd>{POOL_DAYS[n]}</dd><dt>Update May 2025</dt><dd>{LONG[n]}</dd><dt>Status</dt><dd>{WORDS[n]}</dd></dl>"
        for n in range(COUNT)
    )
    return Web(TOP + blocks, "dl{display:grid;grid-template-columns:42mm 1fr;margin:0 0 4mm}dd{margin:0}", tagged=False)


def _turned_heads() -> Web:
    """Headings printed sideways over narrow columns."""
    heads = (
        "<tr>"
        + "".join(
            f"<th><span class='{'turned' if n > 1 else ''}'>{h}</span></th>"
            for n, h in enumerate(("Recommendation", "Progress update", "Lead officer", "% complete", "Status"))
        )
        + "</tr>"
    )
    rows = "".join(
        f"<tr><td>{n + 1}. {POOLS[n]}</td><td>{LONG[n]}</td><td>{POOL_OFFICERS[n]}</td><td>{SHARES[n]}</td><td>{WORDS[n]}</td></tr>"
        for n in range(COUNT)
    )
    return Web(
        TOP + f"<table>{heads}{rows}</table>",
        BOX + ".turned{writing-mode:vertical-rl;transform:rotate(180deg)}",
        tagged=False,
    )


CASES = [
    Case("cards-two", "blocks", _cards_two, [records(**{**ALL, "recommendation": TITLED, "update": POOL_NEWS})]),
    Case("columns-cut", "rulings", _columns_cut, [records(recommendation=POOLS, response=POOL_ANSWERS, decision=POOL_DECISIONS, update=LONGER, rag=RAGS)]),
    Case("columns-cut-drawn", "rulings", _columns_cut_drawn, [records(number=NUMBERS, recommendation=POOLS, update=LONGER, lead_officer=POOL_OFFICERS, rag=RAGS)]),
    Case("codes-said", "status", _codes_said, [records(number=NUMBERS, recommendation=POOLS, decision=POOL_DECISIONS, update=LONG, rag=RAGS)]),
    Case("counts-touching", "sections", _counts_touching, [records(number=NUMBERS, recommendation=POOLS, update=LONG, rag=RAGS)]),
    Case("title-rows-state", "columns", _title_rows_state, [records(**{**ALL, "recommendation": TITLED})]),
    Case("tables-headed", "blocks", _tables_headed, [records(**{**ALL, "recommendation": TITLED})]),
    Case("sidebar-discs", "blocks", _sidebar_discs, [records(number=NUMBERS, recommendation=[f"{t}." for t in POOLS], update=LONG, rag=[r if r != "complete" else "complete" for r in RAGS])]),
    Case("labels-tight", "blocks", _labels_tight, [records(**{k: v for k, v in ALL.items() if k != "number"}, lead_officer=POOL_OFFICERS, due=POOL_DAYS)]),
    Case("turned-heads", "rulings", _turned_heads, [records(number=NUMBERS, recommendation=POOLS, update=LONG, lead_officer=POOL_OFFICERS, rag=RAGS)]),
]  # fmt: skip
