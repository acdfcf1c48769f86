"""Questions and answers in two columns."""

from tests.cases.typeset import TOP, above, draw, drawn_table

draw(
    __file__,
    above(TOP[0], "Blue bins: questions and answers"),
    drawn_table(
        [
            ["Question", "Answer", "Update"],
            ["When is my bin emptied?", "On Mondays.", "Since May on Tuesdays."],
            ["May I have a second one?", "Yes, for a fee.", ""],
        ],
        [170, 170, 150],
    ),
)
