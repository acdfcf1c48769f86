"""Rows that name a theme; under each the numbers begin again."""

from tests.cases.typeset import HEADS, ROWS, above, draw, drawn_table
from tests.drawing import GRID

rows = [
    HEADS,
    ["Streets", "", "", "", ""],
    *ROWS[:2],
    ["Transport", "", "", "", ""],
    ["1", *ROWS[2][1:]],
    ["2", *ROWS[3][1:]],
]
draw(__file__, above(), drawn_table(rows, rules=[*GRID, ("SPAN", (0, 1), (-1, 1)), ("SPAN", (0, 4), (-1, 4))]))
