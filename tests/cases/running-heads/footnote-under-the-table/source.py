"""A footnote at the foot of the page is no part of the row above it."""

from reportlab.platypus import Spacer

from tests.cases.typeset import HEADS, ROWS, TREES, UPDATES, above, draw, drawn_table
from tests.drawing import line

draw(
    __file__,
    above(),
    drawn_table([HEADS, ["1", TREES, "Agreed.¹", UPDATES[0], "Green"], *ROWS[1:]]),
    Spacer(1, 330),
    line("¹ Cabinet, 4 March 2024, minute 23.", size=7),
)
