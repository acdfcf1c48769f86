"""One row fills the rest of a page, a whole page and the head of a third."""

from reportlab.platypus import Spacer

from tests.cases.typeset import ANSWERS, HEADS, ROWS, TAPS, above, draw, drawn_table, weeks

rows = [HEADS, *ROWS[:1], ["2", TAPS, ANSWERS[1], weeks(60), "Amber"], *ROWS[2:]]
draw(__file__, above(), Spacer(1, 180), drawn_table(rows, cut=True))
