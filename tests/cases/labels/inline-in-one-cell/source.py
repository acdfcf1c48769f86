"""One cell holds recommendation, response and update, each behind its own label."""

from tests.cases.typeset import ANSWERS, ASKED, RAGS, UPDATES, above, draw, drawn_table

rows = [["No.", "Recommendation, response and update", "Status"]]
rows += [
    [
        str(n + 1),
        f"<b>Recommendation:</b> {ASKED[n]}.<br/><b>Response:</b> {ANSWERS[n]}<br/><b>Update:</b> {UPDATES[n]}",
        RAGS[n],
    ]
    for n in range(4)
]
draw(__file__, above(), drawn_table(rows, [32, 400, 70]))
