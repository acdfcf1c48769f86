"""Every cell is centred in its box, across and down."""

from tests.cases.typeset import GRID_CSS, html_table, html_top, print_html

print_html(
    __file__,
    html_top() + html_table(),
    GRID_CSS + "td,th{text-align:center!important;vertical-align:middle!important}",
    tags=False,
)
