"""SR (25/26) 01: the year belongs to the number."""

from tests.cases.typeset import HEADS, ROWS, above, draw, drawn_table

draw(
    __file__,
    above(),
    drawn_table(
        [HEADS[1:], *([f"SR (25/26) 0{n}: {row[1]}", *row[2:]] for n, row in enumerate(ROWS, 1))], [190, 120, 140, 60]
    ),
)
