"""The word says green on a red fill: a person is asked."""

from reportlab.lib import colors

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table
from tests.drawing import GREEN, GRID, RED

fills = [("BACKGROUND", (3, y), (3, y), colors.HexColor(c)) for y, c in enumerate((GREEN, RED, RED), 1)]
draw(
    __file__,
    above(),
    drawn_table(
        [
            ["No.", "Recommendation", "Progress update", "RAG"],
            *([str(n + 1), ASKED[n], UPDATES[n], ("Green", "Green", "Red")[n]] for n in range(3)),
        ],
        [32, 200, 200, 60],
        rules=[*GRID, *fills],
    ),
)
