"""An equality assessment with a column "Recommendation or action"."""

from tests.cases.typeset import TOP, above, draw, drawn_table

draw(
    __file__,
    above(TOP[0], "Equality impact assessment"),
    drawn_table(
        [
            ["Protected characteristic", "Impact", "Evidence", "Recommendation or action"],
            ["Age", "Positive", "Survey of 2023", "None needed."],
            ["Disability", "Neutral", "Survey of 2023", "Recommend a lift."],
        ],
        [130, 80, 130, 160],
    ),
)
