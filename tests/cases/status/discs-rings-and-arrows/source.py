"""The status is a drawn shape: a disc, a ring, an arrow, a strip of three lamps of which one is lit."""

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table
from tests.drawing import AMBER, GREEN, RED, arrow, disc, ring, strip

signs = (disc(GREEN), ring(AMBER), arrow(RED), strip(2))
draw(
    __file__,
    above(),
    drawn_table(
        [
            ["No.", "Recommendation", "Progress update", "RAG status"],
            *([str(n + 1), ASKED[n], UPDATES[n], signs[n]] for n in range(4)),
        ],
        [32, 200, 200, 60],
    ),
)
