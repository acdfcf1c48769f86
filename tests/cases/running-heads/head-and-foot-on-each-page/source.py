"""Three pages with the committee's name over each and the page below: they are in no cell."""

from tests.cases.typeset import HEADS, ROWS, above, draw, drawn_table, weeks


def furniture(canvas, document):
    canvas.setFont("Helvetica", 8)
    canvas.drawString(40, 815, "Environment Scrutiny Committee – 4 June 2024")
    canvas.drawRightString(555, 815, "Item 7, Appendix A")
    canvas.drawCentredString(297, 25, str(document.page + 41))


rows = [HEADS, *([*row[:3], f"{row[3]} {weeks(12)}", row[4]] for row in ROWS)]
draw(__file__, above(), drawn_table(rows, cut=True), each_page=furniture)
