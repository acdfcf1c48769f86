"""Lines within the table and none around it."""

from reportlab.lib import colors

from tests.cases.typeset import above, draw, drawn_table

draw(__file__, above(), drawn_table(rules=[("INNERGRID", (0, 0), (-1, -1), 0.5, colors.black)]))
