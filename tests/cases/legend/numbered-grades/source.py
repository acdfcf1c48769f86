"""Grades 1 to 4, explained below: 1 fully achieved, 4 not achieved."""

from reportlab.platypus import Spacer

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table
from tests.drawing import line

rows = [
    ["No.", "Recommendation", "Progress update", "Assessment"],
    *([str(n + 1), ASKED[n], UPDATES[n], "1234"[n]] for n in range(4)),
]
draw(
    __file__,
    above(),
    drawn_table(rows, [32, 200, 190, 70]),
    Spacer(1, 8),
    line("Assessment of progress:", True),
    line("1 – Fully achieved"),
    line("2 – On track"),
    line("3 – Slipped"),
    line("4 – Not achieved"),
)
