"""Some recommendations begin with what the inquiry found: that sentence is no title."""

from tests.cases.typeset import BINS, SEATS, TAPS, TOP, TREES, html_top, print_html

rows = (
    (
        1,
        f"Street trees are dying. We recommend {TREES[0].lower()}{TREES[1:]}.",
        "Agreed. There is money for it.",
        "Forty trees were planted.",
    ),
    (
        2,
        f"Residents walk a mile for water. The Committee recommends {TAPS[0].lower()}{TAPS[1:]}.",
        "Agreed. There is money for it.",
        "Two taps run.",
    ),
    (3, f"{BINS}.", "Not agreed. There is no money for it.", "None."),
    (4, f"{SEATS}.", "Agreed. There is money for it.", "Nine seats are set up."),
)
cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
print_html(
    __file__,
    html_top(*TOP)
    + f"<table><tr><th>No.</th><th>Recommendation</th><th>Response</th><th>Update</th></tr>{cells}</table>",
    "table{border-collapse:collapse}td,th{border:1px solid #333;padding:1mm}",
    tags=False,
)
