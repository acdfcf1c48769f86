"""A column of boxes: an unticked "Already implemented" says nothing of the status."""

from tests.cases.typeset import ASKED, GRID_CSS, UPDATES, html_table, html_top, print_html

boxes = (
    "☒ Cannot be considered at this time ☐ Already implemented",
    "☐ Cannot be considered at this time ☒ Already implemented",
    "☐ Cannot be considered at this time ☐ Already implemented",
)
rows = [
    ["No.", "Recommendation", "Progress update", "Status"],
    *([str(n + 1), ASKED[n], UPDATES[n], boxes[n]] for n in range(3)),
]
print_html(__file__, html_top() + html_table(rows, widths=[6, 34, 30, 30]), GRID_CSS, tags=False)
