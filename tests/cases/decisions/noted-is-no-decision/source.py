"""A recommendation that is only noted is neither agreed nor rejected."""

from tests.cases.typeset import HEADS, ROWS, above, draw, drawn_table

answers = ("Agreed.", "Noted.", "To be considered with the budget.", "Agreed.")
draw(
    __file__,
    above(),
    drawn_table([HEADS, *([*row[:2], answer, *row[3:]] for row, answer in zip(ROWS, answers, strict=True))]),
)
