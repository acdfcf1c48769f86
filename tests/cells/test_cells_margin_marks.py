"""A status as a mark where there is no table: a sign in the margin, a band over a card, a bar beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from pipeline.models.report import Report
from pipeline.run import read_document
from pipeline.settings import Settings

BLUE, GREEN, AMBER, RED = "#1f77b4", "#2ca02c", "#ff9f1c", "#d62728"
KEY = ((GREEN, "going well"), (AMBER, "slipping"), (RED, "stopped"))
TITLES = ("Gates", "The moat", "Towers", "Bridges")
TEXT = (
    "That the masons look after part {0} of the walls each year, and that",
    "what they find is told to the ward.",
    "Response: Agreed, within the budget of the wards concerned, from May on.",
    "Progress: The masons came in May, and will have been everywhere in June.",
)
LEFT, RIGHT = 70, 410

Draw = Callable[[Canvas, float, int], None]  # beside a heading at a height, that of the nth recommendation


def _report(folder: Path, draw: Draw, *, key: Callable[[Canvas], None] | None = None, named: bool = True) -> Report:
    path = folder / "walls.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(LEFT, 790, "Town walls scrutiny review: progress after a year")
    if key:
        canvas.setFont("Helvetica", 10)
        key(canvas)
    for at, title in enumerate(TITLES):
        top = 690 - 130 * at
        canvas.setFillColor(HexColor("#000000"))
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(LEFT, top, f"Recommendation {at + 1}: {title}" if named else f"{at + 1}  {title}")
        canvas.setFont("Helvetica", 10)
        for row, line in enumerate(TEXT):
            canvas.drawString(LEFT, top - 18 - 15 * row, line.format(at + 1))
        draw(canvas, top, at)
    canvas.save()
    (report,) = read_document(path, Settings(entities=False, ocr="off")).reports
    return report


def _painted(colours: Sequence[str], x: float, below: float, width: float, height: float) -> Draw:
    def draw(canvas: Canvas, top: float, at: int) -> None:
        canvas.setFillColor(HexColor(colours[at]))
        canvas.rect(x, top + below, width, height, stroke=0, fill=1)

    return draw


def _colours(canvas: Canvas) -> None:
    for at, (colour, meaning) in enumerate(KEY):
        canvas.setFillColor(HexColor(colour))
        canvas.rect(LEFT + 120 * at, 750, 18, 8, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#000000"))
        canvas.drawString(LEFT + 24 + 120 * at, 750, meaning)


BAND, BAR, STRIPE = (LEFT - 10, 18, 420, 14), (LEFT - 16, -70, 6, 84), (LEFT - 10, -70, 2.5, 84)


@pytest.mark.parametrize("place", [BAND, BAR, STRIPE, (RIGHT + 10, -70, 8, 84)])
def test_the_paint_of_a_card_is_the_status_that_the_key_explains(place, tmp_path: Path) -> None:
    report = _report(tmp_path, _painted((AMBER, GREEN, RED, GREEN), *place), key=_colours)
    assert [r.rag for r in report.recommendations] == ["amber", "green", "red", "green"]
    assert report.recommendations[0].status.meaning == "slipping"


@pytest.mark.parametrize("colours", [(GREEN,) * 4, ("#888888", "#222222", "#888888", "#222222")])
def test_paint_of_one_colour_or_of_none_is_decoration(colours, tmp_path: Path) -> None:
    assert not any(r.rag for r in _report(tmp_path, _painted(colours, *BAND), key=_colours).recommendations)


def test_two_colours_that_no_key_explains_are_decoration(tmp_path: Path) -> None:
    report = _report(tmp_path, _painted((BLUE, GREEN, BLUE, GREEN), *BAND))
    assert not any(r.rag for r in report.recommendations)


def test_a_bar_along_several_cards_is_that_of_none(tmp_path: Path) -> None:
    draw = _painted((AMBER, GREEN, RED, GREEN), LEFT - 16, -160, 6, 170)
    assert not any(r.rag for r in _report(tmp_path, draw, key=_colours).recommendations)


ZAPF = frozenset("✔✘➔")


def _sign(canvas: Canvas, x: float, y: float, sign: str) -> None:
    canvas.setFont("ZapfDingbats" if sign in ZAPF else "Helvetica", 13)
    canvas.drawString(x, y, sign)
    canvas.setFont("Helvetica", 10)


def _signs(signs: Sequence[str], x: float, below: float = 0) -> Draw:
    def draw(canvas: Canvas, top: float, at: int) -> None:
        _sign(canvas, x, top + below, signs[at])

    return draw


def _explained(*pairs: tuple[str, str]) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT, 750, "Signs in the margin:")
        for at, (sign, meaning) in enumerate(pairs):
            _sign(canvas, LEFT + 110 + 90 * at, 750, sign)
            canvas.drawString(LEFT + 126 + 90 * at, 750, meaning)

    return draw


SIGNS = _explained(("✔", "done"), ("➔", "on track"), ("!", "at risk"), ("✘", "off track"))


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(("x", "below"), [(520, 0), (520, -5), (LEFT - 26, 0), (LEFT - 26, -2)])
def test_a_sign_in_the_margin_is_the_status_and_no_text(x: float, below: float, named: bool, tmp_path: Path) -> None:
    report = _report(tmp_path, _signs("➔✔!✘", x, below), key=SIGNS, named=named)
    first = report.recommendations[0]
    assert [r.rag for r in report.recommendations] == ["green", "complete", "amber", "red"]
    assert (str(first.title), first.status.meaning, str(first.recommendation)[:12]) == (
        "Gates",
        "on track",
        "That the mas",
    )


def test_a_sign_whose_meaning_stands_for_no_colour_has_none(tmp_path: Path) -> None:
    report = _report(tmp_path, _signs("➔✔➔✔", 520), key=_explained(("✔", "done"), ("➔", "under way")))
    shown = [(r.rag, r.progress, r.status.meaning) for r in report.recommendations]
    assert shown[:2] == [(None, "on_track", "under way"), ("complete", "delivered", "done")]


def test_letters_in_the_margin_are_statuses_where_the_key_has_them(tmp_path: Path) -> None:
    draw = _signs("DPBD", 520, -5)
    told = _report(
        tmp_path, draw, key=lambda c: c.drawString(LEFT, 750, "Key: D – done; P – proceeding to plan; B – behind")
    )
    assert [r.rag for r in told.recommendations] == ["complete", "green", "amber", "complete"]
    assert not any(r.rag for r in _report(tmp_path, draw).recommendations)


@pytest.mark.parametrize("signs", ["••••", "||||", "****"])
def test_ornaments_beside_recommendations_are_no_status(signs: str, tmp_path: Path) -> None:
    report = _report(tmp_path, _signs(signs, 520))
    assert [(r.number, r.status.shown) for r in report.recommendations] == [(str(n), None) for n in (1, 2, 3, 4)]


def _discs(colours: Sequence[str], x: float) -> Draw:
    def draw(canvas: Canvas, top: float, at: int) -> None:
        canvas.setFillColor(HexColor(colours[at]))
        canvas.circle(x, top + 4, 5, stroke=0, fill=1)

    return draw


@pytest.mark.parametrize("x", [LEFT - 20, 520])
def test_a_disc_in_the_margin_is_the_status(x: float, tmp_path: Path) -> None:
    report = _report(tmp_path, _discs((AMBER, GREEN, RED, GREEN), x))
    assert [r.rag for r in report.recommendations] == ["amber", "green", "red", "green"]


def test_the_same_disc_in_front_of_every_heading_is_an_ornament(tmp_path: Path) -> None:
    assert not any(r.rag for r in _report(tmp_path, _discs((GREEN,) * 4, LEFT - 20)).recommendations)
