"""States in words of their own: off track, on track, 100%."""

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table

words = ("Open – off track", "Open – on track", "100%")
draw(
    __file__,
    above(),
    drawn_table(
        [
            ["No.", "Recommendation", "Progress update", "Status"],
            *([str(n + 1), ASKED[n], UPDATES[n], words[n]] for n in range(3)),
        ],
        [32, 200, 190, 80],
    ),
)
