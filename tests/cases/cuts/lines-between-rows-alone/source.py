"""Lines between the rows and none between the columns."""

from reportlab.lib import colors

from tests.cases.typeset import above, draw, drawn_table

draw(__file__, above(), drawn_table(rules=[("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)]))
