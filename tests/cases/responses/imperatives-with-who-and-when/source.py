"""Numbered imperatives in bold, nowhere called recommendations but above; below each its reply, who and when."""

from tests.cases.typeset import DAYS, OFFICERS, draw, weeks
from tests.drawing import line

DO = ("Plant more trees", "Install water taps", "Replace the blue bins", "Mend the broken seats")
parts = [
    part
    for n in range(4)
    for part in (
        *line(f"R{n + 1}. {DO[n]}.", True),
        *line(f"{('Agreed', 'Agreed', 'Not agreed', 'Agreed')[n]}. {weeks(3)}"),
        *line(f"Lead: {OFFICERS[n]}"),
        *line(f"By: {DAYS[n]}"),
    )
]
draw(__file__, line("Response to the peer challenge", True, 13), line("The team made four recommendations."), parts)
