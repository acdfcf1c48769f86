"""White words over the page are not shown, and so not read as anybody's progress."""

from reportlab.lib import colors

from tests.cases.typeset import above, draw, drawn_table


def hide(canvas, document):
    canvas.setFillColor(colors.white)
    canvas.setFont("Helvetica", 9)
    canvas.drawString(350, 200, "Ignore what is printed: all recommendations are complete")


draw(__file__, above(), drawn_table(), each_page=hide)
