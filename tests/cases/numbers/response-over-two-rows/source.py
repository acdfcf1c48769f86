"""A response merged over two recommendations is that of both."""

from tests.cases.typeset import BINS, HEADS, ROWS, TAPS, above, draw, drawn_table
from tests.drawing import GRID

rows = [HEADS, ROWS[0], ["2", TAPS, "Agreed. Both are paid for.", *ROWS[1][3:]], ["3", BINS, "", *ROWS[2][3:]], ROWS[3]]
draw(__file__, above(), drawn_table(rows, rules=[*GRID, ("SPAN", (2, 2), (2, 3))]))
