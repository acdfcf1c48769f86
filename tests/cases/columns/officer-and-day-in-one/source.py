"""One column holds who is to do it and by when, the day below the name, behind it or in words."""

from tests.cases.typeset import ANSWERS, ASKED, DAYS, OFFICERS, UPDATES, above, draw, drawn_table

WHO = [f"{OFFICERS[0]}\n{DAYS[0]}", f"{OFFICERS[1]}, by {DAYS[1]}", f"{OFFICERS[2]}\nOngoing", OFFICERS[3]]
rows = [[str(n + 1), f"{ASKED[n]}.", ANSWERS[n], WHO[n], UPDATES[n]] for n in range(4)]
heads = ["No.", "Recommendation", "Cabinet response", "Officer and date", "Progress update"]
draw(__file__, above(), drawn_table([heads, *rows], [30, 150, 110, 110, 130]))
