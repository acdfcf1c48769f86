"""A list of all recommendations is in front of the replies, where each has the page of the report behind its number."""

from tests.cases.typeset import ASKED, print_html, weeks

listed = "".join(f"<p>Recommendation {n}: {asked}.</p>" for n, asked in enumerate(ASKED, 1))
parts = "".join(
    f"<div class=box><p><b>Recommendation {n}</b> (page {3 * n + 7})</p><p>{asked}.</p></div>"
    f"<p>We accept this recommendation. {weeks(n)}</p>"
    for n, asked in enumerate(ASKED, 1)
)
print_html(
    __file__,
    "<h1>Government response to the report “Clean Streets”</h1><h2>Summary of recommendations</h2>"
    f"{listed}<h2>Our replies</h2>{parts}",
    ".box{border-top:1.5pt solid #702082;border-bottom:1.5pt solid #702082;margin:4mm 0 2mm}",
    tags=False,
)
