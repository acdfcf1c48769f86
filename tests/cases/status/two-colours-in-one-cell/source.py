""" "Red/Amber" is the worse of the two, and flagged; "Ongoing" says nothing; an empty cell is not assessed."""

from tests.cases.typeset import above, draw, status_table

words = ("Green", "Red / Amber", "Ongoing", "")
draw(__file__, above(), status_table(words, "RAG"))
