"""Four blue stars, no key and no other colour: nothing says that they mean complete."""

from math import cos, pi, sin

from reportlab.graphics.shapes import Drawing, Polygon
from reportlab.lib import colors

from tests.cases.typeset import ASKED, UPDATES, above, draw, drawn_table
from tests.drawing import BLUE

star = Drawing(14, 14)
points = [(7 + r * sin(n * pi / 5), 7 + r * cos(n * pi / 5)) for n, r in enumerate((7, 3) * 5)]
star.add(Polygon([at for point in points for at in point], fillColor=colors.HexColor(BLUE), strokeColor=None))
rows = [
    ["No.", "Recommendation", "Progress update", "RAG"],
    *([str(n + 1), ASKED[n], UPDATES[n], star] for n in range(4)),
]
draw(__file__, above(), drawn_table(rows, [32, 200, 200, 60]))
