"""Numbered findings with comments and a status."""

from tests.cases.typeset import TOP, above, draw, drawn_table

draw(
    __file__,
    above(*TOP[:3], "Findings of the panel"),
    drawn_table(
        [
            ["No.", "Findings", "Comments", "Status"],
            ["1", "The panel found few trees in the east.", "Noted.", "Green"],
            ["2", "Residents recommended longer hours.", "Noted.", "Amber"],
        ],
        [32, 240, 160, 70],
    ),
)
