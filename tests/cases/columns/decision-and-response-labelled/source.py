"""Each cell says "Decision: …" and "Response: …": both belong to the response, which is the whole cell."""

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table

answers = [
    "Decision: Agreed Response: The saplings are ordered.",
    "Decision: Agreed in part Response: In towns only.",
    "Decision: Not agreed Response: There is no money for it.",
    "Decision: Agreed Response: Seats are bought.",
]
rows = [
    ["Recommendation", "Decision and response", "Progress update"],
    *([ASKED[n], answers[n].replace(" Response", "\nResponse"), UPDATES[n]] for n in range(4)),
]
draw(__file__, above(), drawn_table(rows, [180, 160, 150]))
