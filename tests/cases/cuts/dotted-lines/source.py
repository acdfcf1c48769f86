"""Dotted lines, as a spreadsheet prints them."""

from reportlab.lib import colors

from tests.cases.typeset import above, draw, drawn_table

dots = (0.5, colors.black, None, (1, 2))
draw(
    __file__,
    above(),
    drawn_table(
        rules=[
            ("LINEBELOW", (0, 0), (-1, -1), *dots),
            ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black),
            ("LINEAFTER", (0, 0), (-2, -1), *dots),
        ]
    ),
)
