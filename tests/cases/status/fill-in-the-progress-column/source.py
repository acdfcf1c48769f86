"""There is no column of status: the cells of progress are green, amber and red, and a key says what that means."""

from reportlab.lib import colors
from reportlab.platypus import Spacer

from tests.cases.typeset import ANSWERS, ASKED, UPDATES, above, draw, drawn_table
from tests.drawing import AMBER, GREEN, GRID, RED, line

rows = [
    ["No.", "Recommendation", "Cabinet response", "Progress"],
    *([str(n + 1), ASKED[n], ANSWERS[n], UPDATES[n]] for n in range(3)),
]
fills = [("BACKGROUND", (3, y), (3, y), colors.HexColor(c)) for y, c in enumerate((GREEN, AMBER, RED), 1)]
draw(
    __file__,
    above(),
    drawn_table(rows, [32, 170, 130, 170], rules=[*GRID, *fills]),
    Spacer(1, 8),
    line("Key", True),
    line("Green: on track"),
    line("Amber: some concerns"),
    line("Red: not delivered"),
)
