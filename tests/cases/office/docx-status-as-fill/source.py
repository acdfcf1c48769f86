"""A Word document whose cells are painted, with a key."""

from tests.cases.typeset import ASKED, TOP, UPDATES, Grid, Heading, Shade, write_docx

fills = ("00B050", "FFC000", "C00000")
rows = [
    ["No.", "Recommendation", "Progress update", "RAG"],
    *([str(n + 1), ASKED[n], UPDATES[n], Shade("", fill=fills[n])] for n in range(3)),
]
write_docx(
    __file__,
    Heading(TOP[0]),
    *TOP[1:],
    Grid(rows, [12, 70, 70, 20]),
    "Key",
    "Green: on track",
    "Amber: some concerns",
    "Red: not delivered",
)
