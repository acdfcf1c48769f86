"""In this report's key amber is "on track": its colour stays amber, its meaning is the key's."""

from reportlab.platypus import Spacer

from tests.cases.typeset import above, draw, status_table
from tests.drawing import AMBER, GREEN, RED, disc, line

signs = (disc(RED), disc(AMBER), disc(GREEN))
draw(
    __file__,
    above(),
    status_table(signs),
    Spacer(1, 8),
    line("Key", True),
    line("Red – off track"),
    line("Amber – on track"),
    line("Green – complete"),
)
