# ruff: noqa: E501 - one row of a table a line
"""A fourth set of our own: layouts that papers by strangers had and that could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib import colors
from reportlab.platypus import Flowable, Spacer

from tests.fresh.kit import Grid, Head, Office, Shade, Web, html_table
from tests.fresh.pools import (
    POOL_ANSWERS,
    POOL_DAYS,
    POOL_DECISIONS,
    POOL_NEWS,
    POOL_OFFICERS,
    POOL_TITLES,
    POOLS,
)
from tests.fresh.words import sentences
from tests.unseen.kit import Case, Expected, table, top

COUNT = len(POOLS)
SHARES = ("100%", "75%", "40%", "0%", "100%", "50%")
WORDS = ("Complete", "On track", "At risk", "Overdue", "Complete", "On track")
RAGS = ("complete", "green", "amber", "red", "complete", "green")
BOX = "table{border-collapse:collapse;width:100%}td,th{border:1px solid #444}"
TOP = (
    "<h1>Wenbridge District Council</h1><p>Leisure Scrutiny Committee</p><p>Review of swimming pools: six month "
    "progress report</p><p>Date of this update: 12 May 2025</p>"
)
LONG = [
    f"{news} The leisure team meets the managers on the first Tuesday of the month to go through what is left, and "
    f"item {n + 1} has been on that list since February." for n, news in enumerate(POOL_NEWS)
]  # fmt: skip


def report_head() -> list[Flowable]:
    return top("Wenbridge District Council", "Leisure Scrutiny Committee", "Swimming pools")


def _lines_between_columns() -> Sequence[Flowable]:
    head = ["Recommendation", "Cabinet response", "Progress to May 2025", "% complete"]
    rows = [[f"{n + 1}. {POOLS[n]}", POOL_ANSWERS[n], LONG[n], SHARES[n]] for n in range(COUNT)]
    rules = [("LINEAFTER", (0, 0), (2, -1), 0.5, colors.black)]
    return [*report_head(), table([head, *rows], [140, 110, 190, 60], rules)]


def _percent_without_lines() -> Sequence[Flowable]:
    head = ["Recommendation", "Response", "What has been done since", "Done (%)"]
    rows = [[f"Recommendation {n + 1}: {POOLS[n]}", POOL_ANSWERS[n], LONG[n], SHARES[n]] for n in range(COUNT)]
    return [*report_head(), table([head, *rows], [150, 110, 180, 50], ())]


def _tight(lines: str) -> Web:
    """Rows with no more white between them than between their lines: numbers and shares of 100 tell where they begin."""
    head = ["Recommendation", "Executive response", "Current position", "% done"]
    rows = [[f"{n + 1}. {POOLS[n]}", POOL_ANSWERS[n], LONG[n], SHARES[n]] for n in range(COUNT)]
    css = f"table{{border-collapse:collapse;width:100%}}td,th{{padding:0 4px;{lines}}}p{{margin:6px 0}}"
    return Web(TOP + html_table([head, *rows], widths=["28%", "24%", "38%", "10%"]), css, tagged=False)


def _tight_shares() -> Web:
    """Nothing numbers the rows; the states of the last column tell them."""
    head = ["What the panel asked for", "Progress so far", "Done"]
    rows = [[POOLS[n], LONG[n], SHARES[n]] for n in range(COUNT)]
    css = "table{border-collapse:collapse;width:100%}td,th{padding:0 4px}"
    return Web(TOP + html_table([head, *rows], widths=["40%", "48%", "12%"]), css, tagged=False)


def _tight_numbers() -> Web:
    """The same, numbers in a column of their own and states in the last."""
    head = ["Ref", "Recommendation", "Progress", "Lead", "Status"]
    rows = [[f"{n + 1}", POOLS[n], LONG[n], POOL_OFFICERS[n], WORDS[n]] for n in range(COUNT)]
    css = "table{border-collapse:collapse;width:100%}td,th{padding:0 4px}"
    return Web(TOP + html_table([head, *rows], widths=["8%", "32%", "38%", "10%", "12%"]), css, tagged=False)


def _label_beside() -> Web:
    blocks = "".join(
        f"<dl><dt>Recommendation {n + 1}</dt><dd>{POOLS[n]}</dd><dt>Response</dt><dd>{POOL_ANSWERS[n]}</dd>"
        f"<dt>Progress</dt><dd>{LONG[n]}</dd><dt>Status</dt><dd>{WORDS[n]}</dd></dl>" for n in range(COUNT)
    )  # fmt: skip
    css = "dl{display:grid;grid-template-columns:40mm 1fr;margin:0 0 6mm}dt{font-weight:bold}dd{margin:0 0 2mm}h1{margin-bottom:90mm}"
    return Web(TOP + blocks, css, tagged=False)


def _label_beside_drawn() -> Sequence[Flowable]:
    """The same with labels that are not bold and no number in them; a page ends between label and label."""
    found: list[Flowable] = [*report_head(), Spacer(1, 60)]
    for n in range(COUNT):
        rows = [
            ["Recommendation", f"{n + 1}. {POOLS[n]}"], ["Response", POOL_ANSWERS[n]], ["Progress", LONG[n]],
            ["By whom", POOL_OFFICERS[n]], ["Status", WORDS[n]],
        ]  # fmt: skip
        found += [table(rows, [100, 380], (), heads=0, cut=True), Spacer(1, 14)]
    return found


def _label_beside_headed() -> Office:
    """A borderless table of the word processor for each: its title above, labels of two lines, values that a page cuts."""
    labels = ("What we asked the Executive to do", "What the Executive said", "What has happened since", "RAG")
    parts: list[Any] = [
        Head("Wenbridge District Council"),
        "Leisure Scrutiny Committee",
        "Swimming pools: progress report",
    ]
    for n in range(COUNT):
        values = (f"{POOLS[n]}.", POOL_ANSWERS[n], f"{LONG[n]} {sentences(6, 7 * n + 1)}", WORDS[n])
        parts += [Shade(f"{n + 1}. {POOL_TITLES[n]}", bold=True), Grid(list(zip(labels, values, strict=True)), [42, 130], style="Normal Table", heads=0)]  # fmt: skip
    return Office(parts)


def _cards() -> Web:
    cards = "".join(
        f"<div class=card><div class=head><span class=no>{n + 1}</span><span class=title>{POOL_TITLES[n]}</span>"
        f"<span class=due>Due {POOL_DAYS[n]}</span><span class='pill {RAGS[n]}'>{WORDS[n]}</span></div>"
        f"<p class=rec>{POOLS[n]}.</p><p><b>Response:</b> {POOL_ANSWERS[n]}</p><p><b>Update:</b> {LONG[n]}</p></div>"
        for n in range(COUNT)
    )
    css = (
        ".card{border:1px solid #bbb;border-radius:6px;margin:0 0 5mm;padding:3mm}.head{display:flex;gap:8mm;align-items:center;border-bottom:1px solid #ddd;padding-bottom:1mm}"
        ".no{font-size:15pt;font-weight:bold}.title{flex:1;font-weight:bold;font-size:12pt}.pill{padding:1mm 3mm;border-radius:3mm;color:#fff}"
        ".complete{background:#0070c0}.green{background:#00a046}.amber{background:#ffbf00;color:#000}.red{background:#c00000}"
    )
    return Web(TOP + cards, css, tagged=False)


def _sidebar() -> Web:
    blocks = "".join(
        f"<div class=row><div class=side><div class=no>{n + 1}</div><div class='pill {RAGS[n]}'>{WORDS[n]}</div></div><div class=body>"
        f"<h3>You said</h3><p>{POOLS[n]}.</p><h3>We did</h3><p>{LONG[n]}</p></div></div>"
        for n in range(COUNT)
    )
    css = (
        ".row{display:flex;margin-bottom:6mm;break-inside:avoid}.side{width:28mm;background:#eef2f7;text-align:center;padding:3mm;margin-right:6mm}.body{flex:1}"
        ".no{font-size:24pt;font-weight:bold;color:#1f3864}.pill{font-size:9pt;padding:1mm;color:#fff}h3{margin:0;font-size:11pt;color:#1f3864}p{margin:1mm 0 3mm}"
        ".complete{background:#0070c0}.green{background:#00a046}.amber{background:#ffbf00;color:#000}.red{background:#c00000}"
    )
    return Web(TOP + blocks, css, tagged=False)


def _title_rows() -> Office:
    rows: list[Any] = [["Recommendation", "Response", "Progress", "Lead officer", "RAG"]]
    merges = []
    for n in range(COUNT):
        rows.append([f"{n + 1}. {POOL_TITLES[n]}", "", "", "", ""])
        merges.append((len(rows) - 1, 0, len(rows) - 1, 4))
        rows.append([f"{POOLS[n]}.", POOL_ANSWERS[n], LONG[n], POOL_OFFICERS[n], WORDS[n]])
    return Office(
        [
            Head("Wenbridge District Council"),
            "Leisure Scrutiny Committee",
            "Swimming pools: progress against recommendations",
            Grid(rows, [55, 45, 90, 30, 25], merges),
        ],
        wide=True,
    )


def _turned() -> Web:
    """Themes printed sideways in a cell that spans its rows; the foot of a page cuts the second."""
    themes = ("Water and lessons", "Buildings and people")
    rows = ["<tr><th></th><th>Recommendation</th><th>Response</th><th>Progress</th><th>Status</th></tr>"]
    for n in range(COUNT):
        first = f"<td rowspan=3 class=turned><span>{themes[n // 3]}</span></td>" if n % 3 == 0 else ""
        rows.append(f"<tr>{first}<td>{n + 1}. {POOLS[n]}</td><td>{POOL_ANSWERS[n]}</td><td>{LONG[n]}</td><td>{WORDS[n]}</td></tr>")  # fmt: skip
    css = (
        BOX
        + ".turned{width:8mm;vertical-align:middle}.turned span{writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap}tr{break-inside:avoid}h1{margin-bottom:40mm}"
    )
    return Web(TOP + f"<table>{''.join(rows)}</table>", css, tagged=False)


FINISHED = ("Finished", "Moving along", "Stuck", "Not begun", "Finished", "Moving along")
FILLS = ("2e75b6", "70ad47", "ffc000", "c00000", "2e75b6", "70ad47")


def _finished() -> Web:
    rows = "".join(
        f"<tr><td>{n + 1}</td><td>{POOLS[n]}</td><td>{LONG[n]}</td><td style='background:#{FILLS[n]};color:#fff'>{FINISHED[n]}</td></tr>"
        for n in range(COUNT)
    )
    head = "<tr><th>No.</th><th>Recommendation</th><th>Progress</th><th>Status</th></tr>"
    return Web(TOP + f"<table>{head}{rows}</table>", BOX, tagged=False)


def _bars() -> Web:
    """Lines between the rows alone; a share of 100 in figures and, below them, as a bar."""
    bar = "<div style='background:#d5d9e0;height:6px;width:56px'><div style='background:#34466b;height:6px;width:{}'></div></div>"
    rows = "".join(
        f"<tr><td>{n + 1}. {POOLS[n]}</td><td>{POOL_ANSWERS[n]}</td><td>{LONG[n]}</td><td>{SHARES[n]}{bar.format(SHARES[n])}</td></tr>" if n != 3
        else f"<tr><td>4. {POOLS[3]}</td><td>{POOL_ANSWERS[3]}</td><td>{LONG[3]}</td><td>Not agreed</td></tr>" for n in range(COUNT)
    )  # fmt: skip
    head = "<tr><th>Recommendation</th><th>Executive response</th><th>Progress at six months</th><th>How far complete</th></tr>"
    return Web(
        TOP + f"<table>{head}{rows}</table>",
        "table{border-collapse:collapse;width:100%}td,th{border-top:1px solid #444;padding:4px}td:last-child{width:62px}",
        tagged=False,
    )


def _themes_span() -> Office:
    """Themes that span their rows, in a tagged file that leaves out the empty cell at the end of one."""
    themes = ("Water and lessons", "Buildings and people")
    rows: list[Any] = [["Theme", "Ref", "Recommendation", "What has been done", "Status"]]
    rows += [
        [themes[n // 3] if n % 3 == 0 else "", str(n + 1), POOLS[n], POOL_NEWS[n], "" if n == 5 else WORDS[n]]
        for n in range(COUNT)
    ]
    return Office(
        [
            Head("Wenbridge District Council"),
            "Leisure Scrutiny Committee",
            "Swimming pools: progress report",
            Grid(rows, [28, 12, 60, 70, 22], [(1, 0, 3, 0), (4, 0, 6, 0)]),
        ],
        tagged=True,
    )


CODES = ("A1", "B1", "A2", "C1", "A1", "A2")
CODE_KEY = [
    ["Code", "Meaning"], ["A1", "Accepted in full"], ["A2", "Accepted, subject to money being found"],
    ["B1", "Accepted in part"], ["C1", "Not accepted"],
]  # fmt: skip


def _codes() -> Web:
    head = ["Ref", "Recommendation", "Decision", "Update", "RAG"]
    rows = [[f"SP{n + 1}", POOLS[n], CODES[n], LONG[n], WORDS[n]] for n in range(COUNT)]
    body = TOP + html_table([head, *rows], widths=["8%", "32%", "10%", "38%", "12%"])
    return Web(body + "<p><b>Key to decisions</b></p>" + html_table(CODE_KEY, widths=["15%", "85%"]), BOX, tagged=False)


def _exec_date() -> Web:
    head = ["Ref", "Recommendation", "Exec Date", "Lead Officer", "Action taken", "Status"]
    rows = [[f"SR (24/25) 0{n + 1}", POOLS[n], "14/01/25" if n < 4 else "11/02/25", POOL_OFFICERS[n], POOL_NEWS[n], WORDS[n]] for n in range(COUNT)]  # fmt: skip
    return Web(TOP + html_table([head, *rows]), BOX, wide=True, tagged=False)


def _decision_date() -> Office:
    head = ["No", "Recommendation", "Decision", "Decision date", "Completed by", "Progress"]
    rows = [[str(n + 1), POOLS[n], POOL_ANSWERS[n].split(".")[0], "14 January 2025", POOL_DAYS[n], POOL_NEWS[n]] for n in range(COUNT)]  # fmt: skip
    return Office(
        [
            Head("Wenbridge District Council"),
            "Leisure Scrutiny Committee",
            "Swimming pools: progress report",
            Grid([head, *rows], [12, 70, 30, 30, 30, 80]),
        ],
        wide=True,
    )


TEAMS = (
    "Communications and events", "Parks and Recreation", "Environmental Health", "Procurement",
    "Communications and events", "Infrastructure",
)  # fmt: skip


def _narrow() -> Sequence[Flowable]:
    """A cell too narrow for its words: they are cut without a hyphen, by whoever set the table."""
    rows = [["No", "Recommendation", "Owner", "Update", "RAG"]]
    rows += [[str(n + 1), POOLS[n], TEAMS[n], POOL_NEWS[n], WORDS[n]] for n in range(COUNT)]
    return [*report_head(), table(rows, [25, 150, 62, 200, 60])]


def _two_columns() -> Web:
    blocks = "".join(
        f"<h3>Recommendation {n + 1}: {POOL_TITLES[n]}</h3><p>{POOLS[n]}.</p><p><b>Response:</b> {POOL_ANSWERS[n]}</p>"
        f"<p><b>Progress:</b> {LONG[n]}</p><p><b>Status:</b> {WORDS[n]}</p>" for n in range(COUNT)
    )  # fmt: skip
    css = ".two{columns:2;column-gap:8mm}h3{font-size:11pt;margin:2mm 0 1mm}p{margin:0 0 2mm}"
    return Web(TOP + f"<div class=two>{blocks}</div>", css, tagged=False)


def _counted() -> Web:
    counts = html_table([["Red", "Amber", "Green", "Complete"], ["1", "1", "2", "2"]], widths=["25%"] * 4, name="small")
    head = ["Number", "Recommendation", "Progress update", "RAG"]
    rows = [[str(n + 1), POOLS[n], LONG[n], WORDS[n]] for n in range(COUNT)]
    css = BOX + ".small{width:60mm;margin-bottom:6mm}"
    return Web(TOP + counts + html_table([head, *rows]), css, tagged=False)


def _counted_down() -> Sequence[Flowable]:
    """Counts below one another, coloured, right above the table and as wide as it."""
    counts = [["RAG", "Number of recommendations"], ["Red", "1"], ["Amber", "1"], ["Green", "2"], ["Complete", "2"]]
    fills = [("BACKGROUND", (0, 1 + n), (0, 1 + n), colors.HexColor(c)) for n, c in enumerate(("#c00000", "#ffc000", "#00b050", "#0070c0"))]  # fmt: skip
    grid = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
    head = ["No.", "Recommendation", "Update", "RAG"]
    rows = [[str(n + 1), POOLS[n], LONG[n], WORDS[n]] for n in range(COUNT)]
    return [
        *report_head(), table(counts, [90, 120], [grid, *fills]), Spacer(1, 10), table([head, *rows], [30, 160, 250, 60]),
    ]  # fmt: skip


OPTIONS = ("Keep the pool at Cold Harbour open", "Hand the pool to a trust", "Close the pool in the winter")


def _options() -> Web:
    parts = "".join(
        f"<h2>{n + 1}. {text}</h2><p>This option was put to the public between June and August. It would cost £{n + 2}40,000 a year.</p>"
        + html_table(
            [
                ["What people told us", "Number", "Response"],
                [
                    f"The pool is needed by schools in ward {n + 1}.",
                    str(40 + n),
                    "We note this and will take it into account.",
                ],
                ["The fees are too high.", str(12 + n), "Fees are set each April by the Council."],
            ]
        )
        for n, text in enumerate(OPTIONS)
    )
    text = "<h2>4. Recommendation</h2><p>That Cabinet notes the responses and chooses option 2.</p><h2>5. Next steps</h2><p>Work on option 2 will begin in the autumn.</p>"
    body = "<h1>Wenbridge District Council</h1><p>Report to Cabinet, 9 September 2025</p><p>Future of the pools: options appraisal and responses to the consultation</p>"
    return Web(body + parts + text, BOX, tagged=False)


def _consulted() -> Office:
    parts: list[Any] = [
        Head("Wenbridge District Council"),
        "Consultation on the leisure strategy: what you told us and our response",
    ]
    for n, text in enumerate(("Do you agree with the aims?", "Do you agree with the sites?", "What have we missed?")):
        parts += [
            Head(f"{n + 1}. {text}", 2),
            f"In all {210 - 30 * n} people answered this question.",
            f"Response: We are grateful for every answer to question {n + 1}, and will change the draft where we can.",
            f"Action: Chapter {n + 2} will be rewritten.",
        ]
    return Office(parts)


def _you_said() -> Web:
    """What residents said, not what a committee recommended: nothing states what came of each."""
    rows = [["You said", "We did"], *([f"{POOLS[n][5:].capitalize()}.", POOL_NEWS[n]] for n in range(4))]
    return Web(
        "<h1>Wenbridge District Council</h1><p>Summer survey at the pools</p>" + html_table(rows), BOX, tagged=False
    )


def _you_said_below() -> Web:
    parts = "".join(
        f"<h3>{POOL_TITLES[n]}</h3><p><b>You said</b></p><p>{POOLS[n][5:].capitalize()}.</p><p><b>We did</b></p><p>{POOL_NEWS[n]}</p>"
        for n in range(4)
    )
    return Web("<h1>Wenbridge District Council</h1><p>Summer survey at the pools</p>" + parts, tagged=False)


def records(**fields: Sequence[Any]) -> list[Expected]:
    return [dict(zip(fields, values, strict=True)) for values in zip(*fields.values(), strict=True)]


NUMBERS = [str(n + 1) for n in range(COUNT)]
ASKED = [f"{text}." for text in POOLS]
TITLED = [f"{title} {text}" for title, text in zip(POOL_TITLES, ASKED, strict=True)]
SHARED = ["complete", None, None, None, "complete", None]
ALL = dict(number=NUMBERS, recommendation=POOLS, response=POOL_ANSWERS, decision=POOL_DECISIONS, update=LONG, rag=RAGS)
CASES = [
    Case("lines-between-columns", "rulings", _lines_between_columns, [records(**{**ALL, "rag": SHARED})]),
    Case("percent-without-lines", "rulings", _percent_without_lines, [records(**{**ALL, "rag": SHARED})]),
    Case("tight", "rulings", lambda: _tight(""), [records(**{**ALL, "rag": SHARED})]),
    Case("tight-columns", "rulings", lambda: _tight("border-left:1px solid #444;border-right:1px solid #444"), [records(**{**ALL, "rag": SHARED})]),
    Case("tight-shares", "rulings", _tight_shares, [records(recommendation=POOLS, update=LONG, rag=SHARED)]),
    Case("tight-numbers", "rulings", _tight_numbers, [records(number=NUMBERS, recommendation=POOLS, update=LONG, lead_officer=POOL_OFFICERS, rag=RAGS)]),
    Case("bars", "rulings", _bars, [records(**{**ALL, "rag": SHARED})]),
    Case("themes-span", "columns", _themes_span, [records(number=NUMBERS, recommendation=POOLS, update=POOL_NEWS, rag=[*RAGS[:5], None], theme=["Water and lessons"] * 3 + ["Buildings and people"] * 3)]),
    Case("label-beside", "blocks", _label_beside, [records(**ALL)]),
    Case("label-beside-drawn", "blocks", _label_beside_drawn, [records(**ALL, lead_officer=POOL_OFFICERS)]),
    Case("label-beside-headed", "blocks", _label_beside_headed, [records(**{**ALL, "recommendation": TITLED, "update": [f"{text} {sentences(6, 7 * n + 1)}" for n, text in enumerate(LONG)]})]),
    Case("cards-in-a-row", "blocks", _cards, [records(**{**ALL, "recommendation": TITLED}, due=POOL_DAYS)]),
    Case("sidebar", "blocks", _sidebar, [records(number=NUMBERS, recommendation=ASKED, update=LONG, rag=RAGS)]),
    Case("title-rows", "columns", _title_rows, [records(**{**ALL, "recommendation": TITLED}, lead_officer=POOL_OFFICERS)]),
    Case("turned-themes", "rulings", _turned, [records(**ALL, theme=["Water and lessons"] * 3 + ["Buildings and people"] * 3)]),
    Case("finished", "status", _finished, [records(number=NUMBERS, recommendation=POOLS, update=LONG, rag=["complete", "green", "amber", "red", "complete", "green"], progress=["delivered", "on_track", "concern", "not_started", "delivered", "on_track"])]),
    Case("coded-decisions", "status", _codes, [records(number=[f"SP{n}" for n in NUMBERS], recommendation=POOLS, update=LONG, rag=RAGS, decision=["agreed", "partially_agreed", "agreed", "rejected", "agreed", "agreed"])]),
    Case("exec-date", "columns", _exec_date, [records(number=[f"SR (24/25) 0{n}" for n in NUMBERS], recommendation=POOLS, update=POOL_NEWS, due=[None] * COUNT, rag=RAGS)]),
    Case("decision-date", "columns", _decision_date, [records(number=NUMBERS, recommendation=POOLS, update=POOL_NEWS, decision=POOL_DECISIONS, due=POOL_DAYS)]),
    Case("narrow-cells", "columns", _narrow, [records(number=NUMBERS, recommendation=POOLS, lead_officer=TEAMS, update=POOL_NEWS, rag=RAGS)]),
    Case("two-columns", "stanzas", _two_columns, [records(**{**ALL, "recommendation": TITLED})]),
    Case("counts-above", "sections", _counted, [records(number=NUMBERS, recommendation=POOLS, update=LONG, rag=RAGS)]),
    Case("counts-above-drawn", "sections", _counted_down, [records(number=NUMBERS, recommendation=POOLS, update=LONG, rag=RAGS)]),
    Case("options-asked", "lookalikes", _options, []),
    Case("you-said", "lookalikes", _you_said, []),
    Case("you-said-below", "lookalikes", _you_said_below, []),
    Case("consulted", "lookalikes", _consulted, []),
]  # fmt: skip
