"""A form for responses that nobody has filled in."""

from tests.cases.typeset import TOP, above, draw, drawn_table

draw(
    __file__,
    above(*TOP[:3], "Response template"),
    drawn_table(
        [
            ["No.", "Recommendation", "Response", "Lead officer", "Target date"],
            *([str(n), "", "", "", ""] for n in range(1, 6)),
        ],
        [32, 180, 130, 80, 70],
    ),
)
