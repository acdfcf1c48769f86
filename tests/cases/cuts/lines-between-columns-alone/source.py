"""Lines between the columns and none between the rows."""

from reportlab.lib import colors

from tests.cases.typeset import above, draw, drawn_table

draw(__file__, above(), drawn_table(rules=[("LINEAFTER", (0, 0), (-2, -1), 0.5, colors.black)]))
