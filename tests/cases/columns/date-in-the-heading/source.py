"""The headings carry dates; each recommendation is answered by an action and reviewed."""

from tests.cases.typeset import ANSWERS, ASKED, OFFICERS, UPDATES, above, draw, drawn_table

draw(
    __file__,
    above(),
    drawn_table(
        [
            [
                "Recommendation (January 2023)",
                "Cabinet response (March 2023)",
                "Action officer",
                "Review of action taken (May 2024)",
            ],
            *([f"{n + 1}. {ASKED[n]}", ANSWERS[n], OFFICERS[n], UPDATES[n]] for n in range(4)),
        ],
        [150, 120, 80, 160],
    ),
)
