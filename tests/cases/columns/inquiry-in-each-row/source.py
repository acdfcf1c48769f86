"""A tracker of several reviews: each row says which, a merged cell for two rows; numbers restart."""

from tests.cases.typeset import ANSWERS, SEATS, TAPS, TREES, UPDATES, above, draw, drawn_table
from tests.drawing import GRID

draw(
    __file__,
    above("Ormsworth City Council", "Recommendations tracker: all reviews"),
    drawn_table(
        [
            ["Scrutiny Review", "Ref", "Recommendation", "Cabinet Response", "Progress", "Status"],
            ["Clean Streets", "R1", TREES, ANSWERS[0], UPDATES[0], "On track"],
            ["", "R2", TAPS, ANSWERS[1], UPDATES[1], "Complete"],
            ["Better Buses", "R1", SEATS, ANSWERS[2], "None.", "Closed"],
        ],
        [70, 30, 150, 105, 105, 55],
        rules=[*GRID, ("SPAN", (0, 1), (0, 2))],
    ),
)
