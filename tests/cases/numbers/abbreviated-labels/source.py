"""Rec 1, R2, No. 3 and Recommendation 4 in one report: the numbers are 1 to 4."""

from tests.cases.typeset import HEADS, ROWS, above, draw, drawn_table

rows = [
    HEADS[1:],
    *(
        [f"{no}: {row[1]}", *row[2:]]
        for no, row in zip(("Rec 1", "R2", "No. 3", "Recommendation 4"), ROWS, strict=True)
    ),
]
draw(__file__, above(), drawn_table(rows, [190, 120, 140, 60]))
