"""Rows and rulings: what parts one record from the next, and how little of it may be drawn."""

from __future__ import annotations

from typing import Any

from reportlab.lib import colors
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer, Table

from tests.drawing import GRID, Case, Expected, cell, expect, line, style, table, top
from tests.unseen.columns import BINS, SEATS, TAPS, TREES

HEAD = ["No.", "Recommendation", "Response", "Progress", "Status"]
WIDTHS = [32, 165, 115, 140, 60]
FOUR = [
    ["1", TREES, "Agreed.", "Half are in the ground.", "Green"],
    ["2", TAPS, "Agreed in part. In towns only.", "Two taps are fitted and a third will follow in May.", "Amber"],
    ["3", BINS, "Not agreed. There is no money for it.", "Nothing further is planned.", "Red"],
    ["4", SEATS, "Agreed.", "All seats stand.", "Complete"],
]
FIELDS = "number recommendation response update rag"
FOUR_READ = expect(*([*row[:4], row[4].lower()] for row in FOUR), fields=FIELDS)
COUNCIL = ("Wexley District Council", "Prosperity Scrutiny Committee", "Clean Streets")


def _ruled(rules: list[tuple[Any, ...]], **options: Any) -> list[Flowable]:
    return [*top(*COUNCIL), table([HEAD, *FOUR], WIDTHS, rules, **options)]


def _motions() -> list[Flowable]:
    rows = [
        ["Motion", "Resolutions", "Lead Officer / Executive Member", "Actions taken", "Status"],
        ["Council Meeting - 20/10/2022", "", "", "", ""],
        ["Streets for all", "• " + TREES, "P.S./L.W.", "Work is to begin in June.", "Completed"],
        ["", "• " + TAPS, "P.S.", "As above, with the water company.", "Ongoing"],
        ["Council Meeting - 15/12/2022", "", "", "", ""],
        ["Rest for all", "• " + SEATS, "L.W.", "A list of stops is drawn up.", "Completed"],
    ]
    spans = [("SPAN", (0, 1), (-1, 1)), ("SPAN", (0, 4), (-1, 4)), ("SPAN", (0, 2), (0, 3))]
    return [*line("Ormsworth City Council", True, 13), *line("Update on motions to Council"),
            table(rows, [80, 170, 80, 120, 60], [*GRID, *spans])]  # fmt: skip


def _every_motion() -> list[Flowable]:
    head = ["Date", "Title", "Motion &amp; Resolutions", "Lead Officer / Executive Member", "Actions taken"]
    rows = [
        head, ["15/12/2022", "Trees", TREES, "P. S.", "Planting is on track."],
        ["", "Title Motion &amp; Resolutions", "", "Lead Officer / Executive Member", "Actions taken"],
        ["15/12/2022", "Taps", TAPS, "L. W.", "Call-back is to come in spring."],
        head, ["16/02/2023", "Bins", BINS, "P. S.", "Update: the rounds have changed."],
    ]  # fmt: skip
    return [*line("Ormsworth City Council", True, 13), *line("Motions tracking 2022-23: update"),
            table(rows, [60, 60, 180, 90, 120], repeat=False)]  # fmt: skip


def _above() -> list[Flowable]:
    rows = [HEAD, FOUR[0], ["2", TAPS, "As above", "As above", "Green"], ["3", BINS, "Agreed.", "Ditto", "Amber"]]
    return [*top(*COUNCIL), table(rows, WIDTHS)]


def _nested() -> list[Flowable]:
    inner = Table([["Winter", "Trees"], ["2022", "90"], ["2023", "110"]], [50, 50], style=GRID)
    bullets = [Paragraph(t, style()) for t in ("• in the west", "• in the east:")]
    sub = [Paragraph("o by the river", ParagraphIn()), Paragraph("o on the hill", ParagraphIn())]
    rows = [
        HEAD,
        ["1", TREES, "Agreed.", [cell("Trees so far:"), inner, cell("More will come.")], "Green"],
        ["2", TAPS, "Agreed.", [*bullets, *sub], "Amber"],
    ]
    return [*top(*COUNCIL), table(rows, WIDTHS)]


