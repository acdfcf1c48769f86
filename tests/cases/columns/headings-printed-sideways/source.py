"""Headings printed sideways over narrow columns."""

from tests.cases.typeset import ASKED, GRID_CSS, OFFICERS, RAGS, UPDATES, html_table, html_top, print_html

heads = ["<th>Ref", "<th>Recommendation", "<th>Progress update", "<th class=t>Lead officer", "<th class=t>Status"]
print_html(
    __file__,
    html_top()
    + html_table(
        [[h + "</th>" for h in heads], *([str(n + 1), ASKED[n], UPDATES[n], OFFICERS[n], RAGS[n]] for n in range(4))]
    ),
    GRID_CSS + ".t{writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap}",
    tags=False,
)
