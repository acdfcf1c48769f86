"""One line under the headings and nothing else."""

from reportlab.lib import colors

from tests.cases.typeset import above, draw, drawn_table

draw(__file__, above(), drawn_table(rules=[("LINEBELOW", (0, 0), (-1, 0), 1, colors.black)]))
