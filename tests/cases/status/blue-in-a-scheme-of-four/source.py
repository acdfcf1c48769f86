"""Blue beside red, amber and green in a column headed BRAG is complete."""

from reportlab.lib import colors

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table
from tests.drawing import AMBER, BLUE, GREEN, GRID, RED

rows = [
    ["No.", "Recommendation", "Progress update", "BRAG"],
    *([str(n + 1), ASKED[n], UPDATES[n], ""] for n in range(4)),
]
fills = [("BACKGROUND", (3, y), (3, y), colors.HexColor(c)) for y, c in enumerate((GREEN, AMBER, RED, BLUE), 1)]
draw(__file__, above(), drawn_table(rows, [32, 200, 200, 60], rules=[*GRID, *fills]))
