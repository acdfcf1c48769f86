"""R, A, G and B on fills of their colours."""

from reportlab.lib import colors

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table
from tests.drawing import AMBER, BLUE, GREEN, GRID, RED

fills = [("BACKGROUND", (3, y), (3, y), colors.HexColor(c)) for y, c in enumerate((RED, AMBER, GREEN, BLUE), 1)]
draw(
    __file__,
    above(),
    drawn_table(
        [
            ["No.", "Recommendation", "Progress update", "RAG status"],
            *([str(n + 1), ASKED[n], UPDATES[n], "RAGB"[n]] for n in range(4)),
        ],
        [32, 200, 200, 60],
        rules=[*GRID, *fills],
    ),
)
