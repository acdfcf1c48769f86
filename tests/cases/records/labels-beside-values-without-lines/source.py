"""Labels in a column of their own beside the values, nothing drawn; a page ends between two labels."""

from tests.cases.typeset import ANSWERS, ASKED, OFFICERS, RAGS, UPDATES, html_top, print_html

blocks = "".join(
    f"<dl><dt>Recommendation {n + 1}</dt><dd>{ASKED[n]}.</dd><dt>Response</dt><dd>{ANSWERS[n]}</dd><dt>Progress</dt>"
    f"<dd>{UPDATES[n]}</dd><dt>Lead officer</dt><dd>{OFFICERS[n]}</dd><dt>Status</dt><dd>{RAGS[n]}</dd></dl>"
    for n in range(4)
)
css = "dl{display:grid;grid-template-columns:40mm 1fr;margin:0 0 6mm}dt{font-weight:bold}dd{margin:0 0 2mm}h1{margin-bottom:90mm}"
print_html(__file__, html_top() + blocks, css, tags=False)
