"""Soft hyphens and ligatures are resolved."""

from tests.cases.typeset import GRID_CSS, TAPS, UPDATES, html_table, html_top, print_html

rows = [
    ["No.", "Recommendation", "Progress update"],
    ["1", "That oﬃcers ﬁnd a ﬂat roof for the ﬁrst bee­hives", "An oﬃce roof is ﬁt for them."],
    ["2", TAPS, UPDATES[1]],
]
print_html(__file__, html_top() + html_table(rows, widths=[8, 40, 52]), GRID_CSS, tags=False)
