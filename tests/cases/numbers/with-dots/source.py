"""3.2, 3.3, 33.10a, 33.10b."""

from tests.cases.typeset import HEADS, ROWS, above, draw, drawn_table

draw(
    __file__,
    above(),
    drawn_table(
        [
            HEADS[1:],
            *([f"{no} {row[1]}", *row[2:]] for no, row in zip(("3.2", "3.3", "33.10a", "33.10b"), ROWS, strict=True)),
        ],
        [190, 120, 140, 60],
    ),
)
