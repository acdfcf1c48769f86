"""Newsletters: columns of running text, states below all that is said; numbers in words beside their titles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from pipeline.cells.stanzas.beside import regions_of
from pipeline.cells.stanzas.flow import item_of_line
from pipeline.cells.stanzas.inner_heads import heading_inside
from pipeline.cells.stanzas.spelt_numbers import counted_in_words, spelt_number
from pipeline.cells.status.badges import badges_alone
from pipeline.models.page import Word
from pipeline.models.report import Report
from pipeline.profiles import Profile
from pipeline.run import read_document
from pipeline.settings import Settings
from pipeline.text.lines import spoken
from tests import paper
from tests.drawing import AMBER, BLUE, GREEN, RED

PLAIN = Settings(entities=False, ocr="off")
WHITE = paper.style(colour="#ffffff")
LEFT, RIGHT, TOP, STEP = 50, 310, 790, 13
STATES = (("Done", BLUE), ("Good progress", GREEN), ("Little headway yet", RED), ("Some progress", AMBER))
LEADS = ("Ann Ash", "Tom Elm", "Mia Oak", "Ann Ash")
TITLES = ("Dredge the pool", "Paint the stage", "Light the quay", "Ring the bell")
ASKED = (
    "We recommend that this is done by the wards of the town before the first frost comes",
    "down the valley, whatever it may cost them, and that the Panel is told of it by all of",
    "their masons when it meets.",
)
NUMBERS = ("One", "Two", "Three", "Four")


def _line(canvas: Canvas, x: float, y: float, text: str, font: str = "Helvetica", size: float = 9) -> None:
    canvas.setFillColor(HexColor("#000000"))
    canvas.setFont(font, size)
    canvas.drawString(x, y, text)


def _pill(canvas: Canvas, x: float, y: float, at: int) -> None:
    """A state in white on paint, and who leads behind it, hardly further away than a word is."""
    state, colour = STATES[at]
    canvas.setFont("Helvetica", 9)
    wide = canvas.stringWidth(state) + 8
    canvas.setFillColor(HexColor(colour))
    canvas.rect(x, y - 3, wide, 12, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#ffffff"))
    canvas.drawString(x + 4, y, state)
    _line(canvas, x + wide + 5, y, f"Lead: {LEADS[at]}")


def _opening(canvas: Canvas, x: float, y: float, at: int) -> float:
    _line(canvas, x, y, f"{at + 1}  {TITLES[at]}", "Helvetica-Bold", 13)
    for row, text in enumerate(
        ("That this is done by the wards before the", "frost comes, whatever it costs them."), 1
    ):
        _line(canvas, x, y - STEP * row - 3, text)
    return y - 3 * STEP - 3


def _answer(canvas: Canvas, x: float, y: float) -> float:
    _line(canvas, x, y, "The Cabinet replied", "Helvetica-BoldOblique")
    _line(canvas, x, y - STEP, "Accepted. The wards will pay for it from what")
    _line(canvas, x, y - 2 * STEP, "they have kept by for such a thing.")
    return y - 3 * STEP


def _news(canvas: Canvas, x: float, y: float, at: int) -> float:
    _line(canvas, x, y, "A year later", "Helvetica-BoldOblique")
    _line(canvas, x, y - STEP, f"Gang number {at + 1} came in the spring with all of")
    _line(canvas, x, y - 2 * STEP, "its tools, and went home again in June.")
    _pill(canvas, x, y - 3.4 * STEP, at)
    return y - 6 * STEP


def _newsletter(folder: Path) -> Report:
    """Two pages; on the second one the columns happen to begin, and their records to end, level with one another."""
    canvas = Canvas(str(folder / "pool.pdf"), pagesize=(595, 842))
    _line(canvas, 120, 800, "Saltmere Town Council · Rivers Scrutiny Panel", size=10)
    _line(canvas, 120, 770, "The Pool: what has come of it?", "Helvetica-Bold", 24)
    _line(canvas, 120, 752, "Progress on the scrutiny inquiry, twelve months on", size=10)
    _answer(canvas, LEFT, _opening(canvas, LEFT, 700, 0))
    _news(canvas, RIGHT, 700, 0)
    _answer(canvas, RIGHT, _opening(canvas, RIGHT, 700 - 7 * STEP, 1))
    canvas.showPage()
    _line(canvas, LEFT, 815, "The Pool: what has come of it?", "Helvetica-Oblique", 8)
    _line(canvas, 440, 815, "Saltmere Town Council", size=8)
    y = _news(canvas, LEFT, TOP - STEP, 1)
    y = _opening(canvas, LEFT, y, 2)
    _news(canvas, LEFT, _answer(canvas, LEFT, y), 2)
    _news(canvas, RIGHT, _answer(canvas, RIGHT, _opening(canvas, RIGHT, TOP - STEP, 3)), 3)
    canvas.save()
    (report,) = read_document(folder / "pool.pdf", PLAIN).reports
    return report


def test_records_flow_down_the_columns_and_over_the_page(tmp_path: Path) -> None:
    found = _newsletter(tmp_path).recommendations
    assert [str(r.title) for r in found] == list(TITLES)
    assert [str(r.update)[:13] for r in found] == [f"Gang number {n}" for n in (1, 2, 3, 4)]
    assert all(str(r.response).endswith("for such a thing.") and r.previous_update is None for r in found)


def test_below_each_stand_its_state_and_who_leads(tmp_path: Path) -> None:
    found = _newsletter(tmp_path).recommendations
    assert [r.rag for r in found] == ["complete", "green", "red", "amber"]
    assert [str(r.lead_officer) for r in found] == list(LEADS)
    assert str(found[0].update).endswith("went home again in June.")


def _spelt(folder: Path, colours: Sequence[str] = (BLUE, GREEN, RED, AMBER)) -> Report:
    """A number in words left of each title, an icon with its state below it right of the text, two boxes below."""
    canvas = Canvas(str(folder / "spelt.pdf"), pagesize=(595, 842))
    _line(canvas, LEFT, 800, "Saltmere Town Council: Rivers Scrutiny Panel", size=10)
    _line(canvas, LEFT, 780, "The Pool: second progress report on the recommendations", "Helvetica-Bold", 16)
    for at, title in enumerate(TITLES):
        y = 730 - 160 * at
        _line(canvas, LEFT, y, NUMBERS[at], "Helvetica-Bold", 13)
        _line(canvas, LEFT + 70, y, title, "Helvetica-Bold", 13)
        for row, text in enumerate(ASKED, 1):
            _line(canvas, LEFT + 70, y - STEP * row - 3, text)
        canvas.setFillColor(HexColor(colours[at]))
        canvas.circle(515, y, 9, stroke=0, fill=1)
        canvas.setFont("Helvetica", 9)
        wide = canvas.stringWidth(STATES[at][0])
        _line(canvas, 515 - wide / 2, y - 24, STATES[at][0])
        _line(canvas, LEFT + 70, y - 59, "Cabinet response", "Helvetica-Bold")
        _line(canvas, LEFT + 70, y - 59 - STEP, "Agreed. The wards will pay for it.")
        for x, day in ((LEFT, "November 2030"), (RIGHT, "March 2031")):
            canvas.setFillColor(HexColor("#f4f0e0"))
            canvas.rect(x, y - 128, 240, 40, stroke=0, fill=1)
            _line(canvas, x + 8, y - 100, f"{day} update", "Helvetica-Bold")
            _line(canvas, x + 8, y - 100 - STEP, f"Gang number {at + 1} was at work in {day}.")
    canvas.save()
    (report,) = read_document(folder / "spelt.pdf", PLAIN).reports
    return report


def test_a_number_in_words_beside_a_title_is_the_number(tmp_path: Path) -> None:
    found = _spelt(tmp_path).recommendations
    assert [(r.number, r.label, str(r.title)) for r in found] == [
        (str(at), NUMBERS[at - 1], title) for at, title in enumerate(TITLES, 1)
    ]


def test_the_word_below_an_icon_is_no_part_of_the_text_beside_it(tmp_path: Path) -> None:
    found = _spelt(tmp_path).recommendations
    assert [str(r.recommendation) for r in found] == [" ".join(ASKED)] * 4
    assert [r.status.shown for r in found] == [state for state, _ in STATES]
    assert [r.rag for r in found] == ["complete", "green", "red", "amber"]


def test_boxes_abreast_hold_the_earlier_news_and_the_latest(tmp_path: Path) -> None:
    found = _spelt(tmp_path).recommendations
    for at, r in enumerate(found, 1):
        assert str(r.previous_update) == f"Gang number {at} was at work in November 2030."
        assert str(r.update) == f"Gang number {at} was at work in March 2031."


def _line_of(*parts: tuple[str, float], looks: Sequence[object] = ()) -> tuple[Word, ...]:
    """One line, each part from its own place on; the first look is that of the first part."""
    found: list[Word] = []
    for at, (text, x) in enumerate(parts):
        look = looks[at] if at < len(looks) else paper.PLAIN
        found += paper.line(text, x, first=len(found), look=look)
    return tuple(found)


@pytest.mark.parametrize(
    ("parts", "looks", "roles"),
    [
        ((("On track", 50), ("Lead: Ann Ash", 110)), (), ["status", "lead_officer"]),
        ((("Lead: Ann Ash", 50), ("On track", 140)), (), ["lead_officer", "status"]),
        ((("Gathering pace", 50), ("Lead: Ann Ash", 126)), (WHITE,), ["status", "lead_officer"]),
        ((("Ann Ash leads it", 50), ("On track", 160)), (), []),
        ((("Gathering pace", 50), ("Lead: Ann Ash", 140)), (), []),
        ((("Target date", 50), ("Not applicable", 140)), (), []),
        ((("On track", 50), ("since the masons came", 110)), (), []),
    ],
)
def test_a_line_of_states_and_leads_alone(parts, looks, roles, profile: Profile) -> None:
    found = badges_alone(item_of_line(_line_of(*parts, looks=looks)), profile)
    assert [badge.role for badge in found] == roles


@pytest.mark.parametrize(
    ("parts", "looks", "counted"),
    [
        ((("One", 50), ("Bins for all", 120)), (), (1, 1)),
        ((("Twenty one", 50), ("Bins for all", 150)), (), (21, 2)),
        ((("Two", 50), ("Bins for all", 68)), (paper.BOLD,), (2, 1)),
        ((("Three", 50),), (), (3, 1)),
        ((("One stop shops for all", 50),), (), (0, 0)),
        ((("one", 50), ("of the wards", 120)), (), (0, 0)),
    ],
)
def test_numbers_in_words_stand_apart(parts, looks, counted, profile: Profile) -> None:
    assert spelt_number(_line_of(*parts, looks=looks), profile) == counted


def test_numbers_in_words_count_on_or_are_none(profile: Profile) -> None:
    one, two, four = (item_of_line(_line_of((n, 50), ("Bins for all", 120))) for n in ("One", "Two", "Four"))
    assert counted_in_words([one, two], profile) == [1, 1]
    assert counted_in_words([one, four], profile) == [0, 0]


def _column(x: float, *parts: tuple[str, bool]) -> list[Word]:
    """Lines below one another, some of them in bold."""
    tops = [(100 + 14 * at, text, paper.BOLD if bold else paper.PLAIN) for at, (text, bold) in enumerate(parts)]
    return [w for top, text, look in tops for w in paper.line(text, x, top, look=look)]


def test_a_numbered_heading_amid_a_card_shows_that_it_is_none() -> None:
    text = ("That it is mended in the spring", False)
    cards = [_column(50, ("1 Walls", True), text, text), _column(300, ("2 Gates", True), text, text)]
    assert not heading_inside(cards)
    assert not heading_inside([*cards, _column(50, ("Next steps", True), text)])
    assert heading_inside([*cards, _column(50, text, ("3 Towers", True), text)])


def test_news_beside_earlier_news_is_read_by_itself(profile: Profile) -> None:
    heads = [*paper.line("November 2030 update", 50, 100), *paper.line("March 2031 update", 300, 100)]
    text = [*paper.line("The gang came to the pool", 50, 114), *paper.line("The gang went home again", 300, 114)]
    words = [w._replace(index=at) for at, w in enumerate([*heads, *text])]
    said = [spoken(region) for _, region in regions_of(words, profile)]
    assert said == ["November 2030 update The gang came to the pool", "March 2031 update The gang went home again"]
