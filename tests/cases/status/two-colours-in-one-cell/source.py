""" "Red/Amber" is the worse of the two, and flagged; "Ongoing" says nothing; an empty cell is not assessed."""

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table

words = ("Green", "Red / Amber", "Ongoing", "")
draw(
    __file__,
    above(),
    drawn_table(
        [
            ["No.", "Recommendation", "Progress update", "RAG"],
            *([str(n + 1), ASKED[n], UPDATES[n], words[n]] for n in range(4)),
        ],
        [32, 200, 200, 60],
    ),
)
