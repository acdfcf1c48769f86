"""A web address that runs over a line end holds no space."""

from tests.cases.typeset import TAPS, TREES, UPDATES, above, draw, drawn_table

done = "Published at https://www.wexley.gov.uk/council/scrutiny/\nreviews/clean-streets-2024 in May."
draw(
    __file__,
    above(),
    drawn_table(
        [["No.", "Recommendation", "Progress update"], ["1", TREES, done], ["2", TAPS, UPDATES[1]]], [32, 170, 300]
    ),
)
