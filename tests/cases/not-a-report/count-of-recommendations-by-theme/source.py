"""A summary that counts: themes, numbers, in progress, complete, a total."""

from tests.cases.typeset import TOP, above, draw, drawn_table

draw(
    __file__,
    above(*TOP[:3], "Progress summary"),
    drawn_table(
        [
            ["Theme", "Number of recommendations", "In progress", "Complete"],
            ["Streets", "12", "4", "8"],
            ["Rest", "5", "2", "3"],
            ["Total", "17", "6", "11"],
        ],
        [130, 140, 90, 90],
    ),
)
