"""A number in one cell stands over a), b) and c): they are 2a, 2b and 2c."""

from tests.cases.typeset import BINS, HEADS, ROWS, SEATS, TAPS, above, draw, drawn_table
from tests.drawing import GRID

rows = [
    HEADS,
    ROWS[0],
    ["2", f"a) {TAPS}", *ROWS[1][2:]],
    ["", f"b) {BINS}", *ROWS[2][2:]],
    ["", f"c) {SEATS}", *ROWS[3][2:]],
]
draw(__file__, above(), drawn_table(rows, rules=[*GRID, ("SPAN", (0, 2), (0, 4))]))
