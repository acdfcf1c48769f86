"""A frame for each recommendation: below its number and text one cell of labels and one of values, line by line."""

from tests.cases.typeset import ASKED, DAYS, OFFICERS, UPDATES, above, draw, drawn_table

LABELS = "Response\nWho\nBy when\nWhat has happened"
rows = []
for n in range(4):
    rows.append([f"Recommendation {n + 1}", f"{ASKED[n]}."])
    rows.append([LABELS, f"Accepted\n{OFFICERS[n]}\n{DAYS[n]}\n{UPDATES[n]}"])
draw(__file__, above(), drawn_table(rows, [120, 380]))
