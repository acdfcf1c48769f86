"""A table counts the recommendations by colour; it holds none of them."""

from reportlab.platypus import Spacer

from tests.cases.typeset import above, draw, drawn_table

counts = drawn_table(
    [["Status", "Number"], ["Green", "1"], ["Amber", "1"], ["Red", "1"], ["Complete", "1"], ["Total", "4"]], [100, 60]
)
draw(__file__, above(), counts, Spacer(1, 10), drawn_table())
