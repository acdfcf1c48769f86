"""Columns of plain text with two letters of white between them, untagged."""

from tests.cases.typeset import html_table, html_top, print_html

print_html(
    __file__,
    html_top() + html_table(widths=[6, 32, 24, 28, 10]),
    "table{border-spacing:0}td,th{padding:3px 5px}",
    tags=False,
)