def ParagraphIn() -> Any:
    found = style()
    found.leftIndent = 14
    return found


def _titled() -> list[Flowable]:
    title = ["Clean Streets: recommendations and progress", "", "", "", ""]
    second = ["Better Buses: recommendations and progress", "", "", "", ""]
    rows = [title, HEAD, *FOUR[:2], second, HEAD, *FOUR[2:]]
    spans = [("SPAN", (0, 0), (-1, 0)), ("SPAN", (0, 4), (-1, 4))]
    return [*top(*COUNCIL), table(rows, WIDTHS, [*GRID, *spans], heads=2)]


def _numbering(labels: list[str]) -> list[Flowable]:
    rows = [HEAD[1:], *([f"{label} {row[1]}", *row[2:]] for label, row in zip(labels, FOUR, strict=True))]
    return [*top(*COUNCIL), table(rows, [190, 120, 140, 60])]


def _restarting() -> list[Flowable]:
    theme = [["Streets", "", "", "", ""], ["Transport", "", "", "", ""]]
    again = [["1", *FOUR[2][1:]], ["2", *FOUR[3][1:]]]
    rows = [HEAD, theme[0], *FOUR[:2], theme[1], *again]
    return [*top(*COUNCIL), table(rows, WIDTHS, [*GRID, ("SPAN", (0, 1), (-1, 1)), ("SPAN", (0, 4), (-1, 4))])]


def _restarted() -> list[Expected]:
    return [{**r, "number": n, "theme": t} for r, n, t in zip(
        FOUR_READ, "1212", ["Streets"] * 2 + ["Transport"] * 2, strict=True)]  # fmt: skip


def _long(rules: list[tuple[Any, ...]], cut: bool = True) -> list[Flowable]:
    """A table over two pages, one row cut at the foot."""
    text = " ".join(f"In week {n} the team met the residents of ward {n}." for n in range(1, 60))
    rows = [HEAD, FOUR[0], ["2", TAPS, "Agreed.", text, "Amber"], FOUR[2], FOUR[3]]
    return [*top(*COUNCIL), table(rows, WIDTHS, rules, cut=cut)]


def _long_read() -> list[Expected]:
    text = " ".join(f"In week {n} the team met the residents of ward {n}." for n in range(1, 60))
    return [FOUR_READ[0], {**FOUR_READ[1], "response": "Agreed.", "update": text}, *FOUR_READ[2:]]


def _watermark(canvas: Any, _: Any) -> None:
    canvas.saveState()
    canvas.setFont("Helvetica-Bold", 90)
    canvas.setFillColor(colors.HexColor("#e4e4e4"))
    canvas.translate(150, 300)
    canvas.rotate(45)
    canvas.drawString(0, 0, "DRAFT")
    canvas.restoreState()


def _sideways_page(canvas: Any, _: Any) -> None:
    """Everything that follows on this page is drawn a quarter turned: no /Rotate says so."""
    canvas.translate(0, 842)
    canvas.rotate(-90)


def _two_reports() -> list[Flowable]:
    other = [["1", SEATS, "Agreed.", "All seats stand.", "Complete"], ["2", BINS, "Agreed.", "Weekly now.", "Green"]]
    minutes = [*line("Minutes of the last meeting", True), *line("The minutes were agreed as a true record.")]
    return [
        *minutes, PageBreak(), *_ruled(GRID), PageBreak(), *minutes, PageBreak(),
        *top("Wexley District Council", "Transport Scrutiny Committee", "Better Buses", "Twelve"),
        table([HEAD, *other], WIDTHS),
    ]  # fmt: skip


_LINE = colors.black
_BANDS = [("BACKGROUND", (0, y), (-1, y), colors.HexColor("#dce6f1")) for y in (0, 2, 4)]
_DASH = [("LINEBELOW", (0, 0), (-1, -1), 0.5, _LINE, None, (1, 2)), ("LINEABOVE", (0, 0), (-1, 0), 0.5, _LINE),
         ("LINEAFTER", (0, 0), (-2, -1), 0.5, _LINE, None, (1, 2))]  # fmt: skip
