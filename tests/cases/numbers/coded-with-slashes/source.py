"""CS/18/31 in front of the text, without a column of its own."""

from tests.cases.typeset import HEADS, ROWS, above, draw, drawn_table

draw(
    __file__,
    above(),
    drawn_table(
        [HEADS[1:], *([f"CS/18/{30 + n} {row[1]}", *row[2:]] for n, row in enumerate(ROWS, 1))], [190, 120, 140, 60]
    ),
)
