"""A coloured band with number and title opens each recommendation; a small table follows."""

from tests.cases.typeset import ANSWERS, ASKED, GRID_CSS, OFFICERS, RAGS, UPDATES, html_table, html_top, print_html

blocks = "".join(
    f"<div class=band>Recommendation {n + 1}: {title}</div><p>{ASKED[n]}.</p>"
    + html_table(
        [
            ["Cabinet response", "Progress update", "Lead officer", "Status"],
            [ANSWERS[n], UPDATES[n], OFFICERS[n], RAGS[n]],
        ]
    )
    for n, title in enumerate(("Street trees", "Water taps", "Blue bins", "Seats"))
)
print_html(
    __file__,
    html_top() + blocks,
    GRID_CSS + ".band{background:#1f3864;color:#fff;padding:2mm;margin-top:4mm;font-weight:bold}",
    tags=False,
)
