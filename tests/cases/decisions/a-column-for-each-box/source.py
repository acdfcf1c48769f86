"""Each answer has a column of boxes of its own; the ticked one counts, an empty one says nothing."""

from tests.cases.typeset import ASKED, GRID_CSS, UPDATES, html_table, html_top, print_html

marks = ("☒☐☐", "☐☒☐", "☐☐☒")
rows = [
    ["No.", "Recommendation", "Agreed", "Not agreed", "Already implemented", "Comments"],
    *([str(n + 1), ASKED[n], *marks[n], UPDATES[n]] for n in range(3)),
]
print_html(__file__, html_top() + html_table(rows, widths=[6, 30, 10, 10, 14, 30]), GRID_CSS, tags=False)
