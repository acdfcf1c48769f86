"""A theme's row is printed again at the head of the next page: it is one theme, and no record."""

from tests.cases.typeset import GRID_CSS, HEADS, ROWS, html_table, html_top, print_html

rows = [HEADS, ["<td colspan=5><b>Streets</b></td>"], *ROWS[:2], ["<td colspan=5><b>Rest</b></td>"], *ROWS[2:3]]
more = [HEADS, ["<td colspan=5><b>Rest</b></td>"], *ROWS[3:]]
body = html_top() + html_table(rows) + "<div style='break-before:page'></div>" + html_table(more)
print_html(__file__, body, GRID_CSS, tags=False)
