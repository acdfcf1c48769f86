"""Every other row is painted; no lines."""

from reportlab.lib import colors

from tests.cases.typeset import above, draw, drawn_table

draw(
    __file__,
    above(),
    drawn_table(rules=[("BACKGROUND", (0, y), (-1, y), colors.HexColor("#dce6f1")) for y in (0, 2, 4)]),
)
