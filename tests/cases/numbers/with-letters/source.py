"""1a, 1b, 2a, 2b: the letter belongs to the number."""

from tests.cases.typeset import HEADS, ROWS, above, draw, drawn_table

draw(
    __file__,
    above(),
    drawn_table(
        [HEADS[1:], *([f"{no} {row[1]}", *row[2:]] for no, row in zip(("1a", "1b", "2a", "2b"), ROWS, strict=True))],
        [190, 120, 140, 60],
    ),
)
