"""Marks of footnotes, printed small and raised behind a word, are no part of its figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.profiles import load
from pipeline.read.document import opened
from pipeline.read.pages import read_pages
from pipeline.records.headings import role_of
from pipeline.text import dates


def _printed(path: Path, parts: list[tuple[str, float, float]]) -> list[str]:
    """The words of a line that is set in parts: text, size, points above the line."""
    canvas = Canvas(str(path), pagesize=A4)
    text = canvas.beginText(60, 700)
    for part, size, rise in parts:
        text.setFont("Helvetica", size)
        text.setRise(rise)
        text.textOut(part)
    canvas.drawText(text)
    canvas.save()
    with opened(path, None) as document:
        return [word.text for page in read_pages(document.pdf) for word in page.words]


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([("on 10 December 2024", 10, 0), ("1", 6, 4)], ["on", "10", "December", "2024¹"]),
        ([("The Cabinet’s decision", 10, 0), ("12", 6.5, 3)], ["The", "Cabinet’s", "decision¹²"]),
        ([("R1", 10, 0)], ["R1"]),
        ([("CO", 10, 0), ("2", 6, -2)], ["CO2"]),
        ([("2", 10, 0), ("024", 10, 0)], ["2024"]),
        ([("4", 10, 0), ("th", 6, 4)], ["4th"]),
    ],
)
def test_only_raised_small_figures_are_marks(tmp_path: Path, parts: list[tuple[str, float, float]], words: list[str]):
    assert _printed(tmp_path / "line.pdf", parts) == words


def test_a_mark_hides_neither_a_day_nor_a_heading() -> None:
    (found,) = dates.find("Agreed on 10 December 2024¹ by the Cabinet.")
    assert found.text == "10 December 2024"
    assert role_of("Response²", load()) == "response"
