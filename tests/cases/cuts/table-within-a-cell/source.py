"""A small table within a cell, and a list of two levels in another: both are text of their cells."""

from reportlab.platypus import Paragraph, Table

from tests.cases.typeset import HEADS, TAPS, TREES, above, draw, drawn_table
from tests.drawing import GRID, style

inner = Table([["Winter", "Trees"], ["2022", "90"], ["2023", "110"]], [50, 50], style=GRID)
deep = style()
deep.leftIndent = 14
listed = [Paragraph(text, style()) for text in ("• in the west", "• in the east:")]
listed += [Paragraph(text, deep) for text in ("o by the river", "o on the hill")]
draw(
    __file__,
    above(),
    drawn_table(
        [
            HEADS,
            ["1", TREES, "Agreed.", ["Trees so far:", inner, "More will come."], "Green"],
            ["2", TAPS, "Agreed.", listed, "Amber"],
        ]
    ),
)
