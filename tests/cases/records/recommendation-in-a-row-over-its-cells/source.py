"""Two storeys: the recommendation fills a row, the cells below it say the rest."""

from tests.cases.typeset import ANSWERS, ASKED, GRID_CSS, OFFICERS, RAGS, UPDATES, html_table, html_top, print_html

rows = [["Cabinet response", "Progress update", "Lead officer", "Status"]]
for n in range(4):
    rows += [
        [f"<td colspan=4><b>Recommendation {n + 1}: {ASKED[n]}</b></td>"],
        [ANSWERS[n], UPDATES[n], OFFICERS[n], RAGS[n]],
    ]
print_html(__file__, html_top() + html_table(rows), GRID_CSS, tags=False)
