"""A small table for each recommendation, its labels in the left column."""

from reportlab.lib import colors
from reportlab.platypus import Spacer

from tests.cases.typeset import ANSWERS, ASKED, DAYS, OFFICERS, RAGS, UPDATES, above, draw, drawn_table
from tests.drawing import GRID


def card(n):
    rows = [
        [f"Recommendation {n + 1}", ASKED[n]],
        ["Cabinet response", ANSWERS[n]],
        ["Progress update", UPDATES[n]],
        ["Lead officer", OFFICERS[n]],
        ["Target date", DAYS[n]],
        ["Status", RAGS[n]],
    ]
    shade = ("BACKGROUND", (0, 0), (0, -1), colors.HexColor("#dde3ea"))
    return [drawn_table(rows, [110, 390], rules=[*GRID, shade], heads=0), Spacer(1, 12)]


draw(__file__, above(), *(card(n) for n in range(4)))
