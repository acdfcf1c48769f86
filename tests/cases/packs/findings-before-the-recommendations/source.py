"""A table of findings looks like that of the recommendations below it, and is none."""

from reportlab.platypus import Spacer

from tests.cases.typeset import above, draw, drawn_table

findings = [
    ["No.", "Findings", "Comments"],
    ["1", "The panel found few trees in the east.", "Noted."],
    ["2", "Residents ask for water.", "Noted."],
]
draw(__file__, above(), drawn_table(findings, [32, 300, 160]), Spacer(1, 14), drawn_table())
