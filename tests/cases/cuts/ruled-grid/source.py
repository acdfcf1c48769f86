"""The plainest report: a grid of lines, a column for each thing."""

from tests.cases.typeset import above, draw, drawn_table

draw(__file__, above(), drawn_table())
