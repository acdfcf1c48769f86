"""No lines, hardly any white, and the file's tags say what the cells are."""

from tests.cases.typeset import html_table, html_top, print_html

print_html(__file__, html_top() + html_table(widths=[6, 32, 24, 28, 10]), "td,th{padding:0 2px}")
