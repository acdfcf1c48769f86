"""The state is the title over each of three tables; the last of them is empty."""

from reportlab.platypus import Spacer

from tests.cases.typeset import BINS, OFFICERS, TAPS, TREES, UPDATES, above, draw, drawn_table
from tests.drawing import line

head = ["Ref", "Recommendation", "Lead officer", "Progress to date"]
widths = [60, 190, 80, 170]
draw(
    __file__,
    above(),
    line("Table A: Recommendations in progress", True),
    drawn_table([head, ["21 BC 07", TREES, OFFICERS[0], UPDATES[0]]], widths),
    Spacer(1, 8),
    line("Table B: Completed recommendations", True),
    drawn_table(
        [
            head,
            ["H&amp;S 05", TAPS, OFFICERS[1], "All taps run."],
            ["22 BC 01", BINS, OFFICERS[2], "It is done weekly."],
        ],
        widths,
    ),
    Spacer(1, 8),
    line("Table C: Overdue recommendations", True),
    drawn_table([head, ["", "No recommendations are outstanding", "", ""]], widths),
)
