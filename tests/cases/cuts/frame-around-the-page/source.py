"""A frame around the page is no table."""

from reportlab.lib import colors

from tests.cases.typeset import above, draw, drawn_table


def frame(canvas, document):
    canvas.rect(25, 25, 545, 792)


draw(__file__, above(), drawn_table(rules=[("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)]), each_page=frame)
