"""Rows are keyed by the minute in which the committee resolved."""

from tests.cases.typeset import ROWS, above, draw, drawn_table

rows = [
    ["Minute no.", "Recommendation", "Progress update", "Status"],
    *([str(986 + 7 * n), row[1], row[3], row[4]] for n, row in enumerate(ROWS)),
]
draw(__file__, above(), drawn_table(rows, [70, 190, 170, 70]))
