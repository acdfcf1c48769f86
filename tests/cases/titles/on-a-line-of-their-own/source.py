"""The title fills the first line of the cell."""

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table

rows = [
    ["No.", "Recommendation", "Progress update"],
    *(
        [str(n + 1), f"<b>{title}</b>\n{ASKED[n]}.", UPDATES[n]]
        for n, title in enumerate(("Street trees", "Water taps", "Blue bins", "Seats"))
    ),
]
draw(__file__, above(), drawn_table(rows, [32, 270, 190]))
