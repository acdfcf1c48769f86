"""The title is bold and ends without a mark; the text follows on the same line."""

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table

rows = [
    ["No.", "Recommendation", "Progress update"],
    *(
        [str(n + 1), f"<b>{title}</b> {ASKED[n]}.", UPDATES[n]]
        for n, title in enumerate(("Street trees", "Water taps", "Blue bins", "Seats"))
    ),
]
draw(__file__, above(), drawn_table(rows, [32, 270, 190]))
