"""In this report's key amber is "on track": its colour stays amber, its meaning is the key's."""

from reportlab.platypus import Spacer

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table
from tests.drawing import AMBER, GREEN, RED, disc, line

signs = (disc(RED), disc(AMBER), disc(GREEN))
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
    Spacer(1, 8),
    line("Key", True),
    line("Red – off track"),
    line("Amber – on track"),
    line("Green – complete"),
)
