"""The page ends within a row and no line closes its foot."""

from reportlab.lib import colors
from reportlab.platypus import Spacer

from tests.cases.typeset import ANSWERS, HEADS, ROWS, TAPS, above, draw, drawn_table, weeks

rows = [HEADS, *ROWS[:1], ["2", TAPS, ANSWERS[1], weeks(24), "Amber"], *ROWS[2:]]
lines = [("LINEABOVE", (0, 0), (-1, -1), 0.5, colors.black), ("LINEAFTER", (0, 0), (-2, -1), 0.5, colors.black)]
draw(__file__, above(), Spacer(1, 220), drawn_table(rows, cut=True, rules=lines))
