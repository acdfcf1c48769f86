"""Borderless tables: labels of two lines to the left, the title of each recommendation over it."""

from tests.cases.typeset import ANSWERS, ASKED, RAGS, TOP, UPDATES, Grid, Heading, Shade, print_docx, weeks

labels = ("What we asked the Executive to do", "What the Executive said", "What has happened since then", "RAG")
parts = []
for n, title in enumerate(("Street trees", "Water taps", "Blue bins", "Seats")):
    values = (f"{ASKED[n]}.", ANSWERS[n], f"{UPDATES[n]} {weeks(3)}", RAGS[n])
    parts += [
        Shade(f"{n + 1}. {title}", bold=True),
        Grid(list(zip(labels, values, strict=True)), [42, 130], style="Normal Table", heads=0),
    ]
print_docx(__file__, Heading(TOP[0]), *TOP[1:], *parts)
