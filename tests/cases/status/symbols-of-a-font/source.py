"""A tick, a disc and a cross of a symbol font."""

from reportlab.platypus import Paragraph

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table
from tests.drawing import AMBER, RED, style

signs = [
    Paragraph(c, style(colour=ink, font="ZapfDingbats")) for c, ink in (("✓", "#000000"), ("●", AMBER), ("✗", RED))
]
draw(
    __file__,
    above(),
    drawn_table(
        [
            ["No.", "Recommendation", "Progress update", "RAG status"],
            *([str(n + 1), ASKED[n], UPDATES[n], signs[n]] for n in range(3)),
        ],
        [32, 200, 200, 60],
    ),
)
