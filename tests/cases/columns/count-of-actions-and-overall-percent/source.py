"""Numbers of several kinds in one column, counts of actions, a deadline, a phrase of state and a percentage."""

from tests.cases.typeset import above, draw, drawn_table

draw(
    __file__,
    above(),
    drawn_table(
        [
            ["Summary", "Sub actions", "Deadline date", "Status", "Overall %"],
            [
                "Recommendation 34: The chief officer should publish the survey",
                "3",
                "31/03/2024",
                "Open – Actions ongoing on track",
                "60",
            ],
            [
                "Rec 17: Every station should have a named contact",
                "2",
                "30/06/2024",
                "Open – Actions ongoing off track",
                "20",
            ],
            ["AFI 1 - The service should check its vetting", "4", "01/12/2023", "Completed – Actions done", "100"],
        ],
        [220, 60, 70, 110, 55],
    ),
)
