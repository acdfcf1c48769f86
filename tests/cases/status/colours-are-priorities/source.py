"""The key says that the colours are priorities: no progress is told from them."""

from reportlab.lib import colors
from reportlab.platypus import Spacer

from tests.cases.typeset import above, draw, status_table
from tests.drawing import AMBER, GREEN, GRID, RED, line

fills = [("BACKGROUND", (3, y), (3, y), colors.HexColor(c)) for y, c in enumerate((RED, AMBER, GREEN), 1)]
draw(
    __file__,
    above(),
    status_table([""] * 3, rules=[*GRID, *fills]),
    Spacer(1, 8),
    line("Key", True),
    line("Red: priority 1, within 1 month"),
    line("Amber: priority 2, within 3 months"),
    line("Green: priority 3, within 6 months"),
)
