"""A column for the committee's assessment that is not yet filled in: unknown, never green."""

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table

draw(
    __file__,
    above(),
    drawn_table(
        [
            ["No.", "Recommendation", "Progress update", "Committee assessment"],
            *([str(n + 1), ASKED[n], UPDATES[n], ""] for n in range(4)),
        ],
        [32, 200, 190, 80],
    ),
)
