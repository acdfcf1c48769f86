"""Each line of the grid is two."""

from reportlab.lib import colors

from tests.cases.typeset import above, draw, drawn_table

draw(__file__, above(), drawn_table(rules=[("GRID", (0, 0), (-1, -1), 0.7, colors.black, None, None, None, 2, 1.5)]))
