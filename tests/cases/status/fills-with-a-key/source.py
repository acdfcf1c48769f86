"""The colour of the cell alone says how it stands; a key at the end says what each means."""

from reportlab.lib import colors
from reportlab.platypus import Spacer

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table
from tests.drawing import AMBER, BLUE, GREEN, GRID, RED, line

rows = [
    ["No.", "Recommendation", "Progress update", "RAG"],
    *([str(n + 1), ASKED[n], UPDATES[n], ""] for n in range(4)),
]
fills = [("BACKGROUND", (3, y), (3, y), colors.HexColor(c)) for y, c in enumerate((GREEN, AMBER, RED, BLUE), 1)]
key = [
    ["", "Recommendation on track"],
    ["", "Committee has concerns"],
    ["", "Recommendation not delivered"],
    ["", "Implemented to the committee's satisfaction"],
]
legend = [("BACKGROUND", (0, y), (0, y), colors.HexColor(c)) for y, c in enumerate((GREEN, AMBER, RED, BLUE))]
draw(
    __file__,
    above(),
    drawn_table(rows, [32, 200, 200, 60], rules=[*GRID, *fills]),
    Spacer(1, 12),
    line("Key", True),
    drawn_table(key, [40, 260], rules=[*GRID, *legend], heads=0),
)
