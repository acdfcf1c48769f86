"""Only the row of headings is painted, its letters white."""

from tests.cases.typeset import html_table, html_top, print_html

body = html_top() + html_table()
print_html(
    __file__,
    body,
    "table{border-collapse:collapse}td,th{padding:4px 10px}th{background:#1f3864;color:#fff}",
    tags=False,
)
