"""R, A, G and B on fills of their colours."""

from reportlab.lib import colors

from tests.cases.typeset import above, draw, status_table
from tests.drawing import AMBER, BLUE, GREEN, GRID, RED

fills = [("BACKGROUND", (3, y), (3, y), colors.HexColor(c)) for y, c in enumerate((RED, AMBER, GREEN, BLUE), 1)]
draw(__file__, above(), status_table("RAGB", rules=[*GRID, *fills]))
