"""Designed reports: cards without tables, columns of print side by side, keys of discs, states in the heading."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from pipeline.cells.stanzas.beside import regions_of
from pipeline.models.report import Document
from pipeline.run import read_document
from pipeline.settings import Settings
from tests import paper
from tests.drawing import Case, draw, line, top

BLUE, GREEN, AMBER, RED = "#1f77b4", "#2ca02c", "#ff9f1c", "#d62728"
KEY = ((BLUE, "Finished"), (GREEN, "Going to plan"), (AMBER, "Behind plan"), (RED, "Not happening"))


def _disc(canvas: Canvas, x: float, y: float, colour: str) -> None:
    canvas.setFillColor(HexColor(colour))
    canvas.circle(x, y, 6, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#000000"))


def _card(canvas: Canvas, y: float, number: int, colour: str | None) -> None:
    """A card: number and title, a disc, and below them two columns of labelled print."""
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(60, y, f"{number}  Walls of ward {number}")
    if colour:
        _disc(canvas, 520, y + 5, colour)
    for x, parts in (
        (60, (("WHAT WE ASKED FOR", f"Mend wall number {number} before"), ("WHAT THE CABINET SAID", "It agreed."))),
        (320, (("WHAT HAS HAPPENED", "The masons came in May and had done"), (None, "with it by the end of June."))),
    ):
        top = y - 24
        for label, text in parts:
            if label:
                canvas.setFont("Helvetica-Bold", 8)
                canvas.drawString(x, top, label)
                top -= 13
            canvas.setFont("Helvetica", 10)
            canvas.drawString(x, top, text)
            top -= 13
            if label == "WHAT WE ASKED FOR":
                canvas.drawString(x, top, "the winter comes.")
                top -= 18


def _report(folder: Path, colours: tuple[str | None, ...]) -> Document:
    path = folder / "cards.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(60, 790, "Town walls: one year on")
    canvas.setFont("Helvetica", 10)
    for row, (colour, meaning) in enumerate(KEY):
        _disc(canvas, 66, 753 - 18 * row, colour)
        canvas.drawString(84, 750 - 18 * row, meaning)
    for at, colour in enumerate(colours):
        _card(canvas, 640 - 140 * at, at + 1, colour)
    canvas.save()
    return read_document(path, Settings(entities=False, ocr="off"))


def test_cards_without_tables_under_number_and_title(tmp_path: Path) -> None:
    (report,) = _report(tmp_path, (BLUE, AMBER, RED)).reports
    first = report.recommendations[0]
    assert [r.number for r in report.recommendations] == ["1", "2", "3"]
    assert (str(first.title), str(first.recommendation)) == (
        "Walls of ward 1",
        "Mend wall number 1 before the winter comes.",
    )
    assert (str(first.response), str(first.update)) == (
        "It agreed.",
        "The masons came in May and had done with it by the end of June.",
    )
    assert [(r.rag, r.progress) for r in report.recommendations] == [
        ("complete", "delivered"),
        ("amber", "concern"),
        ("red", "not_delivered"),
    ]
    assert [entry.meaning for entry in report.legend] == [meaning for _, meaning in KEY]


def test_a_list_of_states_above_the_first_card_is_no_state_of_theirs(tmp_path: Path) -> None:
    (report,) = _report(tmp_path, (None, None, None)).reports
    assert [r.rag or r.progress or r.status.shown for r in report.recommendations] == [None, None, None]


def test_columns_side_by_side_are_read_one_after_the_other(profile) -> None:
    heads = [*paper.line("Response", 50, 100, look=paper.BOLD), *paper.line("Progress", 300, 100, look=paper.BOLD)]
    left, right = paper.lines("Agreed by", "the Cabinet", x=50, top=114), paper.lines("It is", "mended", x=300, top=114)
    words = [*heads, *(w for line in (*left, *right) for w in line)]
    assert [" ".join(w.text for w in part) for _, part in regions_of(words, profile)] == [
        "Response Agreed by the Cabinet",
        "Progress It is mended",
    ]


@pytest.mark.parametrize("second", ["Maud Ings, surveyor", "Gate"])
def test_a_label_beside_its_value_parts_nothing(second: str, profile) -> None:
    words = [*paper.line("Lead officer", 50, 100), *paper.line(second, 300, 100), *paper.line("It is mended", 50, 114)]
    assert len(regions_of(words, profile)) == 1


HEADED = ("Lights in every shelter", "A list of shelters")


def _headed(folder: Path, labels: tuple[str, ...]) -> Document:
    parts = [*line("Progress on recommendations", True, 15), *top("Wexley Council", "Bus Panel", "Bus Shelters")]
    for heading in HEADED:
        parts += [*line(heading, True, 13), *line("It should be done before the winter.")]
        for label in labels:
            parts += [*line(label, True), *line(f"{heading}: what is said.")]
    path = draw(Case("headed", "blocks", lambda: parts, []), folder)
    return read_document(path, Settings(entities=False, ocr="off"))


def test_recommendations_that_are_headings_alone(tmp_path: Path) -> None:
    (report,) = _headed(tmp_path, ("Our answer", "Progress")).reports
    assert [(str(r.title), str(r.recommendation), str(r.update)) for r in report.recommendations] == [
        (heading, "It should be done before the winter.", f"{heading}: what is said.") for heading in HEADED
    ]


def test_headings_that_nobody_answers_are_no_recommendations(tmp_path: Path) -> None:
    assert _headed(tmp_path, ("Progress", "Status")).reports == ()
