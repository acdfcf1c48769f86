"""No line and no paint: white alone parts columns and rows."""

from tests.cases.typeset import above, draw, drawn_table

draw(__file__, above(), drawn_table(rules=[]))
