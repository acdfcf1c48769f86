"""One column holds words of decision alone, another the answer."""

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table

said = ("Accepted", "Partially accepted", "Rejected", "Accepted")
answers = ("Saplings are ordered.", "In towns only.", "There is no money for it.", "Seats are bought.")
rows = [
    ["No.", "Recommendation", "Decision", "Cabinet response", "Progress update"],
    *([str(n + 1), ASKED[n], said[n], answers[n], UPDATES[n]] for n in range(4)),
]
draw(__file__, above(), drawn_table(rows, [32, 160, 75, 115, 130]))
