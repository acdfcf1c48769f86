"""Actions of meetings with owners, updates and states."""

from tests.cases.typeset import OFFICERS, TOP, above, draw, drawn_table

draw(
    __file__,
    above(TOP[0], TOP[1], "Action log"),
    drawn_table(
        [
            ["Meeting date", "Agenda item", "Action", "Owner", "Update", "Status"],
            ["3 May 2024", "Parks", "Send the list of parks to members", OFFICERS[0], "Sent on 5 May.", "Complete"],
            ["3 May 2024", "Roads", "Bring a map to the next meeting", OFFICERS[1], "To follow.", "Open"],
        ],
        [70, 60, 140, 80, 90, 65],
    ),
)
