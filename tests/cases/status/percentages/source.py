"""Shares of 100: only the whole says what it means without a key."""

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table

shares = ("25%", "60 %", "100%")
draw(
    __file__,
    above(),
    drawn_table(
        [
            ["No.", "Recommendation", "Progress update", "% complete"],
            *([str(n + 1), ASKED[n], UPDATES[n], shares[n]] for n in range(3)),
        ],
        [32, 200, 200, 60],
    ),
)
