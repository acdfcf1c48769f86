"""A small table over the report holds its header, label beside value."""

from reportlab.platypus import Spacer

from tests.cases.typeset import draw, drawn_table
from tests.drawing import line

rows = [
    ["Report to:", "Environment Scrutiny Committee"],
    ["Date:", "4 June 2024"],
    ["Subject:", "Clean Streets: six month progress report"],
    ["Lead officer:", "Ada Thrower, Head of Parks"],
]
draw(
    __file__,
    line("Wexley District Council", True, 13),
    drawn_table(rows, [90, 300], heads=0),
    Spacer(1, 14),
    drawn_table(),
)
