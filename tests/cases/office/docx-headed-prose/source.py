"""A Word document without tables: a heading for each recommendation, labelled paragraphs below."""

from tests.cases.typeset import ANSWERS, ASKED, RAGS, TOP, UPDATES, Heading, write_docx

parts = [
    part
    for n in range(4)
    for part in (
        Heading(f"Recommendation {n + 1}", 2),
        f"{ASKED[n]}.",
        f"Response: {ANSWERS[n]}",
        f"Progress: {UPDATES[n]}",
        f"Status: {RAGS[n]}",
    )
]
write_docx(__file__, Heading(TOP[0]), *TOP[1:], *parts)
