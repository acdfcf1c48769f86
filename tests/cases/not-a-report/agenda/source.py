"""An agenda with items, reports and pages."""

from tests.cases.typeset import OFFICERS, TOP, above, draw, drawn_table

draw(
    __file__,
    above(*TOP[:2], "Agenda, 4 June 2024"),
    drawn_table(
        [
            ["Item", "Subject", "Lead", "Page"],
            ["1", "Apologies", "Chair", ""],
            ["2", "Clean Streets: progress on recommendations", OFFICERS[0], "5-12"],
            ["3", "Forward plan", OFFICERS[1], "13"],
        ],
        [40, 260, 100, 60],
    ),
)
