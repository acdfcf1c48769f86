"""Action, officer and date have columns of their own; dates in four styles."""

from tests.cases.typeset import BINS, DAYS, OFFICERS, SEATS, TAPS, TREES, UPDATES, above, draw, drawn_table

draw(
    __file__,
    above(),
    drawn_table(
        [
            ["No.", "Recommendation", "Action", "Lead officer", "Target date", "Progress update"],
            ["1", TREES, "Order saplings.", OFFICERS[0], DAYS[0], UPDATES[0]],
            ["2", TAPS, "Choose a maker.", OFFICERS[1], "Spring 2026", UPDATES[1]],
            ["3", BINS, "", OFFICERS[2], DAYS[2], UPDATES[2]],
            ["4", SEATS, "Buy seats.", "Head of Transport", "Ongoing", UPDATES[3]],
        ],
        [30, 150, 80, 80, 65, 110],
    ),
)
