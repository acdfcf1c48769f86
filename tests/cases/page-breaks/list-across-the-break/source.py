"""A list within a cell goes on overleaf: its points stay points of one cell."""

from reportlab.platypus import Spacer

from tests.cases.typeset import ANSWERS, HEADS, ROWS, TAPS, above, draw, drawn_table

points = "\n".join(f"{n}) ward {n} was visited and what its residents said was written down;" for n in range(1, 9))
rows = [HEADS, *ROWS[:1], ["2", TAPS, ANSWERS[1], points, "Amber"], *ROWS[2:]]
draw(__file__, above(), Spacer(1, 330), drawn_table(rows, cut=True))
