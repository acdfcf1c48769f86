# ruff: noqa: E501 - one row of a table a line
"""Signs of a status, and tables that only look like a report."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from PIL import Image as Pixels
from PIL import ImageDraw
from reportlab.lib import colors
from reportlab.platypus import Flowable, Image, Paragraph, Spacer

from tests.drawing import AMBER, GREEN, GRID, RED, Case, Expected, arrow, disc, expect, line, ring, strip, table, top
from tests.drawing import style as text_style
from tests.unseen.columns import BINS, TAPS, TREES

COUNCIL = ("Wexley District Council", "Prosperity Scrutiny Committee", "Clean Streets")
HEAD = ["No.", "Recommendation", "Progress", "RAG status"]
TEXTS = [TREES, TAPS, BINS]
DONE = ["Half are in the ground.", "One tap is fitted.", "The lorries are too few."]


def _signed(
    signs: Sequence[Any], rules: Sequence[Any] = (), key: Sequence[str] = (), head: Sequence[str] = HEAD
) -> Any:
    def draw() -> list[Flowable]:
        rows = [
            [str(n), text, done, sign] for n, (text, done, sign) in enumerate(zip(TEXTS, DONE, signs, strict=True), 1)
        ]
        body = table([head, *rows], [32, 220, 180, 80], [*GRID, *rules])
        return [
            *top(*COUNCIL),
            body,
            Spacer(1, 8),
            *([*line("Key", True)] if key else []),
            *[f for k in key for f in line(k)],
        ]

    return draw


def _read(rags: Sequence[str | None], progress: Sequence[str | None] | None = None) -> list[list[Expected]]:
    rows = zip("123", TEXTS, DONE, rags, strict=True)
    found = expect(*rows, fields="number recommendation update rag")
    return [[{**r, "progress": p} for r, p in zip(found, progress, strict=True)] if progress else found]


def grey_icon(kind: str) -> Image:
    """A small picture without any colour."""
    picture = Pixels.new("RGB", (48, 48), "white")
    pen = ImageDraw.Draw(picture)
    if kind == "tick":
        pen.line([(8, 26), (20, 38), (42, 10)], fill="#555555", width=8)
    else:
        pen.line([(8, 8), (40, 40)], fill="#555555", width=8)
        pen.line([(8, 40), (40, 8)], fill="#555555", width=8)
    data = BytesIO()
    picture.save(data, "PNG")
    return Image(BytesIO(data.getvalue()), 14, 14)


def _ding(character: str, colour: str) -> Paragraph:
    return Paragraph(character, text_style(colour=colour, font="ZapfDingbats"))


def _ink(text: str, colour: str) -> Paragraph:
    return Paragraph(text, text_style(True, colour=colour))


def _fills(*found: str) -> list[Any]:
    return [("BACKGROUND", (3, y), (3, y), colors.HexColor(c)) for y, c in enumerate(found, 1)]


def _lookalike(head: list[str], rows: list[list[str]], title: str) -> Any:
    def draw() -> list[Flowable]:
        widths = [515 / len(head)] * len(head)
        return [*line("Wexley District Council", True, 13), *line(title), table([head, *rows], widths)]

    return draw


_FINDINGS = _lookalike(
    ["No.", "Findings", "Comments", "Status"],
    [
        ["1", "The panel found few trees in the east.", "Noted.", "Green"],
        ["2", "Residents recommended longer hours.", "Noted.", "Amber"],
    ],
    "Findings of the panel",
)
_KPIS = _lookalike(
    ["KPI", "Target", "Actual", "RAG", "Comments on progress"],
    [
        ["Bins emptied on time", "98%", "97%", "Amber", "Nearly there."],
        ["Calls answered", "90%", "95%", "Green", "Ahead of target."],
    ],
    "Performance report: quarter 3",
)
_RISKS = _lookalike(
    ["Ref", "Risk", "Likelihood", "Impact", "Mitigating action", "Owner", "RAG"],
    [
        ["R1", "Costs of fuel rise", "3", "4", "Buy ahead", "A. Thrower", "Red"],
        ["R2", "Drivers are too few", "2", "4", "Train more", "B. Ode", "Amber"],
    ],
    "Risk register",
)
_LOG = _lookalike(
    ["Meeting date", "Agenda item", "Action", "Owner", "Update", "Status"],
    [
        ["3 May 2024", "Parks", "Send the list of parks to members", "A. Thrower", "Sent on 5 May.", "Complete"],
        ["3 May 2024", "Roads", "Bring a map to the next meeting", "B. Ode", "To follow.", "Open"],
    ],
    "Action log",
)
_BUDGET = _lookalike(
    ["Saving ref", "Proposal", "2024/25 budget", "Forecast", "Variance", "RAG", "Comments"],
    [
        ["S1", "Fewer vans", "£40,000", "£38,000", "£2,000", "Green", "On target."],
        ["S2", "One depot", "£90,000", "£20,000", "£70,000", "Red", "Late."],
    ],
    "Savings monitor",
)
_EQUALITY = _lookalike(
    ["Protected characteristic", "Impact", "Evidence", "Recommendation or action"],
    [
        ["Age", "Positive", "Survey of 2023", "None needed."],
        ["Disability", "Neutral", "Survey of 2023", "Recommend a lift."],
    ],
    "Equality impact assessment",
)

_RAG3 = ["green", "amber", "red"]
CASES = [
    Case("ring", "status", _signed([ring(GREEN), ring(AMBER), ring(RED)]), _read(_RAG3)),
    Case("arrow", "status", _signed([arrow(GREEN), arrow(AMBER), arrow(RED)]), _read(_RAG3)),
    Case("strip", "status", _signed([strip(2), strip(1), strip(0)]), _read(_RAG3)),
    Case("grey-icon", "status", _signed([grey_icon("tick"), grey_icon("cross"), ""]), _read(["complete", "red", None])),
    Case("dingbat", "status", _signed([_ding("✓", "#000000"), _ding("●", AMBER), _ding("✗", RED)]),
         _read(["complete", "amber", "red"])),
    Case("ink", "status", _signed([_ink("See note", GREEN), _ink("See note", AMBER), _ink("See note", RED)]),
         _read(_RAG3)),
    Case("amber-on-track", "status", _signed([disc(RED), disc(AMBER), disc(GREEN)], key=[
        "Red – off track", "Amber – on track", "Green – complete"]),
        _read(["red", "amber", "green"], ["not_delivered", "on_track", "delivered"])),
    Case("priority", "status", _signed(["", "", ""], _fills(RED, AMBER, GREEN), key=[
        "Red: priority 1, within 1 month", "Amber: priority 2, within 3 months", "Green: priority 3, within 6 months"]),
        _read(["red", "amber", "green"], [None, None, None])),
    Case("phrases", "status", _signed(["Open – off track", "Open – on track", "100%"]), _read(["red", "green", "complete"],
         ["not_delivered", "on_track", None])),
    Case("percent", "status", _signed(["25%", "60 %", "100%"], head=[*HEAD[:3], "% complete"]), _read([None, None, "complete"])),
    Case("letters-on-fill", "status", _signed(["R", "A", "B"], _fills(RED, AMBER, "#0070c0")),
         _read(["red", "amber", "complete"])),
    Case("findings", "lookalikes", _FINDINGS, [], refused=1),
    Case("kpis", "lookalikes", _KPIS, [], refused=1),
    Case("risks", "lookalikes", _RISKS, [], refused=1),
    Case("action-log", "lookalikes", _LOG, [], refused=1),
    Case("budget", "lookalikes", _BUDGET, [], refused=1),
    Case("equality", "lookalikes", _EQUALITY, [], refused=1),
]  # fmt: skip
