"""The response says how it was decided, in words of its own; the whole cell stays."""

from tests.cases.typeset import HEADS, ROWS, above, draw, drawn_table

answers = (
    "The Cabinet accepts this recommendation in principle. Sites are looked for.",
    "Accepted.",
    "The Cabinet is not able to support this.",
    "Partially accepted: seats at ten stops.",
)
draw(
    __file__,
    above(),
    drawn_table([HEADS, *([*row[:2], answer, *row[3:]] for row, answer in zip(ROWS, answers, strict=True))]),
)
