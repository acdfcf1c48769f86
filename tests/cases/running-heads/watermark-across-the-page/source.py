"""DRAFT is printed across each page, behind the table."""

from reportlab.lib import colors

from tests.cases.typeset import above, draw, drawn_table


def watermark(canvas, document):
    canvas.saveState()
    canvas.setFont("Helvetica-Bold", 90)
    canvas.setFillColor(colors.HexColor("#e4e4e4"))
    canvas.translate(150, 300)
    canvas.rotate(45)
    canvas.drawString(0, 0, "DRAFT")
    canvas.restoreState()


draw(__file__, above(), drawn_table(), each_page=watermark)
