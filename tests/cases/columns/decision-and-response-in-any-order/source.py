"""Under "Decision and response" the decision stands in front, behind, or is still to come: no answer is lost."""

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table

answers = [
    "Decision: Agreed. The saplings are ordered. Response: planting begins in May.",
    "The Cabinet agrees. Decision: agreed.",
    "Decision: to be taken in May",
    "Decision: Agreed. Seats are bought. Response: they stand by June.",
]
rows = [
    ["No.", "Recommendation", "Decision and response", "Progress update"],
    *([str(n + 1), ASKED[n], answers[n], UPDATES[n]] for n in range(4)),
]
draw(__file__, above(), drawn_table(rows, [30, 180, 150, 150]))
