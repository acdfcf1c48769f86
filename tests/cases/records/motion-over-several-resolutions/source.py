"""A motion spans the rows of its resolutions; a row names the meeting; "As above" stays as printed."""

from tests.cases.typeset import SEATS, TAPS, TREES, UPDATES, above, draw, drawn_table
from tests.drawing import GRID

draw(
    __file__,
    above(),
    drawn_table(
        [
            ["Motion", "Resolutions", "Lead Officer / Executive Member", "Actions taken", "Status"],
            ["Council Meeting - 20/10/2022", "", "", "", ""],
            ["Streets for all", "• " + TREES, "P.S./L.W.", UPDATES[0], "Completed"],
            ["", "• " + TAPS, "P.S.", "As above, with the water company.", "Ongoing"],
            ["Council Meeting - 15/12/2022", "", "", "", ""],
            ["Rest for all", "• " + SEATS, "L.W.", UPDATES[3], "Completed"],
        ],
        [80, 170, 80, 120, 60],
        rules=[*GRID, ("SPAN", (0, 1), (-1, 1)), ("SPAN", (0, 4), (-1, 4)), ("SPAN", (0, 2), (0, 3))],
    ),
)
