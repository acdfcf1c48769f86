"""Draw reports with reportlab, and keep beside each what should be read out of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportlab.graphics.shapes import Circle, Drawing, Polygon, Rect
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

Content = Any  # a text, a flowable, or a list of both
Expected = dict[str, Any]
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
RED, AMBER, GREEN, BLUE = "#c00000", "#ffc000", "#00b050", "#0070c0"


@dataclass(frozen=True)
class Case:
    """One paper: how it is drawn, and the reports that stand in it (one list of records per report)."""

    name: str
    kind: str
    draw: Callable[[], Sequence[Flowable]]
    reports: Sequence[Sequence[Expected]]
    wide: bool = False
    refused: int = 0  # tables that must be refused with a reason
    decorate: Callable[[Any, Any], None] | None = field(default=None)


def draw(case: Case, folder: Path) -> Path:
    """The case as a PDF."""
    path = folder / f"{case.name}.pdf"
    size = landscape(A4) if case.wide else A4
    paper = SimpleDocTemplate(
        str(path), pagesize=size, leftMargin=40, rightMargin=40, topMargin=50, bottomMargin=50, invariant=1
    )
    extra = case.decorate or (lambda canvas, document: None)
    paper.build(list(case.draw()), onFirstPage=extra, onLaterPages=extra)
    return path


def style(bold: bool = False, size: float = 9, colour: str = "#000000", font: str = "") -> ParagraphStyle:
    name = font or ("Helvetica-Bold" if bold else "Helvetica")
    return ParagraphStyle("s", fontName=name, fontSize=size, leading=size * 1.2, textColor=colors.HexColor(colour))


def line(text: str, bold: bool = False, size: float = 10) -> list[Flowable]:
    """A paragraph over the whole width, with room below."""
    return [Paragraph(text, style(bold, size)), Spacer(1, 5)]


def top(council: str, committee: str, inquiry: str, months: str = "Six") -> list[Flowable]:
    """The head of a report: four lines and a date."""
    lines = [*line(council, True, 13), *line(committee), *line(f"Inquiry: {inquiry}")]
    return [*lines, *line(f"{months} month progress report"), *line("Date of this update: 4 June 2024"), Spacer(1, 8)]


def cell(content: Content, bold: bool = False) -> Any:
    if isinstance(content, str):
        return Paragraph(content.replace("\n", "<br/>"), style(bold)) if content else ""
    if isinstance(content, list):
        return [cell(c, bold) for c in content]
    return content


def table(
    rows: Sequence[Sequence[Content]],
    widths: Sequence[float],
    rules: Sequence[tuple[Any, ...]] = GRID,
    heads: int = 1,
    repeat: bool = True,
    cut: bool = False,
    **options: Any,
) -> Table:
    """A table whose first `heads` rows are bold."""
    cells = [[cell(c, y < heads) for c in row] for y, row in enumerate(rows)]
    rules = [("VALIGN", (0, 0), (-1, -1), "TOP"), *rules]
    times = heads if repeat else 0
    return Table(
        cells, widths, style=TableStyle(rules), repeatRows=times, splitInRow=int(cut), hAlign="LEFT", **options
    )


def disc(colour: str, size: float = 12) -> Drawing:
    return _drawn(Circle(size / 2, size / 2, size / 2 - 1, fillColor=colors.HexColor(colour), strokeColor=None), size)


def ring(colour: str, size: float = 14) -> Drawing:
    """A circle that is only drawn round."""
    line = colors.HexColor(colour)
    return _drawn(Circle(size / 2, size / 2, size / 2 - 2, fillColor=None, strokeColor=line, strokeWidth=2.5), size)


def arrow(colour: str, size: float = 14) -> Drawing:
    points = [0, 5, 8, 5, 8, 1, 14, 7, 8, 13, 8, 9, 0, 9]
    return _drawn(Polygon(points, fillColor=colors.HexColor(colour), strokeColor=None), size)


def strip(lit: int) -> Drawing:
    """Three lamps in a row, one of which is lit."""
    drawing = Drawing(42, 14)
    drawing.add(Rect(0, 0, 42, 14, fillColor=colors.HexColor("#303030"), strokeColor=None))
    for at, colour in enumerate((RED, AMBER, GREEN)):
        shown = colors.HexColor(colour if at == lit else "#707070")
        drawing.add(Circle(7 + 14 * at, 7, 5, fillColor=shown, strokeColor=None))
    return drawing


def _drawn(shape: Any, size: float) -> Drawing:
    drawing = Drawing(size, size)
    drawing.add(shape)
    return drawing
