"""The table goes on without headings; each column breaks where its own text does."""

from tests.cases.typeset import ANSWERS, GRID_CSS, HEADS, ROWS, TAPS, UPDATES, html_table, html_top, print_html, weeks

rows = [
    HEADS,
    *ROWS[:1],
    ["2", f"{TAPS}. {weeks(3)}", f"{ANSWERS[1]} {weeks(4)}", f"{UPDATES[1]} {weeks(12)}", "Amber"],
    *ROWS[2:],
]
body = html_top() + "<div style='height:120mm'></div>" + html_table(rows, widths=[6, 30, 26, 28, 10])
print_html(__file__, body, GRID_CSS + "thead{display:table-row-group}tr{break-inside:auto}", tags=False)
