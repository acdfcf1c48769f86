"""A row without lines around it goes on overleaf."""

from reportlab.platypus import Spacer

from tests.cases.typeset import ANSWERS, HEADS, ROWS, TAPS, above, draw, drawn_table, weeks

rows = [HEADS, *ROWS[:1], ["2", TAPS, ANSWERS[1], weeks(24), "Amber"], *ROWS[2:]]
draw(__file__, above(), Spacer(1, 220), drawn_table(rows, cut=True, rules=[]))
