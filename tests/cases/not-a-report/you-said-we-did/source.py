"""What residents said in a survey and what was done: no committee recommended it."""

from tests.cases.typeset import TOP, above, draw, drawn_table

draw(
    __file__,
    above(TOP[0], "Residents' survey: you said, we did"),
    drawn_table(
        [
            ["You said", "We did"],
            ["The parks are dark.", "We put in forty lamps."],
            ["Bins are full.", "They are emptied twice a week."],
        ],
        [240, 240],
    ),
)
