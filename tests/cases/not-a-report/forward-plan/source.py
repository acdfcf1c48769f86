"""A plan of decisions to come, with leads and dates."""

from tests.cases.typeset import OFFICERS, TOP, above, draw, drawn_table

draw(
    __file__,
    above(*TOP[:2], "Forward plan of key decisions"),
    drawn_table(
        [
            ["Decision", "Decision maker", "Date of decision", "Lead officer", "Progress"],
            ["New lorries", "Cabinet", "2 July 2024", OFFICERS[0], "Report being written"],
            ["Park charges", "Cabinet", "3 September 2024", OFFICERS[1], "Consultation open"],
        ],
        [130, 80, 90, 90, 110],
    ),
)
