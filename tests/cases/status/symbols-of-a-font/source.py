"""A tick, a disc and a cross of a symbol font."""

from reportlab.platypus import Paragraph

from tests.cases.typeset import above, draw, status_table
from tests.drawing import AMBER, RED, style

signs = [
    Paragraph(c, style(colour=ink, font="ZapfDingbats")) for c, ink in (("✓", "#000000"), ("●", AMBER), ("✗", RED))
]
draw(__file__, above(), status_table(signs))
