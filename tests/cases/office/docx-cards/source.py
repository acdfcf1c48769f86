"""A Word document with a small table of labels and values for each recommendation."""

from tests.cases.typeset import ANSWERS, ASKED, DAYS, OFFICERS, RAGS, TOP, UPDATES, Grid, Heading, write_docx

labels = ("Recommendation", "Cabinet response", "Progress update", "Lead officer", "Target date", "Status")
cards = [
    Grid(
        [
            (label, value)
            for label, value in zip(
                labels, (f"{n + 1}. {ASKED[n]}", ANSWERS[n], UPDATES[n], OFFICERS[n], DAYS[n], RAGS[n]), strict=True
            )
        ],
        [40, 130],
        heads=0,
    )
    for n in range(4)
]
write_docx(__file__, Heading(TOP[0]), *TOP[1:], *cards)
