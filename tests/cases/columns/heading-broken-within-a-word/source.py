"""A narrow column breaks its own heading within a word."""

from tests.cases.typeset import ASKED, DAYS, OFFICERS, UPDATES, above, draw, drawn_table

draw(
    __file__,
    above(),
    drawn_table(
        [
            ["No.", "Recommendation", "Progress update", "Timescal\ne", "Lead offi\ncer"],
            *([str(n + 1), ASKED[n], UPDATES[n], DAYS[n], OFFICERS[n]] for n in range(4)),
        ],
        [30, 190, 170, 60, 65],
    ),
)
