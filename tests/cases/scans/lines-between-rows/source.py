"""A picture of a page with lines between its rows alone."""

from reportlab.lib import colors

from tests.cases.typeset import above, drawn_table, scan

scan(__file__, above(), drawn_table(rules=[("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)]))
