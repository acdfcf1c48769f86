"""A sentence over the table says what the letters mean."""

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table
from tests.drawing import line

rows = [
    ["No.", "Recommendation", "Progress update", "Status"],
    *([str(n + 1), ASKED[n], UPDATES[n], "GAR"[n]] for n in range(3)),
]
draw(
    __file__,
    above(),
    line("Statuses: G = on track; A = some slippage; R = not delivered."),
    drawn_table(rows, [32, 200, 200, 60]),
)
