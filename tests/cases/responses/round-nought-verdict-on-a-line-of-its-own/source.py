"""Headings with a number, the recommendation, a verdict in bold on a line of its own, the reply."""

from tests.cases.typeset import BINS, SEATS, TAPS, TREES, print_html, weeks

block = "<h3>Recommendation {}</h3><p>{}.</p><p><b>{}</b></p><p>{}</p>".format
print_html(
    __file__,
    "<h1>Government response to the report “Clean Streets”</h1><h2>Streets</h2>"
    f"{block(1, TREES, 'Accepted', weeks(2))}{block(2, TAPS, 'Partially accepted', weeks(1))}<h2>Towns</h2>"
    f"{block(3, BINS, 'Not accepted', weeks(2))}{block(4, SEATS, 'Accepted', weeks(3))}",
    "h3{font-size:12pt}",
    tags=False,
)
