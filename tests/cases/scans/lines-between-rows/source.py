"""A picture of a page with lines between its rows alone."""

from reportlab.lib import colors

from tests.cases.typeset import HEADS, ROWS, TOP, above, drawn_table, scan

lines = [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)]
scan(__file__, above(*TOP[:3]), drawn_table([HEADS, *ROWS[:2]], rules=lines))
