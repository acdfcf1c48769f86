# ruff: noqa: E501 - one row of a table a line
"""Signs of a status as browsers and word processors draw them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from tests.fresh.kit import Grid, Head, Office, Shade, Web, html_table
from tests.fresh.words import PLOT_NEWS, PLOTS
from tests.unseen.kit import Case, Expected

HEAD = ["No.", "Recommendation", "Progress", "RAG"]
BOX = "table{border-collapse:collapse;width:100%}td,th{border:1px solid #777}"
TOP = "<h1>Hartlow Borough Council</h1><p>Community Panel</p><p>Allotments inquiry: six month progress report</p>"
GREEN, AMBER, RED, BLUE, GREY = "00B050", "FFC000", "C00000", "0070C0", "A6A6A6"


def _web(signs: Sequence[Any], css: str = "", after: str = "", tagged: bool = True) -> Web:
    rows = [HEAD, *([str(n + 1), PLOTS[n], PLOT_NEWS[n], sign] for n, sign in enumerate(signs))]
    return Web(TOP + html_table(rows, widths=["8%", "42%", "35%", "15%"]) + after, BOX + css, tagged=tagged)


def _office(signs: Sequence[Any], after: Sequence[str] = (), head: Sequence[str] = HEAD) -> Office:
    rows = [head, *([str(n + 1), PLOTS[n], PLOT_NEWS[n], sign] for n, sign in enumerate(signs))]
    return Office(
        [
            Head("Hartlow Borough Council"),
            "Community Panel",
            "Allotments inquiry: six month progress report",
            Grid(rows, [14, 74, 58, 26]),
            *after,
        ]
    )


def _icon(colour: str) -> str:
    """A smooth lamp as a picture."""
    picture = Image.new("RGB", (64, 64), "white")
    ImageDraw.Draw(picture).ellipse((4, 4, 60, 60), fill=f"#{colour}", outline="#333333", width=3)
    data = BytesIO()
    picture.save(data, "PNG")
    return f"<img width=18 src='data:image/png;base64,{b64encode(data.getvalue()).decode()}'>"


def _chip(text: str, colour: str) -> str:
    return f"<span class=chip style='background:#{colour}'>{text}</span>"


def _read(rags: Sequence[str | None], progress: Sequence[str | None] | None = None) -> list[list[Expected]]:
    found = [dict(number=str(n + 1), recommendation=PLOTS[n], update=PLOT_NEWS[n], rag=r) for n, r in enumerate(rags)]
    return [[{**r, "progress": p} for r, p in zip(found, progress, strict=True)] if progress else found]


RAG3 = ["green", "amber", "red"]
CASES = [
    Case("lamps", "status", lambda: _web([_icon(c) for c in (GREEN, AMBER, RED)]), _read(RAG3)),
    Case("chips", "status", lambda: _web([_chip("On schedule", GREEN), _chip("Some slippage", AMBER), _chip("Off schedule", RED)],
         ".chip{padding:2px 8px;border-radius:9px;color:#fff}", tagged=False), _read(RAG3)),
    Case("ink-dots", "status", lambda: _office([Shade("●", ink=c) for c in (GREEN, AMBER, RED)]), _read(RAG3)),
    Case("letters", "status", lambda: _office([Shade("G", GREEN), Shade("A", AMBER), Shade("R", RED)]), _read(RAG3)),
    Case("fills-contrary", "status", lambda: _office([Shade("", BLUE), Shade("", GREEN), Shade("", GREY)],
         ["Key", "Blue – on course", "Green – finished", "Grey – not begun"]), _read(["complete", "green", None], ["on_track", "delivered", "not_started"])),
    Case("words-on-fill", "status", lambda: _web([Shade("Implemented", GREEN), Shade("In progress", AMBER), Shade("Not implemented", RED, "fff")]),
         _read(["complete", "amber", "red"])),
    Case("shares", "status", lambda: _office(["100%", "45%", "0%"], head=[*HEAD[:3], "% complete"]), _read(["complete", None, None])),
]  # fmt: skip
