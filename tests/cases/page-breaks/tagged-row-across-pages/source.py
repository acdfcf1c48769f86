"""A browser cuts rows where the page ends and its tags keep them whole."""

from tests.cases.typeset import ANSWERS, GRID_CSS, HEADS, ROWS, TAPS, UPDATES, html_table, html_top, print_html, weeks

rows = [HEADS, *ROWS[:1], ["2", TAPS, ANSWERS[1], f"{UPDATES[1]} {weeks(12)}", "Amber"], *ROWS[2:]]
print_html(
    __file__, html_top() + "<div style='height:150mm'></div>" + html_table(rows, widths=[6, 30, 24, 30, 10]), GRID_CSS
)
