"""Neither lines nor white between the rows: numbers and states say where one begins."""

from tests.cases.typeset import ASKED, OFFICERS, RAGS, UPDATES, html_table, html_top, print_html, weeks

rows = [
    ["Ref", "Recommendation", "Progress", "Lead", "Status"],
    *([str(n + 1), ASKED[n], f"{UPDATES[n]} {weeks(2)}", OFFICERS[n], RAGS[n]] for n in range(4)),
]
print_html(
    __file__,
    html_top() + html_table(rows, widths=[8, 32, 38, 12, 10]),
    "table{border-collapse:collapse;width:100%}td,th{padding:0 4px}",
    tags=False,
)
