"""The words are all the same; the colour of their letters says how it stands."""

from reportlab.platypus import Paragraph

from tests.cases.typeset import above, draw, status_table
from tests.drawing import AMBER, GREEN, RED, style

signs = [Paragraph("See note", style(True, colour=ink)) for ink in (GREEN, AMBER, RED)]
draw(__file__, above(), status_table(signs))
