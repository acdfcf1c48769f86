"""Headings over two rows: the latest rating and the one before; the latest is the report's own."""

from tests.cases.typeset import TAPS, TREES, UPDATES, above, draw, drawn_table
from tests.drawing import GRID

draw(
    __file__,
    above(),
    drawn_table(
        [
            ["No.", "Recommendation", "Progress", "RAG rating", ""],
            ["", "", "", "Latest", "Previous"],
            ["1", TREES, UPDATES[0], "GREEN", "AMBER"],
            ["2", TAPS, UPDATES[1], "RED", "GREEN"],
        ],
        [30, 190, 175, 60, 60],
        rules=[*GRID, ("SPAN", (3, 0), (4, 0)), *(("SPAN", (x, 0), (x, 1)) for x in range(3))],
        heads=2,
    ),
)
