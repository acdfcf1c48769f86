"""The page is drawn a quarter turned, and nothing in the file says so."""

from tests.cases.typeset import above, draw, drawn_table


def turn(canvas, document):
    canvas.translate(0, 842)
    canvas.rotate(-90)


draw(__file__, above(), drawn_table(), each_page=turn)
