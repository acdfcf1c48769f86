"""Indicators with targets, ratings and comments on progress."""

from tests.cases.typeset import TOP, above, draw, drawn_table

draw(
    __file__,
    above(TOP[0], "Performance report: quarter 3"),
    drawn_table(
        [
            ["KPI", "Target", "Actual", "RAG", "Comments on progress"],
            ["Bins emptied on time", "98%", "97%", "Amber", "Nearly there."],
            ["Calls answered", "90%", "95%", "Green", "Ahead of target."],
        ],
        [120, 60, 60, 60, 200],
    ),
)
