"""Boxes of labels above values, two columns inside; a bar with number, title, a disc; themes between, a key below."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from pipeline.cells.stanzas.beside import regions_of
from pipeline.cells.status.key_drawn import without_keys
from pipeline.models.page import Box, Page, Shape
from pipeline.models.report import Report
from pipeline.run import read_document
from pipeline.settings import Settings
from tests import paper

LEFT, RIGHT, WIDTH, STEP = 50, 300, 500, 13
GREEN, AMBER, RED = "#2ca02c", "#ff9f1c", "#d62728"
KEY = ((GREEN, "going well"), (AMBER, "slow"), (RED, "stuck"))
BOXES = (
    (
        "Ponds",
        "Frogs in winter",
        GREEN,
        "Agreed, where the pond is ours to dig.",
        "Three ponds were dug in the spring.",
    ),
    (None, "Newts", RED, "Agreed.", "Nobody has come forward."),
    ("Hedges", "Gaps", AMBER, "Agreed in part.", "Forty yards are planted, and the rest follow in the autumn."),
    (None, "Birds", GREEN, "Agreed.", "Every nest has been counted."),
)


def _line(canvas: Canvas, x: float, y: float, text: str, size: float = 10, bold: bool = False) -> None:
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
    canvas.drawString(x, y, text)


def _disc(canvas: Canvas, x: float, y: float, colour: str) -> None:
    canvas.setFillColor(HexColor(colour))
    canvas.circle(x, y, 6, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#000000"))


def _box(
    canvas: Canvas, top: float, number: int, title: str, colour: str, answer: str, news: str, drawn: bool, at: float
) -> None:
    if drawn:
        canvas.rect(LEFT, top - 110, WIDTH, 110)
        canvas.setFillColor(HexColor("#dfe3ee"))
        canvas.rect(LEFT, top - 20, WIDTH, 20, stroke=0, fill=1)
    _disc(canvas, at, top - 10, colour)
    _line(canvas, LEFT + 8, top - 14, f"{number}   {title}", 11, bold=True)
    _line(canvas, LEFT + 8, top - 32, "The Panel asked", 8, bold=True)
    _line(canvas, LEFT + 8, top - 44, f"That the Council look after number {number} in every parish, and each winter.")
    parts = ((LEFT + 8, top - 60, "Response", answer), (LEFT + 8, top - 88, "Lead officer", "Ida Moss"))
    for x, y, label, value in (*parts, (RIGHT, top - 60, "Progress", news)):
        _line(canvas, x, y, label, 8, bold=True)
        for row, text in enumerate(paper.wrapped(value, 210)):
            _line(canvas, x, y - 12 - STEP * row, text)


def _report(folder: Path, drawn: bool, at: float, colour: str | None = None) -> Report:
    """A paper of boxes, drawn or told by white alone, their discs so far from the left; all of one colour, if said."""
    path = folder / "boxes.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    _line(canvas, LEFT, 800, "Wexley Borough Council", 18, bold=True)
    _line(canvas, LEFT, 775, "Wild Places: progress after 12 months", 13, bold=True)
    top = 750.0
    for number, (theme, title, own, answer, news) in enumerate(BOXES, start=1):
        if theme:
            _line(canvas, LEFT, top - 12, theme, 13, bold=True)
            top -= 22
        _box(canvas, top, number, title, colour or own, answer, news, drawn, at)
        top -= 118
    _line(canvas, LEFT, top - 10, "Key", bold=True)
    for place, (own, meaning) in enumerate(KEY):
        _disc(canvas, 100 + 120 * place, top - 7, own)
        _line(canvas, 110 + 120 * place, top - 10, meaning)
    canvas.save()
    (found,) = read_document(path, Settings(entities=False, ocr="off")).reports
    return found


# Boxes with a bar, and white alone; the disc at the end of the title's line, and in front of it.
@pytest.fixture(scope="module", params=[(True, 535), (False, 535), (True, 40)])
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Report:
    return _report(tmp_path_factory.mktemp("boxed"), *request.param)


def test_every_part_of_a_box_goes_to_its_field(report: Report) -> None:
    read = [(r.number, str(r.title), str(r.response), " ".join(str(r.update).split())) for r in report.recommendations]
    assert read == [(str(n), title, answer, news) for n, (_, title, _, answer, news) in enumerate(BOXES, start=1)]


def test_a_disc_beside_its_title_is_its_status_and_the_line_between_boxes_its_theme(report: Report) -> None:
    read = [(r.rag, str(r.theme)) for r in report.recommendations]
    assert read == [("green", "Ponds"), ("red", "Ponds"), ("amber", "Hedges"), ("green", "Hedges")]


def test_a_key_below_the_last_box_is_a_key(report: Report) -> None:
    assert [entry.meaning for entry in report.legend] == [meaning for _, meaning in KEY]


def test_discs_of_one_colour_in_front_of_titles_are_bullets(tmp_path: Path) -> None:
    assert {r.rag for r in _report(tmp_path, True, 40, GREEN).recommendations} == {None}


def _columns(below: str, x: float, drawn: list[Box], profile) -> list[str]:
    heads = [*paper.line("Response", 50, 100, look=paper.BOLD), *paper.line("Progress", 300, 100, look=paper.BOLD)]
    told = [*paper.line("Agreed", 50, 114), *paper.line("It is mended", 300, 114)]
    words = [*heads, *told, *paper.line(below, x, 134)]
    return [" ".join(w.text for w in part) for _, part in regions_of(words, profile, drawn)]


def test_what_is_drawn_across_two_columns_ends_them(profile) -> None:
    read = _columns("2 Gates", 50, [Box(45, 130, 500, 131)], profile)
    assert read == ["Response Agreed", "Progress It is mended", "2 Gates"]


def test_the_bar_of_the_next_box_ends_columns_though_a_state_stands_at_its_end(profile) -> None:
    heads = [*paper.line("Response", 50, 100, look=paper.BOLD), *paper.line("Progress", 300, 100, look=paper.BOLD)]
    told = [*paper.line("Agreed", 50, 114), *paper.line("It is mended", 300, 114)]
    title = [*paper.line("2 Gates", 50, 134), *paper.line("On track", 420, 134)]
    bar, frame = Box(45, 130, 500, 148), Box(45, 90, 500, 128)
    parts = [" ".join(w.text for w in part) for _, part in regions_of([*heads, *told, *title], profile, [bar, frame])]
    assert parts == ["Response Agreed", "Progress It is mended", "2 Gates On track"]


@pytest.mark.parametrize(
    ("x", "drawn"),
    [
        (50, []),  # nothing is drawn
        (50, [Box(45, 130, 280, 131)]),  # across one of them
        (50, [Box(45, 110, 500, 111)]),  # right below their labels
        (300, [Box(45, 130, 500, 131)]),  # the second column goes on
    ],
)
def test_other_lines_end_no_columns(x: float, drawn: list[Box], profile) -> None:
    assert len(_columns("and more", x, drawn, profile)) == 2


def _row(parts: tuple[tuple[str | None, str], ...], profile) -> list[str]:
    """The words that are left of a line of discs, each with what stands behind it."""
    discs, words, x = [], [], 50.0
    for colour, said in parts:
        discs += [Shape(Box(x, 100, x + 10, 110), colour, "dot")] if colour else []
        words += paper.line(said, x + 14, 100)
        x += 120
    page = Page(1, 595, 842, tuple(words), shapes=tuple(discs))
    return [w.text for w in without_keys(page, words, profile)]


def test_a_line_of_discs_and_meanings_is_a_key(profile) -> None:
    assert _row(((None, "Key"), (GREEN, "well"), (RED, "stuck")), profile) == []
    assert _row(((GREEN, "well"), (AMBER, "slow"), (RED, "stuck")), profile) == []


@pytest.mark.parametrize(
    "parts",
    [
        ((AMBER, "before"), (GREEN, "now")),
        ((None, "Ponds"), (GREEN, "well"), (RED, "stuck")),
        ((None, "Key"), (GREEN, "well"), (GREEN, "well too")),
        ((AMBER, "slow"), (GREEN, "well Before:"), (RED, "stuck")),
    ],
)
def test_other_discs_are_none(parts: tuple[tuple[str | None, str], ...], profile) -> None:
    assert _row(parts, profile) == [word for _, said in parts for word in said.split()]
