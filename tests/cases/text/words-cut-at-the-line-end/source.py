"""Hyphens at line ends: informa-/tion loses its own, e-/safety and long-/term keep it, as the same words stand elsewhere."""

from tests.cases.typeset import above, draw, drawn_table

rows = [
    ["No.", "Recommendation", "Progress update"],
    [
        "1",
        "That informa-\ntion on e-\nsafety is sent\nto all schools",
        "The information went out; e-safety is taught in all schools.",
    ],
    ["2", "That long-\nterm places\nare found", "Nine long-term places are found."],
]
draw(__file__, above(), drawn_table(rows, [32, 72, 250]))
