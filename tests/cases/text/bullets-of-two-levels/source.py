"""Points and points below them keep their levels, paragraphs stay apart."""

from tests.cases.typeset import GRID_CSS, TAPS, TREES, UPDATES, html_table, html_top, print_html

below = "<ul><li>by the river</li><li>on the hill</li></ul>"
done = f"<p>Work has begun:</p><ul><li>in the west</li><li>in the east{below}</li></ul><p>The rest follows.</p>"
rows = [["No.", "Recommendation", "Progress update"], ["1", TREES, done], ["2", TAPS, UPDATES[1]]]
print_html(__file__, html_top() + html_table(rows), GRID_CSS)
