"""Cards whose state is drawn at their edge: a band of colour along it, or a disc in its corner."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from pipeline.models.report import Report
from pipeline.run import read_document
from pipeline.settings import Settings

pytestmark = pytest.mark.xfail(
    strict=False, reason="a state drawn beside the head of a card is in no cell of the layout"
)

BLUE, GREEN, AMBER, RED = "#1f77b4", "#2ca02c", "#ff9f1c", "#d62728"
KEY = ((BLUE, "Finished"), (GREEN, "Going well"), (AMBER, "Slipping"), (RED, "Stopped"))
TITLES = ("Mend the town walls", "Gates", "Keep the moat clear", "Towers")
COLUMNS = (
    (60, "Recommendation", ("That ward {0} is looked after", "before the winter comes")),
    (230, "Cabinet response", ("Agreed, within the budget", "of ward {0}")),
    (400, "Progress update", ("The masons came in May", "and went in June")),
)


def _report(folder: Path, colours: tuple[str, ...]) -> Report:
    canvas = Canvas(str(folder / "cards.pdf"), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(60, 790, "Town walls: twelve month progress update")
    for at, (colour, meaning) in enumerate(KEY):
        canvas.setFillColor(HexColor(colour))
        canvas.rect(60 + 120 * at, 750, 18, 8, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#000000"))
        canvas.setFont("Helvetica", 9)
        canvas.drawString(84 + 120 * at, 750, meaning)
    for at, colour in enumerate(colours):
        top = 700 - 120 * at
        canvas.setFillColor(HexColor(colour))
        canvas.rect(46, top - 70, 10, 90, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#000000"))
        canvas.setFont("Helvetica-Bold", 13)
        canvas.drawString(60, top, str(at + 1))
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(75, top, TITLES[at])
        for x, label, said in COLUMNS:
            canvas.setFont("Helvetica-Bold", 8)
            canvas.drawString(x, top - 24, label)
            canvas.setFont("Helvetica", 9)
            for row, line in enumerate(said):
                canvas.drawString(x, top - 37 - 12 * row, line.format(at + 1))
    canvas.save()
    (report,) = read_document(folder / "cards.pdf", Settings(entities=False, ocr="off")).reports
    return report


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return _report(tmp_path_factory.mktemp("cards"), (AMBER, BLUE, GREEN, RED))


def test_no_card_is_lost_and_its_head_numbers_and_titles_it(report: Report) -> None:
    found = [(r.number, str(r.title), str(r.recommendation)) for r in report.recommendations]
    said = "That ward {0} is looked after before the winter comes"
    assert found == [(str(at), title, said.format(at)) for at, title in enumerate(TITLES, start=1)]
    assert not any(r.theme for r in report.recommendations)


def test_the_edge_is_the_state_that_the_key_explains(report: Report) -> None:
    shown = [(r.rag, r.status.meaning) for r in report.recommendations]
    assert shown == [("amber", "Slipping"), ("complete", "Finished"), ("green", "Going well"), ("red", "Stopped")]


def test_an_edge_of_one_colour_is_decoration(tmp_path: Path) -> None:
    assert {r.rag for r in _report(tmp_path, ("#808080",) * 4).recommendations} == {None}


def test_a_disc_in_the_corner_of_labels_and_values_is_the_state(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "discs.pdf"), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(60, 790, "Town walls: twelve month progress update")
    for at, colour in enumerate((AMBER, GREEN, RED)):
        top = 740 - 90 * at
        canvas.setFillColor(HexColor(colour))
        canvas.circle(500, top + 3, 5, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#000000"))
        canvas.setFont("Helvetica-Bold", 9)
        canvas.drawString(60, top, f"Recommendation {at + 1}")
        canvas.drawString(180, top, f"That the wall of ward {at + 1} is mended")
        canvas.setFont("Helvetica", 9)
        for below, label, value in ((18, "Response", "Agreed"), (36, "What has happened", "The masons came in May.")):
            canvas.drawString(60, top - below, label)
            canvas.drawString(180, top - below, value)
    canvas.save()
    (report,) = read_document(tmp_path / "discs.pdf", Settings(entities=False, ocr="off")).reports
    assert [(r.number, r.rag) for r in report.recommendations] == [("1", "amber"), ("2", "green"), ("3", "red")]
