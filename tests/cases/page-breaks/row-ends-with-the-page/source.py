"""A page ends between two rows, with a footer below and a running head above the next."""

from reportlab.platypus import Spacer

from tests.cases.typeset import above, draw, drawn_table


def furniture(canvas, document):
    canvas.setFont("Helvetica", 8)
    canvas.drawString(40, 815, "Wexley District Council – Clean Streets")
    canvas.drawString(280, 25, f"Page {document.page} of 2")


draw(__file__, above(), Spacer(1, 360), drawn_table(), each_page=furniture)