_DOUBLE = [("GRID", (0, 0), (-1, -1), 0.7, _LINE, None, None, None, 2, 1.5)]
_SPACED = [*line("", size=2), Spacer(1, 2)]

CASES = [
    Case("motions", "rows", _motions, [expect(
        ["• " + TREES, "Work is to begin in June.", "complete", "Council Meeting - 20/10/2022"],
        ["• " + TAPS, "As above, with the water company.", None, "Council Meeting - 20/10/2022"],
        ["• " + SEATS, "A list of stops is drawn up.", "complete", "Council Meeting - 15/12/2022"],
        fields="recommendation update rag theme")]),
    Case("every-motion", "rows", _every_motion, [expect(
        [f"Trees {TREES}", "Planting is on track."], [f"Taps {TAPS}", "Call-back is to come in spring."],
        [f"Bins {BINS}", "Update: the rounds have changed."], fields="recommendation update")]),  # behind its title
    Case("above", "rows", _above, [[
        FOUR_READ[0],
        {"number": "2", "recommendation": TAPS, "response": "As above", "update": "As above", "resolved_from": 1},
        {"number": "3", "recommendation": BINS, "response": "Agreed.", "update": "Ditto", "resolved_from": 1}]]),
    Case("nested", "rows", _nested, [expect(
        ["1", "Trees so far:\nWinter Trees\n2022 90\n2023 110\nMore will come.", "green"],
        ["2", "• in the west\n• in the east:\n◦ by the river\n◦ on the hill", "amber"],
        fields="number update rag")]),
    Case("titled", "rows", _titled, [FOUR_READ]),
    Case("letters", "rows", lambda: _numbering(["1a", "1b", "2a", "2b"]), [[
        {**r, "number": n} for r, n in zip(FOUR_READ, ["1a", "1b", "2a", "2b"], strict=True)]]),
    Case("dotted", "rows", lambda: _numbering(["3.2", "3.3", "33.10a", "33.10b"]), [[
        {**r, "number": n} for r, n in zip(FOUR_READ, ["3.2", "3.3", "33.10a", "33.10b"], strict=True)]]),
    Case("coded", "rows", lambda: _numbering([f"SR (25/26) 0{n}:" for n in range(1, 5)]), [[
        {**r, "number": f"SR (25/26) 0{n}"} for n, r in enumerate(FOUR_READ, 1)]]),
    Case("restarting", "rows", _restarting, [_restarted()]),
    Case("no-lines", "rulings", lambda: _ruled([]), [FOUR_READ]),
    Case("no-lines-long", "rulings", lambda: _long([]), [_long_read()]),
    Case("bands", "rulings", lambda: _ruled(_BANDS), [FOUR_READ]),
    Case("dashes", "rulings", lambda: _ruled(_DASH), [FOUR_READ]),
    Case("double", "rulings", lambda: _ruled(_DOUBLE), [FOUR_READ], decorate=_watermark),
    Case("head-line", "rulings", lambda: _ruled([("LINEBELOW", (0, 0), (-1, 0), 1, _LINE)]), [FOUR_READ]),
    Case("columns-only", "rulings", lambda: _ruled([("INNERGRID", (0, 0), (-1, -1), 0.5, _LINE)]), [FOUR_READ]),
    Case("open-foot", "rulings", lambda: _long([("LINEABOVE", (0, 0), (-1, -1), 0.5, _LINE),
         ("LINEAFTER", (0, 0), (-2, -1), 0.5, _LINE)]), [_long_read()]),
    Case("sideways", "pages", lambda: _ruled(GRID), [FOUR_READ], decorate=_sideways_page),
    Case("two-reports", "pages", _two_reports, [FOUR_READ, expect(
        ["1", SEATS, "Agreed.", "All seats stand.", "complete"], ["2", BINS, "Agreed.", "Weekly now.", "green"],
        fields=FIELDS)]),
]  # fmt: skip
