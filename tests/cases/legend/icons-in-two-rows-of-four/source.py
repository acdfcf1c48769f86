"""The key is a table of discs and meanings side by side, at the end of the report."""

from reportlab.platypus import Spacer

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table
from tests.drawing import AMBER, BLUE, GREEN, RED, disc

signs = (GREEN, AMBER, RED, BLUE)
rows = [
    ["No.", "Recommendation", "Progress update", "Committee assessment"],
    *([str(n + 1), ASKED[n], UPDATES[n], disc(signs[n])] for n in range(4)),
]
key = [
    [
        disc(BLUE),
        "Recommendation implemented to the satisfaction of the committee",
        disc(GREEN),
        "Recommendation on track",
    ],
    [disc(AMBER), "Committee has concerns", disc(RED), "Recommendation not delivered"],
]
draw(
    __file__,
    above(),
    drawn_table(rows, [32, 190, 190, 80]),
    Spacer(1, 14),
    drawn_table(key, [30, 220, 30, 220], heads=0),
)
