"""The recommendation stands under its number (8.14), the reply under "Response"."""

from tests.cases.typeset import ANSWERS, ASKED, draw, weeks
from tests.drawing import line

parts = [
    part
    for n in range(4)
    for part in (
        *line(f"8.{14 + n}", True, 11),
        *line(f"{ASKED[n]}."),
        *line("Response", True),
        *line(f"{ANSWERS[n]} {weeks(2)}"),
    )
]
draw(__file__, line("Council's response to the Streets Commission", True, 13), line("Wexley District Council"), parts)
