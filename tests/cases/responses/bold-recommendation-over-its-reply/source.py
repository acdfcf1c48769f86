"""Numbered recommendations in bold; the reply follows in plain print, the verdict on a line of its own."""

from tests.cases.typeset import ASKED, draw, weeks
from tests.drawing import line

parts = [
    part
    for n in range(4)
    for part in (
        *line(f"Recommendation {n + 1}: {ASKED[n]}.", True),
        *line(("Accepted", "Accepted in part", "Not accepted", "Accepted")[n]),
        *line(weeks(3)),
    )
]
draw(
    __file__,
    line("Response to the report of the inquiry into Clean Streets", True, 13),
    line("Wexley District Council, March 2024"),
    line("Introduction", True),
    line(weeks(4)),
    parts,
)
