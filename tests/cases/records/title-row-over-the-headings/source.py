"""A full-width title stands over the headings, within the table."""

from tests.cases.typeset import HEADS, ROWS, above, draw, drawn_table
from tests.drawing import GRID

rows = [["Clean Streets: recommendations and progress", "", "", "", ""], HEADS, *ROWS]
draw(__file__, above(), drawn_table(rows, rules=[*GRID, ("SPAN", (0, 0), (-1, 0))], heads=2))
