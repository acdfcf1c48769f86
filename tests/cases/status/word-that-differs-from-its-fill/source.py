"""The word says green on a red fill: a person is asked."""

from reportlab.lib import colors

from tests.cases.typeset import above, draw, status_table
from tests.drawing import GREEN, GRID, RED

fills = [("BACKGROUND", (3, y), (3, y), colors.HexColor(c)) for y, c in enumerate((GREEN, RED, RED), 1)]
draw(__file__, above(), status_table(("Green", "Green", "Red"), "RAG", rules=[*GRID, *fills]))
