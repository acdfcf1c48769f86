"""A summary in front lists all recommendations, shortened; they are no second set of records."""

from reportlab.platypus import PageBreak

from tests.cases.typeset import above, draw, drawn_table
from tests.drawing import line

listed = [
    part
    for n in range(4)
    for part in line(f"{n + 1}. {('Street trees', 'Water taps', 'Blue bins', 'Seats')[n]} ........ page 2")
]
draw(__file__, above(), line("Contents", True), listed, PageBreak(), drawn_table())
