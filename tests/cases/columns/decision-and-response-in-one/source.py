"""One column is headed "Decision and response": the response is the whole cell, the decision what it says."""

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table

answers = [
    "Decision: Agreed. The saplings are ordered.",
    "Decision: Agreed in part. In towns only.",
    "Decision: Not agreed. There is no money for it.",
    "Decision: Agreed",
]
rows = [
    ["No.", "Recommendation", "Decision and response", "Progress update"],
    *([str(n + 1), ASKED[n], answers[n], UPDATES[n]] for n in range(4)),
]
draw(__file__, above(), drawn_table(rows, [30, 180, 150, 150]))
