"""Titles in plain print end with a colon or a dash, which is no part of them."""

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table

ends = (":", " –", ":", " –")
rows = [
    ["No.", "Recommendation", "Progress update"],
    *(
        [str(n + 1), f"{title}{ends[n]} {ASKED[n]}.", UPDATES[n]]
        for n, title in enumerate(("Street trees", "Water taps", "Blue bins", "Seats"))
    ),
]
draw(__file__, above(), drawn_table(rows, [32, 270, 190]))
