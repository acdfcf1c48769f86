"""Each cell is a box of its own, with a gap to the next."""

from tests.cases.typeset import html_table, html_top, print_html

print_html(
    __file__, html_top() + html_table(), "table{border-spacing:4px}td,th{border:1px solid #444;padding:3px}", tags=False
)
