"""The words are all the same; the colour of their letters says how it stands."""

from reportlab.platypus import Paragraph

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table
from tests.drawing import AMBER, GREEN, RED, style

signs = [Paragraph("See note", style(True, colour=ink)) for ink in (GREEN, AMBER, RED)]
draw(
    __file__,
    above(),
    drawn_table(
        [
            ["No.", "Recommendation", "Progress update", "RAG status"],
            *([str(n + 1), ASKED[n], UPDATES[n], signs[n]] for n in range(3)),
        ],
        [32, 200, 200, 60],
    ),
)
