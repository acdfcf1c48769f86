"""The address in small print at the foot of a letter's first page: printed nowhere else, and part of nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Spacer

from pipeline.models.page import Word
from pipeline.run import read_document
from pipeline.settings import Settings
from pipeline.text.letterheads import is_letterhead
from tests import paper
from tests.drawing import Case, draw, line, style, top

ADDRESS = "Town Hall, Market Street, Wexley WX9 1ZZ"
SMALL = 7.0
NEWS = " ".join(["The masons came in May."] * 12)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (ADDRESS, True),
        ("Telephone 01632 960200   www.wexley.gov.uk", True),
        ("Contact: Ann Ash, 01632 960200, ann.ash@wexley.gov.uk", False),
        ("Supporting people in 2030/31", False),
        ("Plan B1 2AM rota", False),
        ("See www.wexley.gov.uk/weirs", False),
    ],
)
def test_what_tells_where_to_write_to(said: str, found: bool) -> None:
    assert is_letterhead(said) is found


def _small(said: str, top_of: float, height: float) -> list[Word]:
    return [w._replace(box=w.box._replace(bottom=w.box.top + height)) for w in paper.line(said, top=top_of)]


@pytest.mark.parametrize(("size", "place"), [(6.5, 30), (10, 30), (10, 795)])
@pytest.mark.xfail(reason="the foot of a letter is told by its repetition alone", strict=False)
def test_the_address_of_a_letter_is_no_theme_of_what_stands_overleaf(size: float, place: float, tmp_path: Path) -> None:
    def address(canvas: Canvas, document: object) -> None:
        if canvas.getPageNumber() == (1 if place < 100 else 2):
            canvas.setFont("Times-Roman", size)
            canvas.drawString(40, place, ADDRESS)

    parts = top("Wexley District Council", "Prosperity Scrutiny Committee", "Progress with Rivers and Lanes")
    for at in range(1, 13):
        parts += line(f"Recommendation {at}: That weir {at} is mended.", True)
        parts += [Paragraph(NEWS, style(size=10)), Spacer(1, 8)]
    path = draw(Case("letter", "none", lambda: parts, (), decorate=address), tmp_path)
    (report,) = read_document(path, Settings(entities=False, ocr="off")).reports
    assert [r.number for r in report.recommendations] == [str(at) for at in range(1, 13)]
    assert [r.theme for r in report.recommendations] == [None] * 12
    if size < SMALL:
        assert {str(r.update) for r in report.recommendations} == {NEWS}
