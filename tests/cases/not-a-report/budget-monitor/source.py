"""Savings with amounts, a RAG and comments."""

from tests.cases.typeset import TOP, above, draw, drawn_table

draw(
    __file__,
    above(TOP[0], "Savings monitor"),
    drawn_table(
        [
            ["Saving ref", "Proposal", "2024/25 budget", "Forecast", "Variance", "RAG", "Comments"],
            ["S1", "Fewer vans", "£40,000", "£38,000", "£2,000", "Green", "On target."],
            ["S2", "One depot", "£90,000", "£20,000", "£70,000", "Red", "Late."],
        ],
        [55, 90, 80, 65, 65, 50, 100],
    ),
)
