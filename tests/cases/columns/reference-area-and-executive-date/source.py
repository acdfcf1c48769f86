"""A tracker of eight columns: references with a year in them, initials, blank rows at its end, a key for words."""

from tests.cases.typeset import BINS, TAPS, TREES, UPDATES, above, draw, drawn_table
from tests.drawing import line

draw(
    __file__,
    *above("City of Ormsworth Council", "Scrutiny recommendation tracker 2025/26"),
    drawn_table(
        [
            ["Reference", "Date", "Area", "Recommendation", "Exec Date", "Lead Officer/EM", "Action taken", "Status"],
            ["SR (25/26) 01", "01/02/26", "Parks", TREES, "01/03/26", "AB/CD", UPDATES[0], "Complete"],
            ["SR (25/26) 02", "01/02/26", "Streets", TAPS, "02/04/26", "EF", UPDATES[1], "Ongoing"],
            ["SR (23/24) 19", "11/12/24", "Waste", BINS, "", "GH/AB", UPDATES[2], "Paused"],
            *([""] * 8 for _ in range(5)),
        ],
        [70, 55, 55, 235, 55, 70, 140, 60],
    ),
    line("KEY", True),
    line("Green:achieved, stop monitoring"),
    line("Amber:acceptable progress, continue"),
    line("Red:unacceptable progress"),
    wide=True,
)
