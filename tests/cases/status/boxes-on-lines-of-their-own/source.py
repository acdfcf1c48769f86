"""Boxes below one another in the column of status: the ticked one alone counts."""

from tests.cases.typeset import ASKED, GRID_CSS, UPDATES, html_table, html_top, print_html

words = ("Not yet considered", "Cannot be considered at this time", "Already implemented")


def boxes(ticked):
    return "<br>".join(f"{'☒' if word == ticked else '☐'} {word}" for word in words)


rows = [
    ["No.", "Recommendation", "Response", "Status"],
    *([str(n + 1), ASKED[n], UPDATES[n], boxes(words[n])] for n in range(3)),
]
print_html(__file__, html_top() + html_table(rows), GRID_CSS, tags=False)
