"""One recommendation is answered by two actions with officers and dates of their own; its cell spans both rows."""

from tests.cases.typeset import OFFICERS, TAPS, TREES, UPDATES, above, draw, drawn_table
from tests.drawing import GRID

rows = [
    ["No.", "Recommendation", "Action", "Lead officer", "Progress update"],
    ["1", TREES, "Order saplings.", OFFICERS[0], "Ordered in May."],
    ["", "", "Find sites.", OFFICERS[1], "Ninety sites are found."],
    ["2", TAPS, "Choose a maker.", OFFICERS[2], UPDATES[1]],
]
draw(
    __file__,
    above(),
    drawn_table(rows, [32, 165, 100, 80, 130], rules=[*GRID, ("SPAN", (0, 1), (0, 2)), ("SPAN", (1, 1), (1, 2))]),
)
