""" "As above" and "Ditto" stay as printed, and it is said where they lead."""

from tests.cases.typeset import BINS, HEADS, ROWS, TAPS, above, draw, drawn_table

draw(
    __file__,
    above(),
    drawn_table(
        [HEADS, ROWS[0], ["2", TAPS, "As above", "As above", "Green"], ["3", BINS, "Agreed.", "Ditto", "Amber"]]
    ),
)
