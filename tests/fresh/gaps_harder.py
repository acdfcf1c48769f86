# ruff: noqa: E501 - one row of a table a line
"""More papers of the kinds in `gaps.py`, made harder when those could be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, Spacer

from tests.fresh.gaps import (
    ALL,
    BOX,
    COUNT,
    LONG,
    NUMBERS,
    RAGS,
    SHARED,
    SHARES,
    TEAMS,
    TITLED,
    TOP,
    WORDS,
    records,
    report_head,
)
from tests.fresh.kit import Grid, Head, Office, Web, html_table
from tests.fresh.pools import POOL_ANSWERS, POOL_DAYS, POOL_NEWS, POOL_OFFICERS, POOL_TITLES, POOLS
from tests.fresh.words import sentences
from tests.unseen.kit import Case, disc, table


def _broken() -> Web:
    """Words that a narrow cell breaks wherever it ends, without a hyphen."""
    rows = [
        ["No", "Recommendation", "Owner", "Progress", "RAG"],
        *([str(n + 1), POOLS[n], f"<span>{TEAMS[n]}</span>", LONG[n], WORDS[n]] for n in range(COUNT)),
    ]
    return Web(
        TOP + html_table(rows, widths=["6%", "30%", "11%", "41%", "12%"]),
        BOX + "span{word-break:break-all}table{table-layout:fixed}",
        tagged=False,
    )


def _right_sidebar() -> Web:
    blocks = "".join(
        f"<div class=row><div class=body><h3>What the Committee asked for</h3><p>{POOLS[n]}.</p><h3>Our response</h3><p>{POOL_ANSWERS[n]}</p><h3>Progress</h3><p>{LONG[n]}</p></div>"
        f"<div class=side><div class=no>{n + 1}</div><div>{WORDS[n]}</div></div></div>" for n in range(COUNT)
    )  # fmt: skip
    css = ".row{display:flex;margin-bottom:6mm;border-bottom:1px solid #ccc}.side{width:24mm;padding-left:6mm;text-align:center}.body{flex:1}.no{font-size:22pt}h3{margin:0;font-size:10pt}p{margin:1mm 0 3mm}"
    return Web(TOP + blocks, css, tagged=False)


def _sidebar_named() -> Web:
    """The sidebar says "Recommendation 3", and the state below it; a page cuts one of the blocks."""
    blocks = "".join(
        f"<div class=row><div class=side><b>Recommendation {n + 1}</b><br>{WORDS[n]}</div><div class=body>"
        f"<p>{POOLS[n]}.</p><p><b>Response:</b> {POOL_ANSWERS[n]}</p><p><b>Progress:</b> {LONG[n]} {sentences(5, 6 * n + 1)}</p></div></div>" for n in range(COUNT)
    )  # fmt: skip
    css = ".row{display:flex;margin-bottom:7mm}.side{width:38mm;margin-right:6mm;flex:none}p{margin:0 0 3mm}"
    return Web(TOP + blocks, css, tagged=False)


def _cards_with_discs() -> Sequence[Flowable]:
    """Cards in a box: number, title and a disc in the first row, the day in the second."""
    found: list[Flowable] = [*report_head()]
    colours = {"complete": "#0070c0", "green": "#00b050", "amber": "#ffc000", "red": "#c00000"}
    for n in range(COUNT):
        rows: list[Any] = [
            [f"{n + 1}. {POOL_TITLES[n]}", disc(colours[RAGS[n]])], [f"{POOLS[n]}.", ""], [f"Response: {POOL_ANSWERS[n]}", ""],
            [f"Progress: {LONG[n]}", ""], [f"Due: {POOL_DAYS[n]}", ""],
        ]  # fmt: skip
        spans = [("SPAN", (0, y), (1, y)) for y in range(1, 5)]
        found += [
            table(rows, [450, 40], [("BOX", (0, 0), (-1, -1), 0.5, "black"), *spans], heads=1, repeat=False),
            Spacer(1, 10),
        ]
    return found


def _turned_numbers() -> Web:
    """Numbers printed sideways in cells that span two rows of actions; the foot of a page cuts one."""
    rows = ["<tr><th>No</th><th>Recommendation</th><th>Action</th><th>Lead</th><th>Progress</th><th>Status</th></tr>"]
    for n in range(COUNT):
        rows.append(
            f"<tr><td rowspan=2 class=turned><span>Rec {n + 1}</span></td><td rowspan=2>{POOLS[n]}</td><td>Write plan {n + 1}</td><td>{POOL_OFFICERS[n]}</td><td>{LONG[n]}</td><td rowspan=2>{WORDS[n]}</td></tr>"
            f"<tr><td>Tell the public {n + 1}</td><td>{POOL_OFFICERS[n - 1]}</td><td>{sentences(2, 3 * n + 1)}</td></tr>"
        )
    css = BOX + ".turned{width:8mm}.turned span{writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap}"
    return Web(TOP + f"<table>{''.join(rows)}</table>", css, tagged=False)


def _columns_themed() -> Web:
    """Two columns of print, a heading over both in the middle; numbers alone open the recommendations."""

    def blocks(first: int, last: int) -> str:
        return "".join(
            f"<h3>{n + 1} {POOL_TITLES[n]}</h3><p>{POOLS[n]}.</p><p><b>Response</b></p><p>{POOL_ANSWERS[n]}</p><p><b>Progress</b></p><p>{LONG[n]}</p><p><b>Status</b></p><p>{WORDS[n]}</p>" for n in range(first, last)
        )  # fmt: skip

    css = ".two{columns:2;column-gap:9mm}h3{font-size:11pt;margin:2mm 0 1mm}p{margin:0 0 2mm}h2{font-size:13pt}"
    return Web(
        TOP
        + f"<h2>Water and lessons</h2><div class=two>{blocks(0, 3)}</div><h2>Buildings and people</h2><div class=two>{blocks(3, COUNT)}</div>",
        css,
        tagged=False,
    )


def _tight_long() -> Web:
    """Nothing but white between the columns, and none between the rows; headings on the first page alone."""
    head = ["Recommendation", "Executive response", "Current position", "% done"]
    rows = [
        [f"R{n + 1} {POOLS[n]}", POOL_ANSWERS[n], f"{LONG[n]} {sentences(4, 5 * n + 1)}", SHARES[n]]
        for n in range(COUNT)
    ]
    body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    heads = "".join(f"<td><b>{c}</b></td>" for c in head)
    css = "table{border-collapse:collapse;width:100%}td{padding:0 4px}"
    widths = "".join(f"<col style='width:{w}'>" for w in ("28%", "24%", "38%", "10%"))
    return Web(TOP + f"<table>{widths}<tr>{heads}</tr>{body}</table>", css, tagged=False)


def _counted_beside() -> Web:
    """Counts of each colour in painted boxes, "2 recommendations" below each, above the table."""
    boxes = "".join(
        f"<td style='background:{c}'>{n} {w}</td>"
        for n, w, c in (
            (1, "Red", "#c00000"),
            (1, "Amber", "#ffc000"),
            (2, "Green", "#00a046"),
            (2, "Complete", "#0070c0"),
        )
    )
    head = ["Number", "Recommendation", "Progress update", "RAG"]
    rows = [[str(n + 1), POOLS[n], LONG[n], WORDS[n]] for n in range(COUNT)]
    return Web(
        TOP + f"<table class=small><tr>{boxes}</tr></table>" + html_table([head, *rows]),
        BOX + ".small{margin-bottom:5mm}",
        tagged=False,
    )


def _title_rows_led() -> Office:
    """A row over each record: its number, title and who leads; the headings only name what stands below."""
    rows: list[Any] = [["Recommendation", "Response", "Progress", "RAG"]]
    merges = []
    for n in range(COUNT):
        rows.append([f"Recommendation {n + 1} - {POOL_TITLES[n]}", "", "", ""])
        merges.append((len(rows) - 1, 0, len(rows) - 1, 3))
        rows.append([f"{POOLS[n]}.", POOL_ANSWERS[n], LONG[n], WORDS[n]])
    return Office(
        [
            Head("Wenbridge District Council"),
            "Leisure Scrutiny Committee",
            "Swimming pools: progress",
            Grid(rows, [60, 50, 110, 30], merges),
        ],
        wide=True,
    )


def _consulted_table() -> Web:
    rows = [
        ["Issue raised", "Response", "Action"],
        [
            "The fees are too high for families.",
            "Fees are set each April and compare well with our neighbours.",
            "None",
        ],
        ["There are too few lessons after school.", "Two more lessons a week will be tried.", "Try lessons"],
    ]
    return Web(
        "<h1>Wenbridge District Council</h1><h2>Leisure strategy: consultation report</h2><p>In all 412 people answered the survey between June and August 2025.</p><h3>1. Fees and lessons</h3>"
        + html_table(rows),
        BOX,
        tagged=False,
    )


def _options_table() -> Office:
    rows = [
        ["Option", "Description", "Advantages", "Risks", "Recommendation"],
        ["1", "Keep the pool open", "No change for schools", "Cost of £240,000", "Not recommended"],
        ["2", "Hand the pool to a trust", "Grants can be had", "The trust may fail", "Recommended"],
        ["3", "Close in winter", "Saves fuel", "Fewer swimmers", "Not recommended"],
    ]
    return Office(
        [
            Head("Wenbridge District Council"),
            "Report to Cabinet: future of the pools",
            Head("1. Options", 2),
            Grid(rows, [16, 44, 44, 40, 34]),
            Head("2. Response to the consultation", 2),
            "Most people want the pool to stay open.",
            Head("3. Recommendations", 2),
            "Recommendation 1: That option 2 is chosen.",
            "Recommendation 2: That the Director agrees the lease.",
            "Response: The trust has agreed to the terms.",
        ]
    )


def _proposals() -> Web:
    body = "".join(
        f"<h2>{n + 1}. {t}</h2><p>We proposed to change this from April.</p><p><b>What you said</b></p><p>{31 + n} people were for it and {12 + n} against.</p><p><b>Our response</b></p><p>We will go on with the change, but later.</p><p><b>Next steps</b></p><p>Letters will go out in May.</p>"
        for n, t in enumerate(POOL_TITLES[:4])
    )
    return Web(
        "<h1>Wenbridge District Council</h1><h2>Changes at the pools: consultation response report</h2>" + body,
        tagged=False,
    )


def _minutes_of_cabinet() -> Web:
    """Labels in a column of their own, and recommendations among them; nothing says what became of these."""
    blocks = "".join(
        f"<dl><dt>Item</dt><dd>{n + 11}. {POOL_TITLES[n]}</dd><dt>Recommendation</dt><dd>{POOLS[n]}</dd><dt>Decision</dt><dd>Agreed</dd><dt>Lead officer</dt><dd>{POOL_OFFICERS[n]}</dd></dl>"
        for n in range(5)
    )
    return Web(
        f"<h1>Wenbridge District Council</h1><h2>Minutes of Cabinet, 9 June 2025</h2>{blocks}",
        "dl{display:grid;grid-template-columns:45mm 1fr;margin:0 0 6mm}dd{margin:0 0 2mm}",
        tagged=False,
    )


def _asked_often() -> Web:
    """Questions of the public in two columns, answered and followed up."""
    blocks = "".join(
        f"<h3>{n + 1} {POOL_TITLES[n]}</h3><p><b>Question</b></p><p>Why does this take so long?</p><p><b>Response</b></p><p>{LONG[n]}</p><p><b>Progress</b></p><p>{POOL_NEWS[n]}</p>"
        for n in range(COUNT)
    )
    return Web(
        f"<h1>Wenbridge District Council</h1><h2>Pools: your questions</h2><div style='columns:2'>{blocks}</div>",
        "h3{font-size:11pt}",
        tagged=False,
    )


def _projects() -> Web:
    """Cards like those of a progress report, in a paper that speaks of no recommendation, review or committee."""
    cards = "".join(
        f"<div class=card><div class=head><b>{n + 1}</b><b>{POOL_TITLES[n]}</b><span>Due {POOL_DAYS[n]}</span><span>{WORDS[n]}</span></div><p><b>Progress:</b> {LONG[n]}</p><p><b>Next steps:</b> Designs will be drawn.</p></div>"
        for n in range(COUNT)
    )
    return Web(
        f"<h1>Wenbridge District Council</h1><h2>Capital projects: highlight sheet</h2>{cards}",
        ".card{border:1px solid #bbb;margin:3mm;padding:3mm}.head{display:flex;gap:12mm}",
        tagged=False,
    )


CASES = [
    Case("broken-words", "columns", _broken, [records(number=NUMBERS, recommendation=POOLS, lead_officer=TEAMS, update=LONG, rag=RAGS)]),
    Case("right-sidebar", "blocks", _right_sidebar, [records(**{**ALL, "recommendation": [f"{t}." for t in POOLS]})]),
    Case("sidebar-named", "blocks", _sidebar_named, [records(**{**ALL, "recommendation": [f"{t}." for t in POOLS], "update": [f"{t} {sentences(5, 6 * n + 1)}" for n, t in enumerate(LONG)]})]),
    Case("cards-with-discs", "blocks", _cards_with_discs, [records(**{**ALL, "recommendation": TITLED}, due=POOL_DAYS)]),
    Case("turned-numbers", "rulings", _turned_numbers, [records(number=NUMBERS, recommendation=POOLS, rag=RAGS)]),
    Case("columns-themed", "stanzas", _columns_themed, [records(**{**ALL, "recommendation": TITLED})]),
    Case("tight-long", "rulings", _tight_long, [records(**{**ALL, "rag": SHARED, "update": [f"{t} {sentences(4, 5 * n + 1)}" for n, t in enumerate(LONG)]})]),
    Case("counts-in-boxes", "sections", _counted_beside, [records(number=NUMBERS, recommendation=POOLS, update=LONG, rag=RAGS)]),
    Case("title-rows-named", "columns", _title_rows_led, [records(**{**ALL, "recommendation": TITLED})]),
    Case("consulted-table", "lookalikes", _consulted_table, []),
    Case("options-table", "lookalikes", _options_table, []),
    Case("proposals", "lookalikes", _proposals, []),
    Case("minutes-of-cabinet", "lookalikes", _minutes_of_cabinet, []),
    Case("asked-often", "lookalikes", _asked_often, []),
    Case("projects", "lookalikes", _projects, []),
]  # fmt: skip
