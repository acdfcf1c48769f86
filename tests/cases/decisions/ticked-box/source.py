"""Boxes to tick in each row: only the ticked one says anything, and of two ticked ones neither does."""

from tests.cases.typeset import ASKED, GRID_CSS, UPDATES, html_table, html_top, print_html

boxes = ("☒ Agreed ☐ Not agreed", "☐ Agreed ☒ Not agreed", "☒ Agreed ☒ Not agreed", "☐ Agreed ☐ Not agreed")
rows = [
    ["No.", "Recommendation", "Executive decision", "Progress update"],
    *([str(n + 1), ASKED[n], boxes[n], UPDATES[n]] for n in range(4)),
]
print_html(__file__, html_top() + html_table(rows, widths=[6, 34, 30, 30]), GRID_CSS, tags=False)
