"""Nothing but the opener "We recommend that" tells where the title ends."""

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table

rows = [
    ["Recommendation", "Progress update"],
    *(
        [f"Recommendation {n + 1}: {title} We recommend {ASKED[n][0].lower()}{ASKED[n][1:]}.", UPDATES[n]]
        for n, title in enumerate(("Street trees", "Water taps", "Blue bins", "Seats"))
    ),
]
draw(__file__, above(), drawn_table(rows, [300, 190]))
