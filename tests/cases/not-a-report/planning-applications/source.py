"""A schedule of applications with officers' recommendations."""

from tests.cases.typeset import TOP, above, draw, drawn_table

draw(
    __file__,
    above(TOP[0], "Planning Committee", "Schedule of applications"),
    drawn_table(
        [
            ["App. no.", "Proposal", "Officer recommendation", "Decision"],
            ["24/00115", "Two houses, Mill Lane", "Approve", "Approved"],
            ["24/00120", "Shop front, High Street", "Refuse", "Deferred"],
        ],
        [70, 190, 130, 90],
    ),
)
